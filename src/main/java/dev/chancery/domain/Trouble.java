package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// What went wrong when nobody watched: of what kind it is, to be said in any language, and the English for the log.
public record Trouble(Kind kind, String detail) {

    private static final String BORDER = ": ";

    /// The code is stored and never changes.
    public enum Kind {
        CANCELLED("cancelled"), REFUSED("refused"), DISK_FULL("disk-full"), CANNOT_WRITE("cannot-write"),
        CANNOT_READ("cannot-read"), DRIVE_GONE("drive-gone"), STORE_DAMAGED("store-damaged"), MALFORMED("malformed"),
        GONE("gone"), NO_KEY("no-key"), TAMPERED("tampered"),
        /// A failure that has no kind here, or one that was written down before there were kinds.
        OTHER("other"),
        /// A defect; the log has its stack.
        UNEXPECTED("unexpected");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public static Trouble of(Failure failure) {
        return new Trouble(switch (failure) {
            case Failure.Refused _ -> Kind.REFUSED;
            case FileFailure.DiskFull _ -> Kind.DISK_FULL;
            case FileFailure.CannotWrite _ -> Kind.CANNOT_WRITE;
            case FileFailure.CannotRead _ -> Kind.CANNOT_READ;
            case FileFailure.DriveGone _ -> Kind.DRIVE_GONE;
            case FileFailure.StoreDamaged _ -> Kind.STORE_DAMAGED;
            case Failure.Malformed _ -> Kind.MALFORMED;
            case Failure.Gone _ -> Kind.GONE;
            case KeyFailure.NoKeyHere _ -> Kind.NO_KEY;
            case Failure.Tampered _ -> Kind.TAMPERED;
            case Failure _ -> Kind.OTHER;
        }, failure.getMessage());
    }

    /// As it is stored: `disk-full: no space left`.
    public String text() {
        return kind.code() + BORDER + detail;
    }

    /// What [#text] wrote. Any other text is the English of some trouble.
    public static Trouble parse(String text) {
        int border = text.indexOf(BORDER);
        return border < 0 ? new Trouble(Kind.OTHER, text) : ofCode(text.substring(0, border))
                .map(kind -> new Trouble(kind, text.substring(border + BORDER.length())))
                .orElseGet(() -> new Trouble(Kind.OTHER, text));
    }

    private static Optional<Kind> ofCode(String code) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
