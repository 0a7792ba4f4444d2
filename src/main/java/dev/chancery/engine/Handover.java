package dev.chancery.engine;

import java.time.Duration;

/// What becomes of a certificate once it has a successor.
public sealed interface Handover {

    /// It is revoked as superseded in the same step. A device that has not got its successor yet is refused from then on.
    record AtOnce() implements Handover {}

    /// It stays good until somebody confirms that its successor is on the device, at most for `within`.
    record WhenConfirmed(Duration within) implements Handover {}

    /// It stays good until it ends.
    record Never() implements Handover {}
}
