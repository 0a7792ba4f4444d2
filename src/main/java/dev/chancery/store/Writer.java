package dev.chancery.store;

import dev.chancery.domain.Failure;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only connection to a store that writes. Whoever needs it waits for a turn.
final class Writer {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    /// Transactions that a kill may leave unnoted beside the store.
    private static final int MOST_UNSEEN = 256;

    private final StoreFile file;
    private final Session session;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Optional<Sealer> notes = Optional.empty();
    private int unseen;
    private boolean closed;

    Writer(StoreFile file, Session session) {
        this.file = file;
        this.session = session;
    }

    /// Runs `work` in a transaction, seals what it wrote and makes it findable. What it wrote is on the disk when this returns.
    <T> T write(Function<Transaction, T> work) {
        return inTurn(() -> {
            if (closed) {
                throw new IllegalStateException("the store is closed");
            }
            var result = session.transaction("BEGIN IMMEDIATE", () -> sealed(work));
            noteNowAndThen();
            return result;
        });
    }

    private <T> T sealed(Function<Transaction, T> work) {
        session.seals().ifPresent(Seals::begin);
        var result = work.apply(new Transaction(session));
        session.seals().ifPresent(Seals::finish);
        SearchWords.indexDue(session);
        return result;
    }

    /// From now on what is written is sealed.
    void seal(Sealer with) {
        inTurn(() -> {
            session.writeSealed(with);
            return file;
        });
    }

    /// Seals everything as it is now, under this new header, in one transaction.
    void adopt(byte[] sealHeader) {
        inTurn(() -> session.transaction("BEGIN IMMEDIATE", () -> {
            new Transaction(session).store().replaceSealHeader(sealHeader);
            session.seals().orElseThrow().everything();
            return file;
        }));
    }

    /// Notes beside the store how far it is, now, at the end, and every [#MOST_UNSEEN] transactions.
    void note(Sealer with) {
        inTurn(() -> {
            notes = Optional.of(with);
            noteNow(with);
            return file;
        });
    }

    // What cannot be noted is noted next time: that alone must not keep anybody from working.
    private void noteNow(Sealer with) {
        try {
            session.transaction("BEGIN", () -> Head.found(session, with))
                    .ifPresent(head -> new LastSeen(head.sequence(), head.chain()).write(file, with));
        } catch (Failure | Fault unwritable) {
            LOG.warn("not noted beside {} how far it is", file.asked(), unwritable);
        }
    }

    private void noteNowAndThen() {
        if (notes.isPresent() && ++unseen == MOST_UNSEEN) {
            unseen = 0;
            noteNow(notes.get());
        }
    }

    /// Notes nothing any more.
    void forget() {
        inTurn(() -> {
            notes = Optional.empty();
            return file;
        });
    }

    /// Waits for its last turn and closes itself, once: behind the readers, because their states keep the log from being moved
    /// into the file, and before the lock. The log keeps what cannot be moved now: it is read when the store is opened next.
    void close(Readers readers, StoreLock lock) {
        inTurn(() -> {
            if (!closed) {
                closed = true;
                closeAll(readers, lock);
            }
            return file;
        });
    }

    private void closeAll(Readers readers, StoreLock lock) {
        try (lock; session) {
            readers.close();
            notes.ifPresent(this::noteNow);
            session.script("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (Fault fault) {
            LOG.warn("the write-ahead log stays beside {}", file.asked(), fault);
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
