package dev.chancery.domain;

import dev.chancery.domain.Finding.Outcome;
import java.util.List;
import java.util.Optional;

/// What came of verifying a certificate.
///
/// `chain` begins with the certificate and ends where it could not be followed further; it is empty when there was
/// nothing to verify. `missing` names the issuer that was not found.
public record Verdict(List<Link> chain, Optional<String> missing, List<Finding> findings) {

    /// One certificate of the chain: what a person calls it, what it says, and its state now.
    public record Link(String name, Decoded decoded, Status status, Bytes der, boolean ofStore) {}

    public Verdict {
        chain = List.copyOf(chain);
        findings = List.copyOf(findings);
    }

    /// Whether nothing failed.
    public boolean accepted() {
        return !chain.isEmpty() && findings.stream().noneMatch(finding -> finding.outcome() == Outcome.FAILED);
    }

    /// The worst of all: a certificate of which something was not checked has still passed.
    public Outcome outcome() {
        if (!accepted()) {
            return Outcome.FAILED;
        }
        return findings.stream().anyMatch(finding -> finding.outcome() == Outcome.WARNING) ? Outcome.WARNING : Outcome.PASSED;
    }
}
