package dev.chancery.domain;

/// A request for a certificate, or the answer to one, that cannot be taken.
public sealed interface RequestViolation extends Violation {

    /// The signature does not fit: the request was changed, or whoever made it does not hold the key.
    record BadSignature() implements RequestViolation {
        @Override public Field field() {
            return Field.SIGNATURE;
        }
        @Override public String message() {
            return "the signature does not fit the request and its key";
        }
    }

    /// Signed by an algorithm that proves nothing any more, or that Chancery does not know.
    record UnsupportedSignature(String algorithm) implements RequestViolation {
        @Override public Field field() {
            return Field.SIGNATURE;
        }
        @Override public String message() {
            return "signed with %s, wanted is SHA-256 or better".formatted(Text.shown(algorithm));
        }
    }

    /// The request has been signed, rejected or completed before.
    record RequestSettled() implements RequestViolation {
        @Override public Field field() {
            return Field.REQUEST;
        }
        @Override public String message() {
            return "the request has been settled before";
        }
    }

    /// The answer to a request cannot be taken as its certificate.
    record UnfitAnswer(Why why) implements RequestViolation {

        public enum Why {
            /// None of its certificates is for the key of the request.
            OTHER_KEY,
            /// It would make an authority of us, which nobody asked for.
            FOR_AUTHORITY,
            EXPIRED,
            /// It names an issuer whose certificate is here, and was not signed by it.
            BAD_SIGNATURE,
            /// It names somebody else, or somebody more.
            OTHER_NAME
        }

        @Override public Field field() {
            return Field.ANSWER;
        }
        @Override public String message() {
            return switch (why) {
                case OTHER_KEY -> "no certificate for the key of the request";
                case FOR_AUTHORITY -> "the certificate of an authority, which was not asked for";
                case EXPIRED -> "the certificate has expired";
                case BAD_SIGNATURE -> "not signed by the issuer that it names";
                case OTHER_NAME -> "names somebody who was not asked for";
            };
        }
    }

    /// A request to renew a certificate whose subject and names are not those of the certificate (RFC 7030, 4.2.2).
    record OtherNamesThanBefore(SerialNumber serial) implements RequestViolation {
        @Override public Field field() {
            return Field.SUBJECT_NAMES;
        }
        @Override public String message() {
            return "subject and alternative names must be those of certificate " + serial.hex();
        }
    }

    /// A request over the network that is in the store already and not from the same thing.
    record RequestOfAnother() implements RequestViolation {
        @Override public Field field() {
            return Field.REQUEST;
        }
        @Override public String message() {
            return "this request is known and came by another way";
        }
    }

    /// A request that somebody has turned down.
    record RequestRejected(String reason) implements RequestViolation {
        @Override public Field field() {
            return Field.REQUEST;
        }
        @Override public String message() {
            return "turned down: " + Text.shown(reason);
        }
    }
}
