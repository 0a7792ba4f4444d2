package dev.chancery.engine;

import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.EventStanding.Line;
import dev.chancery.domain.EventStanding.Trouble;
import dev.chancery.domain.Failure;
import dev.chancery.domain.NetworkFailure;
import java.time.Instant;
import java.util.Optional;

/// How it stands between the publisher and its broker, for whoever asks.
///
/// Read on whatever thread without a lock: each value is whole by itself, and two of them may be of different moments. Written
/// by whoever has the turn of [EventDelivery], and by the publisher's thread when it begins to pause.
final class PublisherState {

    private final Runnable moved;
    private volatile Line line = Line.OFF;
    private volatile Optional<Trouble> trouble = Optional.empty();
    private volatile int failures;

    /// `moved` is told whenever the line or the trouble is another one, on the thread that changed it.
    PublisherState(Runnable moved) {
        this.moved = moved;
    }

    Line line() {
        return line;
    }

    Optional<Trouble> trouble() {
        return trouble;
    }

    /// How often in a row it has failed, since a connection was last there or somebody wanted it tried at once.
    int failures() {
        return failures;
    }

    void off() {
        become(Line.OFF, Optional.empty());
    }

    /// What was wrong is told until there is a connection.
    void connecting() {
        become(Line.CONNECTING, trouble);
    }

    void connected() {
        become(Line.CONNECTED, Optional.empty());
        failures = 0;
    }

    /// There is no connection any more; what was wrong before still is.
    void unconnected(Line now) {
        become(now, trouble);
    }

    /// Counts one failure more, and returns how many there are in a row now.
    int failed() {
        return ++failures;
    }

    /// It is tried again at `until`.
    void paused(Failure failed, Instant until) {
        become(Line.PAUSED, Optional.of(failed instanceof NetworkFailure.BrokerFailed told
                ? new Trouble(told.why(), told.saying(), Optional.of(until))
                : new Trouble(BrokerTrouble.UNREADABLE, "", Optional.of(until))));
    }

    /// The failures up to now make no pause longer.
    void forgetFailures() {
        failures = 0;
    }

    private void become(Line now, Optional<Trouble> wrong) {
        boolean different = line != now || !trouble.equals(wrong);
        line = now;
        trouble = wrong;
        if (different) {
            moved.run();
        }
    }
}
