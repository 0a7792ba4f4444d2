package dev.chancery.domain;

import java.util.concurrent.CancellationException;

/// How long work tells how far it is and learns that it shall stop.
public interface Progress {

    /// Work that nobody watches and nobody cancels.
    Progress NONE = new Progress() {
        @Override public void expect(long total) {}
        @Override public void advance(long done) {}
        @Override public void checkCancelled() {}
    };

    /// How many units there are in all.
    void expect(long total);

    /// That many more units are done.
    ///
    /// @throws CancellationException once the user has cancelled; what was reported as done stays done
    void advance(long done);

    /// @throws CancellationException once the user has cancelled
    void checkCancelled();
}
