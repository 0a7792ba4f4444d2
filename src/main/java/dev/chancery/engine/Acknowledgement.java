package dev.chancery.engine;

import dev.chancery.domain.SerialNumber;

/// Hears of each certificate of a bulk job once it, its key and the job's books are on the disk, in that one transaction.
/// What was acknowledged is there whatever happens next. Called on the thread of the job, one after the other.
@FunctionalInterface
public interface Acknowledgement {

    /// Nobody listens.
    Acknowledgement NONE = (_, _) -> {};

    /// `thing` is its id; of a certificate of none what it is called by.
    void durable(SerialNumber serial, String thing);
}
