package dev.chancery.engine;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.Failure;
import dev.chancery.domain.ScheduledRun;
import java.util.List;

/// Something that has been done and is durable.
public sealed interface Happening {

    /// A certificate took the place of another one.
    record Replaced(CertificateId old, CertificateId successor, Way way) implements Happening {}

    /// These were revoked or put on hold.
    record Revoked(List<CertificateId> certificates) implements Happening {
        public Revoked {
            certificates = List.copyOf(certificates);
        }
    }

    /// A revocation list was published, or could not be.
    record ListTried(Publication publication) implements Happening {}

    /// A backup that should have been made before a job was not; the job went on.
    record NoBackup(Failure why) implements Happening {}

    /// The scheduler has done its work.
    record RunEnded(ScheduledRun run) implements Happening {}

    /// Something about the events for a broker is different: one was sent, or the connection came or went.
    record OutboxMoved() implements Happening {}
}
