package dev.chancery.domain;

import java.util.List;
import java.util.stream.Collectors;

/// A key that cannot be made, or cannot be used for what was asked.
public sealed interface KeyViolation extends Violation {

    record UnsupportedKeyType(String type) implements KeyViolation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "unsupported key type: %s (supported are rsa, ecdsa, ed25519, ml-dsa)".formatted(Text.shown(type));
        }
    }

    record UnsupportedKeySize(KeySpec.Algorithm algorithm, int bits, List<Integer> supported) implements KeyViolation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            var name = switch (algorithm) {
                case RSA -> "RSA";
                case EC -> "ECDSA";
                case ED25519 -> "Ed25519";
                case ML_DSA -> "ML-DSA";
            };
            return "unsupported key size: %s supports %s, got %s".formatted(name,
                    supported.stream().map(String::valueOf).collect(Collectors.joining(", ")), bits);
        }
    }

    /// The key of a request is of a kind that Chancery takes, and is not safe to use.
    record UnfitKey(Why why) implements KeyViolation {

        public enum Why {
            /// The RSA exponent is not 65537.
            EXPONENT,
            /// The RSA modulus has factors that are found at once.
            GUESSABLE,
            /// The point is not on its curve, or is one of the few that every signature fits.
            NOT_ON_CURVE
        }

        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return switch (why) {
                case EXPONENT -> "the RSA exponent must be 65537";
                case GUESSABLE -> "the RSA key can be guessed";
                case NOT_ON_CURVE -> "the public key is no valid point of its curve";
            };
        }
    }

    /// The key is the one of an authority in the store, which nobody else can hold.
    record KeyOfAuthority(String authority) implements KeyViolation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "the key of the authority " + Text.shown(authority);
        }
    }

    /// The authority's policy allows other keys only.
    record KeyNotAllowed(KeySpec key, List<KeySpec> allowed) implements KeyViolation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "the authority's policy allows no %s, only %s".formatted(key.label(),
                    allowed.stream().map(KeySpec::label).collect(Collectors.joining(", ")));
        }
    }

    /// OpenSSH has no keys of this kind.
    record NoSshKey(String label, KeySpec key) implements KeyViolation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "OpenSSH has no keys like that of %s (%s)".formatted(Text.shown(label), key.label());
        }
    }

    /// A key of this kind cannot be used so (RFC 8813, 3; RFC 8410, 5; RFC 9881, 5).
    record UsageUnfitForKey(KeyUsage usage, KeySpec.Algorithm algorithm) implements KeyViolation {
        @Override public Field field() {
            return Field.KEY_USAGE;
        }
        @Override public String message() {
            return "%s keys cannot do %s".formatted(algorithm.code(), usage.code());
        }
    }

    /// A key on a token with which no authority of this store can sign: none has it, and no certificate beside it can come in.
    record UnfitTokenKey() implements KeyViolation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "no authority has this key of the token";
        }
    }
}
