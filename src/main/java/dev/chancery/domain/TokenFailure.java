package dev.chancery.domain;

/// A token, or the key on it, cannot be used. What was done before stays; nothing is half done.
@SuppressWarnings("serial")
public abstract sealed class TokenFailure extends Failure {

    private final transient TokenName token;

    private TokenFailure(TokenName token, String message) {
        super(message);
        this.token = token;
    }

    public TokenName token() {
        return token;
    }

    /// The PIN of a token is needed and nobody gave it. Nothing was done.
    public static final class TokenNeedsPin extends TokenFailure {
        public TokenNeedsPin(TokenName token) {
            super(token, "needs the PIN of the token " + token.text());
        }
    }

    /// The PIN does not open the token. It was tried once; `state` is what the token says about further tries.
    public static final class WrongPin extends TokenFailure {
        private final PinState state;

        public WrongPin(TokenName token, PinState state) {
            super(token, "wrong PIN for the token %s, which says %s".formatted(token.text(), state));
            this.state = state;
        }

        public PinState state() {
            return state;
        }
    }

    /// The token is not plugged in. What was done before stays; nothing is half done.
    public static final class TokenAway extends TokenFailure {
        public TokenAway(TokenName token) {
            super(token, "not plugged in: the token " + token.text());
        }
    }

    /// Nobody has said yet by which PKCS#11 module this machine reaches its tokens.
    public static final class NoTokenModule extends TokenFailure {
        public NoTokenModule(TokenName token) {
            super(token, "no PKCS#11 module chosen to reach the token " + token.text());
        }
    }

    /// The token is there, and the key is not, or there are several that cannot be told apart.
    public static final class TokenKeyGone extends TokenFailure {
        private final transient Bytes id;

        public TokenKeyGone(TokenName token, Bytes id) {
            super(token, "no single key %s on the token %s".formatted(id.hex(), token.text()));
            this.id = id;
        }

        /// Its CKA_ID.
        public Bytes id() {
            return id;
        }
    }

    /// The token does not do what it was asked. `code` is its own word for why.
    public static final class TokenRefused extends TokenFailure {
        private final String code;

        public TokenRefused(TokenName token, String code) {
            super(token, "the token %s answers %s".formatted(token.text(), code));
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
