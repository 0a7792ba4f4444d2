package dev.chancery.engine;

import dev.chancery.domain.Progress;

/// Progress that can be told again how much is left.
final class Reckoned implements Progress {
    private final Progress whole;
    private long done;

    Reckoned(Progress whole) {
        this.whole = whole;
    }

    void expectMore(long left) {
        whole.expect(done + left);
    }

    @Override public void expect(long total) {
        whole.expect(total);
    }

    @Override public void advance(long more) {
        done += more;
        whole.advance(more);
    }

    @Override public void checkCancelled() {
        whole.checkCancelled();
    }
}
