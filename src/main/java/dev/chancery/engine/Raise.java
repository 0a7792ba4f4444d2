package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Failure;
import dev.chancery.pki.Cost;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wraps the store key anew where a guess at the passphrase costs less than this version wants, in the background of an
/// unlocked store. A copy of the passphrase is kept until that is done. A store that cannot be written stays as it is.
final class Raise implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Raise.class);

    private final Desk desk;
    private final String store;
    private final Optional<Thread> work;

    private Raise(Desk desk, String store, Optional<Cost> due, char[] passphrase) {
        this.desk = desk;
        this.store = store;
        this.work = due.map(cost -> thread(cost, passphrase.clone()));
        work.ifPresent(Thread::start);
    }

    /// Begins, if there is anything to do.
    static Raise begin(Desk desk, String store, char[] passphrase) {
        return new Raise(desk, store, desk.seal().due(desk.surroundings().cost()), passphrase);
    }

    /// For a store that was opened without its passphrase.
    static Raise none(Desk desk) {
        return new Raise(desk, "", Optional.empty(), new char[0]);
    }

    private Thread thread(Cost cost, char[] passphrase) {
        var thread = new Thread(() -> run(cost, passphrase), "raise");
        thread.setDaemon(true);
        return thread;
    }

    private void run(Cost cost, char[] passphrase) {
        try {
            var old = desk.read(tx -> tx.store().sealHeader());
            var dearer = desk.seal().rewrapped(passphrase, cost, desk.surroundings().random());
            desk.write(tx -> {
                if (Arrays.equals(old, tx.store().sealHeader())) {
                    tx.store().replaceSealHeader(dearer);
                    desk.note(tx, Act.COST_RAISED, store, cost.toString());
                }
            });
        } catch (Failure notNow) {
            LOG.warn("the cost of a guess stays as it is", notNow);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /// Waits for it: the store is about to close.
    @Override public void close() {
        work.ifPresent(thread -> {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
