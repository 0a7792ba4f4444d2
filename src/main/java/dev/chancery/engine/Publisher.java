package dev.chancery.engine;

import dev.chancery.domain.EventSettings;
import dev.chancery.domain.EventStanding.Line;
import dev.chancery.domain.EventStanding.Trouble;
import dev.chancery.domain.Failure;
import dev.chancery.domain.NetworkFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the events of the outbox to the broker, on a thread of its own for as long as the store is open. When that fails it
/// is tried again, after a pause that grows with each failure.
///
/// Any thread may call any method. This object's monitor guards whether there is a thread; whether it is stopped is for all to
/// read. What is sent is sent under the lock of [EventDelivery].
final class Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final Desk desk;
    private final PublisherState state;
    private final EventDelivery delivery;
    private final Semaphore wake = new Semaphore(0);
    private Optional<Thread> thread = Optional.empty();
    private volatile boolean stopped;

    /// `moved` is told whenever something about the events is different, on whatever thread.
    Publisher(Desk desk, EventKeys keys, Runnable moved) {
        this.desk = desk;
        this.state = new PublisherState(moved);
        this.delivery = new EventDelivery(desk, keys, state, moved);
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
        delivery.hangUp();
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
        return state.line();
    }

    Optional<Trouble> trouble() {
        return state.trouble();
    }

    /// There may be something to send. It does not shorten the pause after a failure.
    void nudge() {
        if (state.failures() == 0) {
            wake.release();
        }
    }

    /// Somebody wants it tried now, and perhaps in another way than before.
    void now() {
        state.forgetFailures();
        wake.release();
    }

    /// What is connected is not what is wanted any more.
    void hangUpSoon() {
        delivery.hangUp();
        now();
    }

    /// Sends everything that waits, on the caller's thread. Returns how many the broker took, or refused for good.
    ///
    /// @throws NetworkFailure.BrokerFailed when it is not reached or does not let the publisher in
    int send(Runnable go) {
        return delivery.send(whileOpen(go));
    }

    /// Sends one event that is about nothing, on the caller's thread.
    ///
    /// @throws NetworkFailure.BrokerFailed when the broker is not reached or does not take it
    void trial(EventSettings settings, Runnable go) {
        delivery.trial(settings, settings.on() && running().isPresent() ? Line.PAUSED : Line.OFF, whileOpen(go));
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

    private void run() {
        while (!stopped) {
            var pause = IDLE;
            try {
                delivery.send(this::goOn);
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

    private Duration pause(Failure failed) {
        var pause = Backoff.USUAL.after(state.failed(), desk.surroundings().random());
        LOG.info("events wait for {}: {}", pause, failed.getMessage());
        state.paused(failed, desk.now().plus(pause));
        return pause;
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
}
