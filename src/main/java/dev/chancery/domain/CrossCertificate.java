package dev.chancery.domain;

import java.util.Optional;

/// A certificate by which an authority of this store certifies the key of another authority: who trusts the one accepts
/// what the other has signed.
///
/// `signer` is its issuer. `subject` is empty when the other authority is not of this store.
public record CrossCertificate(Certificate certificate, AuthorityId signer, Optional<AuthorityId> subject) {

    /// Which way it leads between two generations of an authority (RFC 4210, 4.4).
    public enum Way {
        /// For those who trust the old one: they accept what the new one signs.
        NEW_WITH_OLD,
        /// For those who trust the new one: they still accept what the old one has signed.
        OLD_WITH_NEW,
        /// Between authorities that do not follow each other.
        ACROSS
    }

    public Way way(Generations generations) {
        if (subject.isEmpty()) {
            return Way.ACROSS;
        }
        if (generations.allBefore(subject.get()).contains(signer)) {
            return Way.NEW_WITH_OLD;
        }
        return generations.allBefore(signer).contains(subject.get()) ? Way.OLD_WITH_NEW : Way.ACROSS;
    }
}
