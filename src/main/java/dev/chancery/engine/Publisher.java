package dev.chancery.engine;

import dev.chancery.broker.Broker;
import dev.chancery.broker.Caller;
import dev.chancery.broker.Waiting;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.EventStanding.Line;
import dev.chancery.domain.EventStanding.Trouble;
import dev.chancery.domain.Failure;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.store.Transaction;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the events of the outbox to the broker, on a thread of its own for as long as the store is open.
///
/// The connection is kept. When it ends it is made anew, after a pause that grows with each failure.
final class Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_KEPT = 10_000;

    private final Desk desk;
    private final EventKeys keys;
    private final EventLetters letters;
    private final Runnable moved;
    private final ReentrantLock turn = new ReentrantLock();
    private final Semaphore wake = new Semaphore(0);
    private Optional<Thread> thread = Optional.empty();
    private Optional<Broker> broker = Optional.empty();
    private Optional<EventSettings> calledFor = Optional.empty();
    private volatile boolean stopped;
    private volatile int failures;
    private volatile Line line = Line.OFF;
    private volatile Optional<Trouble> trouble = Optional.empty();

    /// `moved` is told whenever something about the events is different, on whatever thread.
    Publisher(Desk desk, EventKeys keys, Runnable moved) {
        this.desk = desk;
        this.keys = keys;
        this.letters = new EventLetters(desk, keys);
        this.moved = moved;
    }

    synchronized void start() {
        if (thread.isEmpty() && !stopped) {
            thread = Optional.of(Thread.ofPlatform().daemon().name("events").start(this::run));
        }
    }

    /// Ends at once; what was handed over and is not confirmed is sent again another time.
    void close() {
        stopped = true;
        wake.release();
        running().ifPresent(Publisher::join);
        turn.lock();
        try {
            hangUp();
        } finally {
            turn.unlock();
        }
    }

    private synchronized Optional<Thread> running() {
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    Line line() {
        return line;
    }

    Optional<Trouble> trouble() {
        return trouble;
    }

    /// There may be something to send. It does not shorten the pause after a failure.
    void nudge() {
        if (failures == 0) {
            wake.release();
        }
    }

    /// Somebody wants it tried now, and perhaps in another way than before.
    void now() {
        failures = 0;
        wake.release();
    }

    private void run() {
        while (!stopped) {
            var pause = IDLE;
            try {
                send(() -> {});
            } catch (CancellationException closing) {
                return;
            } catch (Failure failed) {
                pause = pause(failed);
            } catch (RuntimeException defect) {
                if (stopped) {
                    return;
                }
                LOG.error("unexpected while sending events", defect);
                pause = Backoff.USUAL.most();
            }
            await(pause);
        }
    }

    /// `go`, and not after the store was asked to close.
    private Runnable whileOpen(Runnable go) {
        return () -> {
            goOn();
            go.run();
        };
    }

    private void goOn() {
        if (stopped) {
            throw new CancellationException("the store is closed");
        }
    }

    private Duration pause(Failure failed) {
        failures++;
        var pause = Backoff.USUAL.after(failures, desk.surroundings().random());
        LOG.info("events wait for {}: {}", pause, failed.getMessage());
        state(Line.PAUSED, Optional.of(new Trouble(why(failed), failed instanceof NetworkFailure.BrokerFailed told ? told.saying() : "",
                Optional.of(desk.now().plus(pause)))));
        return pause;
    }

    private static BrokerTrouble why(Failure failed) {
        return failed instanceof NetworkFailure.BrokerFailed told ? told.why() : BrokerTrouble.UNREADABLE;
    }

    private void await(Duration pause) {
        try {
            wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            wake.drainPermits();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /// Sends everything that waits. Returns how many the broker took, or refused for good.
    ///
    /// @throws NetworkFailure.BrokerFailed when it is not reached or does not let the publisher in
    int send(Runnable go) {
        turn.lock();
        try {
            var settings = desk.read(tx -> tx.eventSettings().require()).filter(EventSettings::on);
            if (settings.isEmpty()) {
                hangUp();
                state(Line.OFF, Optional.empty());
                return 0;
            }
            return send(settings.get(), whileOpen(go));
        } catch (NetworkFailure.BrokerFailed failed) {
            hangUp();
            throw failed;
        } finally {
            turn.unlock();
        }
    }

    private int send(EventSettings settings, Runnable go) {
        var called = called(settings, go);
        state(Line.CONNECTED, Optional.empty());
        failures = 0;
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

    /// The connection that is open, or a new one.
    private Broker called(EventSettings settings, Runnable go) {
        if (broker.filter(Broker::isOpen).isPresent() && calledFor.equals(Optional.of(settings))) {
            return broker.get();
        }
        hangUp();
        state(Line.CONNECTING, trouble);
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

    /// What is connected is not what is wanted any more.
    void hangUpSoon() {
        turn.lock();
        try {
            hangUp();
        } finally {
            turn.unlock();
        }
        now();
    }

    /// Ends the connection, where there is one.
    private void hangUp() {
        broker.ifPresent(Broker::close);
        broker = Optional.empty();
        calledFor = Optional.empty();
    }

    /// Sends one event that is about nothing, over the connection that there is or one for it alone.
    ///
    /// @throws NetworkFailure.BrokerFailed when the broker is not reached or does not take it
    void trial(EventSettings settings, Runnable go) {
        turn.lock();
        try {
            publish(called(settings, whileOpen(go)), settings, whileOpen(go));
        } finally {
            try {
                endTrial(settings);
            } finally {
                turn.unlock();
            }
        }
    }

    private void endTrial(EventSettings settings) {
        if (line != Line.CONNECTED) {
            hangUp();
            state(settings.on() && running().isPresent() ? Line.PAUSED : Line.OFF, trouble);
        }
    }

    private void publish(Broker called, EventSettings settings, Runnable go) {
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

    private void state(Line now, Optional<Trouble> wrong) {
        boolean different = line != now || !trouble.equals(wrong);
        line = now;
        trouble = wrong;
        if (different) {
            moved.run();
        }
    }
}
