package dev.chancery.ui;

import dev.chancery.domain.AuthorityId;
import dev.chancery.engine.Office;
import dev.chancery.engine.Publication;
import dev.chancery.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.util.Duration;

/// Keeps the published revocation lists fresh while a store is open: all at once when it opens, and then each in time.
///
/// It looks often rather than once when the time has come: a machine that slept wakes up with lists that have ended.
public final class ListWatch {

    private static final Duration PAUSE = Duration.seconds(20);

    private final Office office;
    private final Background background;
    private final Layers layers;
    private final Beat beat = new Beat(this::look);
    private final Set<AuthorityId> told = new HashSet<>();
    private volatile boolean stopped;
    private final AtomicBoolean looking = new AtomicBoolean();

    public ListWatch(Office office, Background background, Layers layers) {
        this.office = office;
        this.background = background;
        this.layers = layers;
    }

    /// Publishes what has a file, and goes on watching.
    public void start() {
        beat.start(PAUSE);
        publish(office.revocationLists()::publishAll);
    }

    /// The store is about to be closed.
    public void stop() {
        stopped = true;
        beat.stop();
    }

    private void look() {
        publish(office.revocationLists()::publishDue);
    }

    private void publish(Supplier<List<Publication>> due) {
        if (looking.compareAndSet(false, true)) {
            background.<List<Publication>>load(() -> unlessStopped(due), published -> published.forEach(this::tell));
        }
    }

    /// A store that is closed while this works answers with a defect that is none.
    private List<Publication> unlessStopped(Supplier<List<Publication>> due) {
        try {
            return stopped ? List.of() : due.get();
        } catch (IllegalStateException closed) {
            if (stopped) {
                return List.of();
            }
            throw closed;
        } finally {
            looking.set(false);
        }
    }

    /// A list that cannot be published is told once, not at every try.
    private void tell(Publication publication) {
        switch (publication) {
            case Publication.Published(var authority, _, _, _) -> told.remove(authority);
            case Publication.Failed(var authority, var failure) -> {
                if (!stopped && told.add(authority)) {
                    layers.toasts().note(Words.of("shell.list.failed"), new Toasts.Action(Words.of("shell.list.failed.why"),
                            () -> new Dialogs(layers).failed(failure)));
                }
            }
        }
    }
}
