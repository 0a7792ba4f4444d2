package dev.chancery.domain;

import java.time.Instant;
import java.util.Optional;

/// How it stands with the events: what the publisher does, how many wait, and what was wrong last.
public record EventStanding(Line line, long waiting, long refused, Optional<Trouble> trouble, Optional<Instant> lastDelivered) {

    /// What the publisher does.
    public enum Line {
        /// It is not switched on.
        OFF,
        CONNECTING, CONNECTED,
        /// It waits before it tries again.
        PAUSED
    }

    /// What was wrong, in the broker's words where it had some, and when it is tried again.
    public record Trouble(BrokerTrouble why, String saying, Optional<Instant> nextTry) {}
}
