package dev.chancery.engine;

import dev.chancery.broker.Broker;
import dev.chancery.broker.Message;
import dev.chancery.broker.Waiting;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.Failure;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.domain.OutboxEntry;
import dev.chancery.store.Transaction;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A handful of events on their way. It is on disk that each is handed over before it is, and that it is confirmed after: a
/// kill in between sends it again, marked.
final class EventRound {

    private static final Logger LOG = LoggerFactory.getLogger(EventRound.class);
    private static final int MOST = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Sent(OutboxEntry entry, OptionalLong claim, CompletableFuture<Void> receipt) {}

    private record Ready(OutboxEntry entry, OptionalLong claim) {}

    private final Desk desk;
    private final EventKeys keys;
    private final EventLetters letters;
    private final EventSettings settings;

    EventRound(Desk desk, EventKeys keys, EventLetters letters, EventSettings settings) {
        this.desk = desk;
        this.keys = keys;
        this.letters = letters;
        this.settings = settings;
    }

    /// Sends the first that wait, and returns how many the broker has taken, or refused for good; none when none wait.
    ///
    /// @throws NetworkFailure.BrokerFailed when the connection is of no use any more; what was confirmed before is written down
    int send(Broker broker, Runnable go) {
        var ready = desk.change(this::begin);
        var sent = ready.stream().map(one -> hand(one, broker)).toList();
        return settle(sent, trouble(sent, go));
    }

    private List<Ready> begin(Transaction tx) {
        var entries = tx.outbox().waiting(MOST);
        var ready = entries.stream().map(entry -> new Ready(entry, claim(tx, entry))).toList();
        tx.outbox().begin(entries);
        return ready;
    }

    // What cannot be read is told when its letter is written.
    private OptionalLong claim(Transaction tx, OutboxEntry entry) {
        if (!settings.withKey() || entry.what().kind() == EventKind.REVOCATION) {
            return OptionalLong.empty();
        }
        try {
            return tx.certificates().byId(entry.what().certificate()).map(one -> keys.claim(tx, entry, one, settings.broker()))
                    .orElse(OptionalLong.empty());
        } catch (Failure unreadable) {
            return OptionalLong.empty();
        }
    }

    /// The client sends out of the very array, when the broker has room for it: it is wiped once there is an answer or the
    /// connection has ended, and not when nobody waits any longer.
    private Sent hand(Ready ready, Broker broker) {
        try {
            Message message = letters.of(ready.entry(), settings, ready.claim().isPresent());
            var receipt = broker.publish(message);
            receipt.whenComplete((_, _) -> Arrays.fill(message.payload(), (byte) 0));
            return new Sent(ready.entry(), ready.claim(), receipt);
        } catch (Failure unreadable) {
            LOG.warn("event {} cannot be composed: {}", ready.entry().event(), unreadable.getMessage());
            return new Sent(ready.entry(), ready.claim(), CompletableFuture.failedFuture(
                    new NetworkFailure.BrokerFailed(settings.broker().url(), BrokerTrouble.UNREADABLE, "", unreadable)));
        }
    }

    /// Waits for the receipts; what ended the connection, if anything did.
    private Optional<RuntimeException> trouble(List<Sent> sent, Runnable go) {
        try {
            for (var one : sent) {
                Waiting.on(one.receipt(), PATIENCE, go);
            }
        } catch (TimeoutException late) {
            return Optional.of(new NetworkFailure.BrokerFailed(settings.broker().url(), BrokerTrouble.TOO_LATE, "", late));
        } catch (RuntimeException givenUp) {
            return Optional.of(givenUp);
        }
        return sent.stream().flatMap(one -> failure(one).stream()).filter(failed -> !failed.why().isOfMessage())
                .<RuntimeException>map(failed -> failed).findFirst();
    }

    private static Optional<NetworkFailure.BrokerFailed> failure(Sent one) {
        return one.receipt().isCompletedExceptionally() && one.receipt().exceptionNow() instanceof NetworkFailure.BrokerFailed failed
                ? Optional.of(failed) : Optional.empty();
    }

    private int settle(List<Sent> sent, Optional<RuntimeException> trouble) {
        var done = desk.change(tx -> sent.stream().mapToInt(one -> settle(tx, one)).sum());
        trouble.ifPresent(ended -> {
            throw ended;
        });
        return done;
    }

    private int settle(Transaction tx, Sent one) {
        boolean arrived = one.receipt().isDone() && !one.receipt().isCompletedExceptionally();
        one.claim().ifPresent(claim -> keys.settle(tx, claim, one.entry(), arrived));
        if (arrived) {
            tx.outbox().delivered(one.entry(), desk.now());
            return 1;
        }
        var why = failure(one).map(NetworkFailure.BrokerFailed::why).orElse(BrokerTrouble.CUT_OFF);
        if (why.isOfMessage()) {
            tx.outbox().refused(one.entry(), why);
            return 1;
        }
        tx.outbox().missed(one.entry(), why);
        return 0;
    }
}
