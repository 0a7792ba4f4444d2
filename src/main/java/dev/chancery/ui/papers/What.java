package dev.chancery.ui.papers;

import dev.chancery.domain.Authority;
import dev.chancery.domain.CertificateQuery;

/// What is to be made.
sealed interface What {

    /// The report of an authority.
    record Report(Authority authority) implements What {}

    /// Labels for things, by their numbers.
    record Labels(long[] things) implements What {}

    /// A calendar of the ends of certificates.
    record Calendar(CertificateQuery query) implements What {}

    /// A list of certificates.
    record Inventory(CertificateQuery query) implements What {}
}
