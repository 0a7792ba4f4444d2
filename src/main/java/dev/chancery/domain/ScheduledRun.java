package dev.chancery.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One run of the scheduler: what it renewed, what it could not, how many replaced certificates it revoked because
/// their date had come, and what stopped it, if anything.
public record ScheduledRun(Instant begun, Instant ended, List<Renewal> renewals, int revoked, Optional<Trouble> problem) {

    /// What became of one certificate: a successor, or a problem.
    public record Renewal(CertificateId certificate, Optional<CertificateId> successor, Optional<Trouble> problem) {}

    public ScheduledRun {
        renewals = List.copyOf(renewals);
    }

    public long renewed() {
        return renewals.stream().filter(one -> one.successor().isPresent()).count();
    }

    public long failed() {
        return renewals.size() - renewed();
    }
}
