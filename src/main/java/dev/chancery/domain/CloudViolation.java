package dev.chancery.domain;

import java.util.Locale;
import java.util.OptionalInt;

/// A registration with a cloud that cannot go on like this.
public sealed interface CloudViolation extends Violation {

    /// What was received from a cloud cannot be its code.
    record UnfitCode(int length, OptionalInt expected) implements CloudViolation {
        @Override public Field field() {
            return Field.CODE;
        }
        @Override public String message() {
            return expected.isPresent() ? "not a code: %s characters, expected %s".formatted(length, expected.getAsInt())
                    : "not a code: %s characters, at most 64 of visible ASCII".formatted(length);
        }
    }

    /// The registration is not at the point where this can be done.
    record NotNow(RegistrationState state) implements CloudViolation {
        @Override public Field field() {
            return Field.REGISTRATION;
        }
        @Override public String message() {
            return "the registration is " + state.code();
        }
    }

    /// What was brought as a proof is none for this code and this authority, or is more than that.
    record UnfitProof(Why why) implements CloudViolation {

        public enum Why {
            /// A private key is with it, which nobody else must ever see.
            HOLDS_A_KEY,
            /// Not exactly one certificate, or no base64.
            NOT_ONE,
            /// Another code, or another authority's signature.
            PROVES_NOTHING,
            /// The file is no request for a proof.
            NO_REQUEST,
            /// The request is about an authority that has no key in this store.
            OTHER_AUTHORITY
        }

        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "unfit proof: " + why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// There is no room at the cloud for another CA certificate.
    record CloudFull(int most) implements CloudViolation {
        @Override public Field field() {
            return Field.REGISTRATION;
        }
        @Override public String message() {
            return "at most %s CA certificates there".formatted(most);
        }
    }

    /// The checks before a registration say that the cloud would refuse it.
    record CloudWouldRefuse(CloudCheck check) implements CloudViolation {
        @Override public Field field() {
            return Field.REGISTRATION;
        }
        @Override public String message() {
            return "the cloud would refuse it: " + check;
        }
    }
}
