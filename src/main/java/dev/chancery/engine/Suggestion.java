package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkKind;
import dev.chancery.domain.ClockDoubt;
import dev.chancery.domain.ScheduledRun;
import java.time.Instant;
import java.util.Optional;

/// Something that is best done next. Those that are told together stand in the order of their urgency.
public sealed interface Suggestion {

    /// How soon it should be done.
    enum Urgency {
        /// Something fails already, or will within days.
        NOW,
        /// Something will fail if nobody looks after it.
        SOON,
        /// Nothing fails; the store is of more use afterwards.
        SOME_DAY
    }

    Urgency urgency();

    /// The store has no authority yet.
    record MakeAuthority() implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOME_DAY;
        }
    }

    /// The revocation list of this authority tells its readers less than the truth, or nothing at all.
    record PublishList(AuthorityId authority, String name, boolean failed) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /// The authority's certificate ends at that time, or has ended.
    record RenewAuthority(Authority authority, boolean over) implements Suggestion {
        @Override public Urgency urgency() {
            return over ? Urgency.NOW : Urgency.SOON;
        }
    }

    /// So many certificates without a successor end within so many days.
    record RenewCertificates(long count, int days) implements Suggestion {
        @Override public Urgency urgency() {
            return days <= Overview.WEEK_DAYS ? Urgency.NOW : Urgency.SOON;
        }
    }

    /// Replaced certificates are revoked from that time on, although nobody has confirmed that their successors are on the
    /// devices.
    record ConfirmDevices(long count, Instant first) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOON;
        }
    }

    /// The last run of the scheduler met with a problem.
    record LookAtRun(ScheduledRun run) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOON;
        }
    }

    /// Certificates of this authority are revoked, and no list that tells so is written anywhere.
    record WriteList(AuthorityId authority, String name, long revoked) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOON;
        }
    }

    /// A registration with a cloud was begun and not ended.
    record FinishRegistration(CloudStanding cloud) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOON;
        }
    }

    /// A cloud trusts the certificate that the authority had before: it does not know the one that signs now.
    record RegisterSuccessor(CloudStanding cloud) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOON;
        }
    }

    /// So many requests wait for an answer.
    record AnswerRequests(long count) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOON;
        }
    }

    /// A job for many is not done, with so many of all things or certificates.
    record ContinueBulk(BulkId job, BulkKind kind, long done, long all) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOON;
        }
    }

    /// Nothing is signed until this is cleared up.
    record LookAtClock(ClockDoubt doubt) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.NOW;
        }
    }

    /// So many events wait for the broker, which has not taken them for a while; `why` when that is known.
    record LookAtBroker(long waiting, Optional<BrokerTrouble> why) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOON;
        }
    }

    /// So many events were refused by the broker for good.
    record LookAtRefused(long refused) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOON;
        }
    }

    /// What was done since the last backup is in none; nothing at all where there never was one.
    record MakeBackup(Optional<Instant> last) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOON;
        }
    }

    /// The store has no thing yet.
    record AddThings() implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOME_DAY;
        }
    }

    /// There are things, and no certificate for any of them.
    record Issue(long things) implements Suggestion {
        @Override public Urgency urgency() {
            return Urgency.SOME_DAY;
        }
    }
}
