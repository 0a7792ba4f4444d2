package dev.chancery.ui.export;

import dev.chancery.domain.Failure;
import dev.chancery.ui.Place;

/// How an export ended.
public sealed interface Ended {

    Place place();

    /// Everything is there: these files were written, read back and compared, for so many certificates. `kept` tells that
    /// others had been there before and were left alone.
    record Complete(Place place, int certificates, int files, boolean kept) implements Ended {}

    /// Something went wrong after `done` of `all` certificates; those are complete.
    record Broken(Place place, Failure why, long done, int all) implements Ended {}

    /// The user stopped it after `done` of `all` certificates; those are complete.
    record Cancelled(Place place, long done, int all) implements Ended {}
}
