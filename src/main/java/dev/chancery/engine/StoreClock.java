package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.ClockDoubt;
import dev.chancery.domain.Failure;
import dev.chancery.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether this machine's clock can be believed, by the latest time that the store has seen.
///
/// A clock that went back is noticed whenever something is to be signed; one that went forward when the store is opened,
/// for only then nobody was there to see the time pass. Until it is right again, or somebody says that it is, nothing is
/// signed: neither a certificate nor a list. Serial numbers and the numbers of lists do not depend on it.
public final class StoreClock {

    /// How far a clock may go back unnoticed: machines are set by the network all the time.
    public static final Duration BACK = Duration.ofMinutes(5);
    /// For how long a store may be left alone.
    public static final Duration AHEAD = Duration.ofDays(400);

    /// Not every second is worth a write.
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final String SEEN = "clock.seen";
    private static final String FORWARD = "clock.forward";

    private final Desk desk;

    StoreClock(Desk desk) {
        this.desk = desk;
    }

    /// Why nothing is signed now; empty when the clock is as good as one can tell.
    public Optional<ClockDoubt> doubt() {
        return desk.read(tx -> doubt(tx, desk.now()));
    }

    /// Somebody has looked: the clock is right now, and the time that the store remembers was wrong or long ago.
    public void confirm() {
        desk.write(tx -> doubt(tx, desk.now()).ifPresent(doubt -> {
            desk.note(tx, Act.CLOCK_CONFIRMED, "clock", "%s after %s".formatted(doubt.now(), doubt.seen()));
            believe(tx, doubt.now());
        }));
    }

    /// To be asked once when the store is opened.
    static void begin(Desk desk, Transaction tx) {
        var now = desk.now();
        tx.settings().put(FORWARD, seen(tx).filter(seen -> isForward(seen, now)).isPresent() ? "yes" : "");
        doubt(tx, now).ifPresentOrElse(
                doubt -> desk.note(tx, Act.CLOCK_DOUBTED, "clock", "%s after %s".formatted(doubt.now(), doubt.seen())),
                () -> see(tx, now));
    }

    /// To be asked within the transaction that makes a signature possible.
    ///
    /// @throws Failure.ClockInDoubt when nothing may be signed now
    static void require(Transaction tx, Instant now) {
        doubt(tx, now).ifPresent(doubt -> {
            throw new Failure.ClockInDoubt(doubt);
        });
        see(tx, now);
    }

    static Optional<ClockDoubt> doubt(Transaction tx, Instant now) {
        return seen(tx).filter(seen -> isBack(seen, now) || isForward(seen, now) && tx.settings().get(FORWARD).equals(Optional.of("yes")))
                .map(seen -> new ClockDoubt(seen, now));
    }

    private static boolean isBack(Instant seen, Instant now) {
        return now.isBefore(seen.minus(BACK));
    }

    private static boolean isForward(Instant seen, Instant now) {
        return now.isAfter(seen.plus(AHEAD));
    }

    private static Optional<Instant> seen(Transaction tx) {
        return tx.settings().get(SEEN).map(Long::valueOf).map(Instant::ofEpochMilli);
    }

    private static void see(Transaction tx, Instant now) {
        if (seen(tx).filter(seen -> now.isBefore(seen.plus(STEP))).isEmpty()) {
            believe(tx, now);
        }
    }

    private static void believe(Transaction tx, Instant now) {
        tx.settings().put(SEEN, String.valueOf(now.toEpochMilli()));
        tx.settings().put(FORWARD, "");
    }
}
