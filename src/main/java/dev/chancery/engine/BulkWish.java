package dev.chancery.engine;

import dev.chancery.engine.Certificates.Equipped;
import java.nio.file.Path;
import java.util.Optional;

/// What a bulk job is to do.
public record BulkWish(BulkSource source, Order.Terms terms, Equipped equipped, Optional<Delivery> delivery) {

    /// Where the files of the new certificates go: into a folder of the job's own, which is made in `folder`. `locked` says that
    /// a passphrase protects the keys.
    public record Delivery(ExportOrder.Form form, Path folder, boolean locked) {}
}
