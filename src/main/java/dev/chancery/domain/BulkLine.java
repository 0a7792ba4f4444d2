package dev.chancery.domain;

import java.util.List;
import java.util.Optional;

/// What a bulk job's manifest says of one thing, or of one certificate that it replaces. `thing` is the id of the thing, or
/// what a certificate of none is called by. `replaces` is the serial number of the old certificate; `serial` and `sha256` are
/// those of the new one, or of the one that the thing keeps. `files` are those that were written for it; empty as long as
/// none were.
public record BulkLine(long position, String thing, BulkResult result, Optional<SerialNumber> replaces, Optional<SerialNumber> serial,
        Optional<Bytes> sha256, String reason, List<File> files) {

    /// A file that is complete at the place: its path below it, how many octets, and their fingerprint.
    public record File(String path, long size, Bytes sha256) {}

    public BulkLine {
        files = List.copyOf(files);
    }
}
