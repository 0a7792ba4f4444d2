package dev.chancery.ui.export;

import dev.chancery.domain.Failure;

/// How an export ended.
public sealed interface Ended {

    Target target();

    /// Everything is there: these files were written, read back and compared, for so many certificates. `kept` tells that
    /// others had been there before and were left alone; `leftOut` stayed out because their key had left before.
    record Complete(Target target, int certificates, int files, boolean kept, int leftOut) implements Ended {}

    /// Something went wrong after `done` of `all` certificates; those are complete.
    record Broken(Target target, Failure why, long done, int all) implements Ended {}

    /// The user stopped it after `done` of `all` certificates; those are complete.
    record Cancelled(Target target, long done, int all) implements Ended {}
}
