package dev.chancery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A revocation list that an authority has published. Numbers only ever rise (RFC 5280, 5.2.3). `base` is the list that
/// the next delta list tells the changes since.
public record PublishedList(ListNumber number, Instant made, Instant nextUpdate, Optional<Base> base) {

    /// A list that delta lists build on (RFC 5280, 5.2.4).
    public record Base(ListNumber number, Instant made) {}

    /// What the list says of its beginning: as with certificates, a reader whose clock is slow takes it too.
    public Instant thisUpdate() {
        return thisUpdate(made);
    }

    public static Instant thisUpdate(Instant made) {
        return made.minus(Validity.BACKDATE);
    }

    /// When the next one should be made: with a quarter of its time left, so that all have fetched it before the old one
    /// ends.
    public Instant due() {
        return nextUpdate.minus(Duration.between(made, nextUpdate).dividedBy(4));
    }

    /// Whether a reader at this instant takes it: after its end, or before its beginning once a clock was set back, not.
    public boolean isUsable(Instant now) {
        return !now.isBefore(thisUpdate()) && now.isBefore(nextUpdate);
    }
}
