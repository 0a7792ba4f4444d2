package dev.chancery.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Values made on several threads a little ahead of whoever takes them, in order: never more than a few in memory. What was
/// made and is not taken until it is closed is discarded.
final class Ahead<T, R> implements Iterable<R>, AutoCloseable {

    private static final int PER_WORKER = 4;

    private final List<T> sources;
    private final Function<T, R> make;
    private final int depth;
    private final ExecutorService workers;
    private final Consumer<R> discard;
    private final Deque<Future<R>> made = new ArrayDeque<>();

    Ahead(List<T> sources, Function<T, R> make, Consumer<R> discard, int threads) {
        this.sources = sources;
        this.make = make;
        this.discard = discard;
        this.depth = threads * PER_WORKER;
        this.workers = Executors.newFixedThreadPool(threads);
    }

    @Override public Iterator<R> iterator() {
        var left = sources.iterator();
        return new Iterator<>() {
            @Override public boolean hasNext() {
                return !made.isEmpty() || left.hasNext();
            }

            @Override public R next() {
                while (made.size() < depth && left.hasNext()) {
                    var source = left.next();
                    made.add(workers.submit(() -> make.apply(source)));
                }
                return result(made.remove());
            }
        };
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    @Override public void close() {
        workers.shutdownNow();
        workers.close();
        made.stream().filter(one -> one.state() == Future.State.SUCCESS).map(Future::resultNow).forEach(discard);
        made.clear();
    }
}
