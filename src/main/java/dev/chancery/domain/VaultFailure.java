package dev.chancery.domain;

/// A failure of what was asked of a Vault or OpenBao at `host`.
@SuppressWarnings("serial")
public abstract sealed class VaultFailure extends Failure {

    static final int SHOWN = 500;
    private final String host;

    private VaultFailure(String host, String message) {
        super("%s: %s".formatted(Visible.text(host, 200), message));
        this.host = host;
    }

    private VaultFailure(String host, String message, Throwable cause) {
        super("%s: %s".formatted(Visible.text(host, 200), message), cause);
        this.host = host;
    }

    public String host() {
        return host;
    }

    /// Whether what was asked for may have been done all the same, so that asking again could do it twice.
    public abstract boolean mayBeDone();

    /// No whole answer came from a Vault.
    public static final class VaultUnreached extends VaultFailure {

        public enum Why {
            UNKNOWN_HOST, NO_CONNECTION,
            /// Its TLS certificate leads to nobody that is trusted, is of another name, or is out of its time.
            NOT_TRUSTED,
            /// Plain HTTP comes back where TLS is expected.
            NOT_TLS,
            /// No version or cipher of TLS in common.
            NO_HANDSHAKE,
            /// It wants TLS, and was spoken to in plain HTTP.
            WANTS_TLS,
            CUT_OFF, TOO_LATE
        }

        private final Why why;

        public VaultUnreached(String host, Why why, Throwable cause) {
            super(host, "not reached, " + why, cause);
            this.why = why;
        }

        public Why why() {
            return why;
        }

        @Override public boolean mayBeDone() {
            return why == Why.CUT_OFF || why == Why.TOO_LATE;
        }
    }

    /// A Vault answers that it does not do it, for a reason other than a policy.
    public static final class VaultRefused extends VaultFailure {

        public enum Why {
            SEALED, NOT_INITIALISED,
            /// It points to another node, which is not followed: `saying` has its address.
            ELSEWHERE,
            /// No token was sent.
            NO_TOKEN,
            /// The token is unknown, has ended, or was used up.
            BAD_TOKEN,
            /// The role id or the secret id is wrong, used up or has ended.
            LOGIN,
            UNKNOWN_MOUNT, UNKNOWN_ROLE,
            /// The mount has no authority yet.
            NO_AUTHORITY,
            /// What was named is not there.
            NOT_THERE,
            /// Against a rule of the role, the mount or the server: `saying` says which.
            RULE,
            /// Its certificate is past its end, and is not revoked any more.
            EXPIRED,
            TOO_FAST,
            /// It does not know this call: another product, an engine of another kind, or too old.
            UNKNOWN_CALL,
            /// Something within it or before it is broken.
            FAULT
        }

        private final String path;
        private final Why why;
        private final String saying;

        public VaultRefused(String host, String path, Why why, String saying) {
            super(host, "%s: %s, %s".formatted(Visible.text(path, 200), why, Visible.line(saying, SHOWN)));
            this.path = path;
            this.why = why;
            this.saying = saying;
        }

        /// What was asked, below `/v1/`.
        public String path() {
            return path;
        }

        public Why why() {
            return why;
        }

        /// Its own words, made visible and cut.
        public String saying() {
            return Visible.line(saying, SHOWN);
        }

        @Override public boolean mayBeDone() {
            return why == Why.FAULT;
        }
    }

    /// The policies of the token do not allow it.
    public static final class VaultDenied extends VaultFailure {
        private final transient VaultNeed need;

        public VaultDenied(String host, VaultNeed need) {
            super(host, "no policy of the token gives " + need);
            this.need = need;
        }

        /// The path, and the capability on it that is missing.
        public VaultNeed need() {
            return need;
        }

        @Override public boolean mayBeDone() {
            return false;
        }
    }

    /// What a Vault answered cannot be what was asked for.
    public static final class VaultUnreadable extends VaultFailure {

        public enum Why {
            TOO_LARGE, NOT_JSON,
            /// A part is missing, or is not of the form that it must have.
            UNFIT
        }

        private final String path;
        private final Why why;

        public VaultUnreadable(String host, String path, Why why, String detail) {
            super(host, "%s: answer %s, %s".formatted(Visible.text(path, 200), why, Visible.line(detail, 200)));
            this.path = path;
            this.why = why;
        }

        /// What was asked, below `/v1/`.
        public String path() {
            return path;
        }

        public Why why() {
            return why;
        }

        @Override public boolean mayBeDone() {
            return true;
        }
    }
}
