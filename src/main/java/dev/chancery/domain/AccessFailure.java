package dev.chancery.domain;

import java.time.Duration;

/// A passphrase, a recovery key or a sign-in is needed, or is not the right one.
@SuppressWarnings("serial")
public abstract sealed class AccessFailure extends Failure {

    private AccessFailure(String message) {
        super(message);
    }

    /// The passphrase does not open the store. The file is untouched.
    public static final class WrongPassphrase extends AccessFailure {
        public WrongPassphrase() {
            super("wrong passphrase");
        }
    }

    /// The store has no recovery key, or this is not the one that it has. The file is untouched.
    public static final class WrongRecoveryKey extends AccessFailure {
        public WrongRecoveryKey() {
            super("wrong recovery key");
        }
    }

    /// The passphrase was given wrongly several times in a row. Nothing is looked at before the pause is over.
    public static final class TooManyTries extends AccessFailure {
        private final Duration pause;

        public TooManyTries(Duration pause) {
            super("too many wrong passphrases, pause of " + pause);
            this.pause = pause;
        }

        /// How long it still lasts.
        public Duration pause() {
            return pause;
        }
    }

    /// The act needs the passphrase once more, just before it. Nothing was done.
    public static final class PassphraseNeeded extends AccessFailure {
        public PassphraseNeeded() {
            super("needs the passphrase once more");
        }
    }

    /// Nobody is signed in at this Vault, and no secret for it is kept. Nothing was done.
    public static final class VaultSignIn extends AccessFailure {
        private final String place;

        public VaultSignIn(String place) {
            super("nobody is signed in at " + place);
            this.place = place;
        }

        /// The server.
        public String place() {
            return place;
        }
    }
}
