package dev.chancery.domain;

/// A certificate is not at the point of its life where this can be done with it.
public sealed interface LifecycleViolation extends Violation {

    /// Nobody gets back by a renewal what was taken from them by a revocation.
    record RevokedForGood(Revocation revocation) implements LifecycleViolation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "certificate has been revoked and cannot be renewed";
        }
    }

    /// A certificate whose successor is good needs no other one.
    record ReplacedAlready(SerialNumber successor) implements LifecycleViolation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "certificate has been replaced already, by " + successor.hex();
        }
    }

    /// The serial number belongs to another thing, or to none.
    record OfAnotherThing(SerialNumber serial, ThingId thing) implements LifecycleViolation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "certificate %s is not one of %s".formatted(serial.hex(), Text.shown(thing.value()));
        }
    }

    /// An authority's certificate is renewed as an authority, so that what it signed stays good.
    record OfAnAuthority() implements LifecycleViolation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "an authority's own certificate is renewed with its authority";
        }
    }
}
