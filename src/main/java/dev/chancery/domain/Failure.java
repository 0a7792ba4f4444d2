package dev.chancery.domain;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Something in the world is not as it must be: a file, a disk, a passphrase, an input from outside.
///
/// Wrapped once, at the edge where it shows. Told apart by type; the message is English, for the log, and holds no
/// secret. A wrong request is a [Violation]; anything else that is thrown is a defect.
@SuppressWarnings("serial")
public abstract sealed class Failure extends RuntimeException permits
        Failure.Refused, Failure.Malformed, Failure.UnfitList, Failure.Gone, Failure.Tampered, Failure.ClockInDoubt,
        Failure.Overtaken, AccessFailure, CloudFailure, FileFailure, KeyFailure, NetworkFailure, TokenFailure,
        VaultFailure {

    Failure(String message) {
        super(message);
    }

    Failure(String message, Throwable cause) {
        super(message, cause);
    }

    /// There always is one.
    @Override public final String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }

    /// The request breaks these rules; nothing was done.
    public static final class Refused extends Failure {
        private final List<Violation> violations;

        public Refused(List<Violation> violations) {
            super(violations.stream().map(Violation::message).collect(Collectors.joining("; ")));
            this.violations = List.copyOf(violations);
        }

        public Refused(Violation violation) {
            this(List.of(violation));
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /// Input from outside that cannot be what it says it is.
    public static final class Malformed extends Failure {
        public Malformed(String what, Throwable cause) {
            super("malformed " + what, cause);
        }

        public Malformed(String what) {
            super("malformed " + what);
        }
    }

    /// A device list of which nothing can be read.
    public static final class UnfitList extends Failure {

        /// What is the matter with the list as a whole.
        public enum Why {
            EMPTY,
            /// More octets, rows or columns than we read.
            TOO_LARGE,
            NOT_UTF8,
            /// Its first row cannot be told apart into columns.
            NO_FIRST_ROW,
            /// It is not what it was when it was opened.
            CHANGED
        }

        private final Why why;

        public UnfitList(Why why, String detail) {
            super("device list: " + detail);
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }

    /// The object was there when the user chose it and is not there now.
    public static final class Gone extends Failure {
        public Gone(String what) {
            super("no longer there: " + what);
        }
    }

    /// A key, a sealed value or a certificate in the store does not belong where it stands.
    public static final class Tampered extends Failure {
        public Tampered(String what) {
            super("the store was changed from outside: " + what);
        }
    }

    /// This machine's clock contradicts what the store has seen: nothing is signed until that is cleared up.
    public static final class ClockInDoubt extends Failure {
        private final ClockDoubt doubt;

        public ClockInDoubt(ClockDoubt doubt) {
            super("the clock says %s after the store has seen %s".formatted(doubt.now(), doubt.seen()));
            this.doubt = doubt;
        }

        public ClockDoubt doubt() {
            return doubt;
        }
    }

    /// Somebody else has changed it since it was read. Nothing was done.
    public static final class Overtaken extends Failure {
        public Overtaken(String what) {
            super("changed in the meantime: " + what);
        }
    }
}
