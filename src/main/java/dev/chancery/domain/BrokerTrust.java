package dev.chancery.domain;

/// Whom a broker's certificate has to lead to.
public sealed interface BrokerTrust {

    /// An authority that this machine trusts.
    record Platform() implements BrokerTrust {}

    /// An authority of the store.
    record OfStore(AuthorityId authority) implements BrokerTrust {}

    /// One of these certificates, in PEM.
    record Own(String pem) implements BrokerTrust {}
}
