package dev.chancery.domain;

/// A private key is not here, or must not leave.
@SuppressWarnings("serial")
public abstract sealed class KeyFailure extends Failure {

    private KeyFailure(String message) {
        super(message);
    }

    /// The private key of this certificate is not in the store.
    public static final class NoKeyHere extends KeyFailure {
        private final String label;

        /// `label` is what a person calls the certificate.
        public NoKeyHere(String label, SerialNumber serial) {
            super("no private key here for certificate " + label + ", " + serial.hex());
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Keys that may leave the store only once have left it, or may have. `first` is one of them; `count` is how many of
    /// what was asked for.
    public static final class AlreadyDownloaded extends KeyFailure {
        private final String first;
        private final transient SerialNumber serial;
        private final int count;
        private final transient KeyDeparture departure;

        public AlreadyDownloaded(String first, SerialNumber serial, int count, KeyDeparture departure) {
            super("certificate already downloaded");
            this.first = first;
            this.serial = serial;
            this.count = count;
            this.departure = departure;
        }

        /// What a person calls it.
        public String first() {
            return first;
        }

        /// Of the first one.
        public SerialNumber serial() {
            return serial;
        }

        public int count() {
            return count;
        }

        /// When and to where the first one left.
        public KeyDeparture departure() {
            return departure;
        }
    }

    /// The private key of this authority lives on a token and cannot leave it.
    public static final class KeyOnToken extends KeyFailure {
        private final String authority;
        private final transient TokenName token;

        public KeyOnToken(String authority, TokenName token) {
            super("the key of %s cannot leave the token %s".formatted(authority, token.text()));
            this.authority = authority;
            this.token = token;
        }

        public String authority() {
            return authority;
        }

        public TokenName token() {
            return token;
        }
    }

    /// The authority's key is in a Vault: what is signed with a key of the store cannot be signed by it. Nothing was done.
    public static final class KeyInVault extends KeyFailure {
        private final String place;

        public KeyInVault(String place) {
            super("the key is in a Vault at " + place);
            this.place = place;
        }

        /// The server, the mount and the role.
        public String place() {
            return place;
        }
    }
}
