package dev.chancery.store;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/// A few connections that only read, opened when they are first needed. Who asks for one more waits for its turn.
final class Readers {

    /// As many as a window has use for: a table's page, a count, a background job.
    static final int MOST = 3;

    private final Supplier<Session> opener;
    private final Semaphore free = new Semaphore(MOST, true);
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Supplier<Session> opener) {
        this.opener = opener;
    }

    /// Runs `work` on one state of the store: nothing that is written meanwhile shows.
    <T> T read(Function<Transaction, T> work) {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("the store is closed");
            }
            var known = idle.pollFirst();
            var session = known == null ? opener.get() : known;
            try {
                return session.transaction("BEGIN", () -> work.apply(new Transaction(session)));
            } catch (Fault fault) {
                throw fault.isReadOnly() ? new IllegalStateException("a reader cannot write", fault) : fault;
            } finally {
                idle.addFirst(session);
            }
        } finally {
            free.release();
        }
    }

    /// Waits for those who read; who comes later does so through new connections.
    void renew() {
        alone(false);
    }

    /// Waits for those who read. Whoever comes later is refused.
    void close() {
        alone(true);
    }

    private void alone(boolean last) {
        free.acquireUninterruptibly(MOST);
        try {
            closed |= last;
            new ArrayList<>(idle).forEach(Session::close);
            idle.clear();
        } finally {
            free.release(MOST);
        }
    }
}
