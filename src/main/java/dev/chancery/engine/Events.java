package dev.chancery.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where it is told what has happened, for whoever wants to pass it on.
public final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    /// Hears of what has happened, on the thread that did it and after it is durable. It should be quick.
    @FunctionalInterface
    public interface Listener {
        void heard(Happening happening);
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /// A listener that fails is logged and stops nothing.
    void tell(Happening happening) {
        for (var listener : listeners) {
            try {
                listener.heard(happening);
            } catch (RuntimeException failed) {
                LOG.error("a listener failed at {}", happening.getClass().getSimpleName(), failed);
            }
        }
    }
}
