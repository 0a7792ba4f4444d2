package dev.chancery.engine;

import dev.chancery.broker.Broker;
import dev.chancery.broker.Caller;
import dev.chancery.broker.Waiting;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.EventStanding.Line;
import dev.chancery.domain.Failure;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.store.Transaction;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/// Hands events over to the broker, by one connection that is kept as long as it is of use.
///
/// Whoever sends, tries or hangs up waits for its `turn`: that lock guards the connection and the settings that it was made
/// by, so that no two threads ever use it at once. It is held while a broker is called and while its receipts are awaited.
final class EventDelivery {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_KEPT = 10_000;

    private final Desk desk;
    private final EventKeys keys;
    private final EventLetters letters;
    private final PublisherState state;
    private final Runnable moved;
    private final ReentrantLock turn = new ReentrantLock();
    private Optional<Broker> broker = Optional.empty();
    private Optional<EventSettings> calledFor = Optional.empty();

    /// `moved` is told whenever some events have arrived, on the thread that sends.
    EventDelivery(Desk desk, EventKeys keys, PublisherState state, Runnable moved) {
        this.desk = desk;
        this.keys = keys;
        this.letters = new EventLetters(desk, keys);
        this.state = state;
        this.moved = moved;
    }

    /// Sends everything that waits. Returns how many the broker took, or refused for good. `go` is asked from time to time and
    /// throws to give up.
    ///
    /// @throws NetworkFailure.BrokerFailed when it is not reached or does not let the publisher in
    int send(Runnable go) {
        turn.lock();
        try {
            var settings = desk.read(tx -> tx.eventSettings().require()).filter(EventSettings::on);
            if (settings.isEmpty()) {
                endConnection();
                state.off();
                return 0;
            }
            return send(settings.get(), go);
        } catch (NetworkFailure.BrokerFailed failed) {
            endConnection();
            throw failed;
        } finally {
            turn.unlock();
        }
    }

    private int send(EventSettings settings, Runnable go) {
        var called = called(settings, go);
        state.connected();
        var round = new EventRound(desk, keys, letters, settings);
        int all = 0;
        for (int done = round.send(called, go); done > 0; done = round.send(called, go)) {
            all += done;
            moved.run();
        }
        if (all > 0) {
            desk.write(tx -> tx.outbox().prune(desk.now().minus(KEPT), MOST_KEPT));
        }
        return all;
    }

    /// Sends one event that is about nothing, over the connection that there is or one for it alone. `resting` is how it stands
    /// after the latter. `go` is asked from time to time and throws to give up.
    ///
    /// @throws NetworkFailure.BrokerFailed when the broker is not reached or does not take it
    void trial(EventSettings settings, Line resting, Runnable go) {
        turn.lock();
        try {
            publishTrial(called(settings, go), settings, go);
        } finally {
            try {
                endTrial(resting);
            } finally {
                turn.unlock();
            }
        }
    }

    private void publishTrial(Broker called, EventSettings settings, Runnable go) {
        var receipt = called.publish(letters.trial(settings));
        try {
            Waiting.on(receipt, PATIENCE, go);
        } catch (TimeoutException late) {
            throw new NetworkFailure.BrokerFailed(settings.broker().url(), BrokerTrouble.TOO_LATE, "", late);
        }
        if (receipt.isCompletedExceptionally()) {
            throw receipt.exceptionNow() instanceof Failure told ? told : new IllegalStateException(receipt.exceptionNow());
        }
    }

    private void endTrial(Line resting) {
        if (state.line() != Line.CONNECTED) {
            endConnection();
            state.unconnected(resting);
        }
    }

    /// The connection that is open, or a new one.
    private Broker called(EventSettings settings, Runnable go) {
        if (broker.filter(Broker::isOpen).isPresent() && calledFor.equals(Optional.of(settings))) {
            return broker.get();
        }
        endConnection();
        state.connecting();
        broker = Optional.of(call(settings, go));
        calledFor = Optional.of(settings);
        return broker.get();
    }

    private Broker call(EventSettings settings, Runnable go) {
        var place = settings.broker();
        var trust = new Caller.Trust(desk.read((Transaction tx) -> EventKeys.anchors(tx, place)), keys.identity(place));
        var password = keys.password();
        try {
            return Broker.connect(new Caller(place.address(), place.version(), place.clientId(),
                    new Caller.Login(place.user(), password), trust), go);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    /// Ends the connection, where there is one, once nobody uses it.
    void hangUp() {
        turn.lock();
        try {
            endConnection();
        } finally {
            turn.unlock();
        }
    }

    private void endConnection() {
        broker.ifPresent(Broker::close);
        broker = Optional.empty();
        calledFor = Optional.empty();
    }
}
