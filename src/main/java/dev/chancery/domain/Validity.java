package dev.chancery.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The span in which a certificate may be used. Both ends are inclusive and whole seconds (RFC 5280, 4.1.2.5).
public record Validity(Instant notBefore, Instant notAfter) {

    /// How far `notBefore` is set back so that a device with a slow clock accepts its new certificate.
    public static final Duration BACKDATE = Duration.ofMinutes(5);

    public Validity {
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
        if (notAfter.isBefore(notBefore)) {
            throw new IllegalArgumentException("notAfter " + notAfter + " before notBefore " + notBefore);
        }
    }

    /// Usable from [#BACKDATE] before `now` until `life` after it.
    public static Validity issued(Instant now, Ttl life) {
        return issued(now, life, BACKDATE);
    }

    /// Usable from `backdate` before `now` until `life` after it.
    public static Validity issued(Instant now, Ttl life, Duration backdate) {
        return new Validity(now.minus(backdate), now.plus(life.duration()).minusSeconds(1));
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(notBefore) && !instant.isAfter(notAfter);
    }

    /// Whether `outer` contains all of this span; two that are the same lie within each other.
    public boolean within(Validity outer) {
        return outer.contains(notBefore) && outer.contains(notAfter);
    }

    /// The same span, begun no earlier than `outer` does: a backdated start must not reach before the issuer's own.
    public Validity begunWithin(Validity outer) {
        return notBefore.isBefore(outer.notBefore) && !notAfter.isBefore(outer.notBefore)
                ? new Validity(outer.notBefore, notAfter) : this;
    }
}
