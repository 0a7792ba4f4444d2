package dev.chancery.domain;

import java.time.Instant;

/// The authority that is to sign cannot, or must not, sign this.
public sealed interface IssuerViolation extends Violation {

    /// The issuer cannot sign now: it is not valid yet, or no longer.
    record IssuerNotValid(Validity issuer, Instant now) implements IssuerViolation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the issuer is valid from %s to %s only".formatted(issuer.notBefore(), issuer.notAfter());
        }
    }

    /// The issuer's own certificate is revoked or on hold, and what it signs would be trusted by nobody.
    record IssuerRevoked(Revocation revocation) implements IssuerViolation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the issuer's certificate is revoked since " + revocation.when();
        }
    }

    /// The key that would have to sign is not in the store: its authority was brought in without it.
    record IssuerKeyAway() implements IssuerViolation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the key that is to sign is not in the store";
        }
    }

    /// The issuer's path length leaves no room for another authority below it (RFC 5280, 4.2.1.9).
    record PathTooLong(int allowed, int asked) implements IssuerViolation {
        @Override public Field field() {
            return Field.PATH_LENGTH;
        }
        @Override public String message() {
            return "the issuer allows %s further authorities below it".formatted(allowed);
        }
    }

    /// Nobody should sign for this authority, or not this one.
    record UnfitCross(Why why) implements IssuerViolation {

        public enum Why {
            UNREADABLE, NO_AUTHORITY, EXPIRED,
            /// It says that it is by its own key, and is not.
            BAD_SIGNATURE,
            /// It has the key of the one that is to sign.
            ITSELF,
            /// One that is not trusted itself.
            REVOKED
        }

        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return switch (why) {
                case UNREADABLE -> "not a certificate that can be read";
                case NO_AUTHORITY -> "the certificate of no authority";
                case EXPIRED -> "the certificate has expired";
                case BAD_SIGNATURE -> "not signed by its own key, as it says";
                case ITSELF -> "an authority does not sign for its own key";
                case REVOKED -> "the authority's certificate is revoked or on hold";
            };
        }
    }

    /// The authority has a new key already, under this name.
    record FollowedAlready(String successor) implements IssuerViolation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the authority is followed by %s already".formatted(Text.shown(successor));
        }
    }

    /// The authority's policy allows other profiles only.
    record ProfileNotAllowed(String profile) implements IssuerViolation {
        @Override public Field field() {
            return Field.PROFILE;
        }
        @Override public String message() {
            return "the authority's policy does not allow the profile " + Text.shown(profile);
        }
    }

    /// The authority's name or key identifier is written in a way that is not written here, so that what it signed would not
    /// find a certificate made here.
    record WrittenElsewhere() implements IssuerViolation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "made by another program in a form that cannot be renewed here";
        }
    }

    /// What has to be signed by a key of the store cannot be: this one is in a Vault.
    record IssuerInVault(String place) implements IssuerViolation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the key that would have to sign is in a Vault: " + place;
        }
    }
}
