package dev.chancery.domain;

import java.util.List;
import java.util.Optional;

/// What a bulk job's manifest says of one thing. `serial` and `sha256` are those of its certificate: the new one, or the one
/// that it keeps. `files` are those that were written for it; empty as long as none were.
public record BulkLine(long position, ThingId thing, BulkResult result, Optional<SerialNumber> serial, Optional<Bytes> sha256,
        String reason, List<File> files) {

    /// A file that is complete at the place: its path below it, how many octets, and their fingerprint.
    public record File(String path, long size, Bytes sha256) {}

    public BulkLine {
        files = List.copyOf(files);
    }
}
