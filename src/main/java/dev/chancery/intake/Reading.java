package dev.chancery.intake;

import java.util.List;

/// What a device list holds: the rows that can be imported and, line by line, why the others cannot. A bad row has at
/// least one error and is not among the good.
public record Reading(List<Row> good, List<RowError> bad) {

    public Reading {
        good = List.copyOf(good);
        bad = List.copyOf(bad);
    }

    /// How many rows cannot be imported; a row with two errors counts once.
    public int badRows() {
        return (int) bad.stream().mapToInt(RowError::line).distinct().count();
    }
}
