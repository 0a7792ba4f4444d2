package dev.chancery.store;

import java.util.concurrent.CancellationException;
import org.sqlite.ProgressHandler;

/// Asks from time to time whether a long statement shall go on.
final class Stop extends ProgressHandler {

    private final Runnable go;

    /// @param go throws to stop it
    Stop(Runnable go) {
        this.go = go;
    }

    @Override protected int progress() {
        try {
            go.run();
            return 0;
        } catch (CancellationException cancelled) {
            return 1;
        }
    }
}
