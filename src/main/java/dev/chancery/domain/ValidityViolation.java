package dev.chancery.domain;

import java.time.Duration;
import java.time.Instant;

/// A time, or a span of time, that a certificate cannot have.
public sealed interface ValidityViolation extends Violation {

    record MalformedTtl(String text) implements ValidityViolation {
        @Override public Field field() {
            return Field.LIFE;
        }
        @Override public String message() {
            return "invalid ttl format: %s (use duration like '8760h' or hours as integer)".formatted(Text.shown(text));
        }
    }

    /// `asked` is cut to 680 years either way when the text asked for more.
    record TtlOutOfRange(Duration asked, Duration least, Duration most) implements ValidityViolation {
        @Override public Field field() {
            return Field.LIFE;
        }
        @Override public String message() {
            return "ttl must be between %s and %s seconds".formatted(least.toSeconds(), most.toSeconds());
        }
    }

    record OutlivesIssuer(Instant asked, Instant issuerEnds) implements ValidityViolation {
        @Override public Field field() {
            return Field.LIFE;
        }
        @Override public String message() {
            return "would end %s, after its issuer (%s)".formatted(asked, issuerEnds);
        }
    }

    /// Longer than what the profile or the authority's policy allows.
    record LivesTooLong(Duration asked, Ttl longest) implements ValidityViolation {
        @Override public Field field() {
            return Field.LIFE;
        }
        @Override public String message() {
            return "a ttl of %s seconds is longer than %s, the longest that is allowed".formatted(asked.toSeconds(), longest);
        }
    }

    /// A renewal that was asked for too early; it may be from this moment on.
    record NotEligibleYet(Instant from) implements ValidityViolation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "certificate not eligible for renewal yet: it is from " + from;
        }
    }
}
