package dev.chancery.ui.export;

import dev.chancery.domain.Progress;

/// Passes progress on and remembers how far it went.
final class Counted implements Progress {

    private final Progress next;
    private long done;

    Counted(Progress next) {
        this.next = next;
    }

    @Override public void expect(long total) {
        next.expect(total);
    }

    @Override public void advance(long more) {
        done += more;
        next.advance(more);
    }

    @Override public void checkCancelled() {
        next.checkCancelled();
    }

    long done() {
        return done;
    }
}
