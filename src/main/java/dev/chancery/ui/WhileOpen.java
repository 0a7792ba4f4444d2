package dev.chancery.ui;

import java.util.concurrent.Executor;

/// The window's thread for as long as a store is open.
///
/// What comes back after the store was locked, be it an answer or a failure, is nobody's business any more and is
/// dropped: the unlock screen shows none of it.
public final class WhileOpen implements Executor {

    private final Executor window;
    private boolean over;

    public WhileOpen(Executor window) {
        this.window = window;
    }

    @Override public void execute(Runnable work) {
        window.execute(() -> {
            if (!over) {
                work.run();
            }
        });
    }

    /// Lets nothing through from now on. Called on the window's thread.
    public void end() {
        over = true;
    }
}
