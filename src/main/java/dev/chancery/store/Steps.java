package dev.chancery.store;

import dev.chancery.domain.Progress;

/// Tells of rows some at a time.
final class Steps {

    private static final int SOME = 1000;

    private final Progress progress;
    private long untold;

    Steps(Progress progress) {
        this.progress = progress;
    }

    void one() {
        if (++untold == SOME) {
            end();
        }
    }

    void end() {
        progress.advance(untold);
        untold = 0;
        progress.checkCancelled();
    }
}
