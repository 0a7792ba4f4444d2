package dev.chancery.intake;

import dev.chancery.domain.Violation;

/// A record as it stands in the file, not decoded yet. `line` is where it begins.
sealed interface RawRecord {

    int line();

    byte[] octets();

    /// A record with all its quotation marks in pairs.
    record Whole(int line, byte[] octets, int columns) implements RawRecord {}

    /// A record that cannot be split into columns. `column` (from 1) is the one to blame, 0 is the whole record.
    record Broken(int line, byte[] octets, int column, Violation reason) implements RawRecord {}
}
