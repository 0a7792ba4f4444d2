package dev.chancery.ui.issue;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.VaultNotice;
import dev.chancery.domain.Violation;
import java.time.Instant;
import java.util.List;

/// What came of issuing.
public sealed interface Outcome {

    /// One certificate, who stands above it, the root last, when that was looked up, and what a Vault said about it.
    record One(Certificate certificate, List<Authority> issuers, Instant now, List<VaultNotice> notices) implements Outcome {
        @Override public List<CertificateId> certificates() {
            return List.of(certificate.id());
        }
    }

    /// A bulk job that ran to its end; so many things were passed over because they have a certificate.
    record Many(List<CertificateId> certificates, int passedOver, List<Problem> problems) implements Outcome {
        boolean everybody() {
            return passedOver == 0 && problems.isEmpty();
        }
    }

    /// A thing for which nothing was issued, and why.
    record Problem(ThingId thing, List<Violation> violations) {}

    /// A bulk job that was cancelled or failed, of so many things: these certificates are in the store.
    record CutShort(List<CertificateId> certificates, int things, boolean cancelled) implements Outcome {}

    /// A Vault does not do it, or cannot be asked.
    record Away(Failure why) implements Outcome {
        @Override public List<CertificateId> certificates() {
            return List.of();
        }
    }

    /// What a Vault signed for somebody is not in the store: it is revoked again, or `waits` for a decision.
    record NotKept(String label, boolean waits) implements Outcome {
        @Override public List<CertificateId> certificates() {
            return List.of();
        }
    }

    /// The new certificates.
    List<CertificateId> certificates();
}
