package dev.chancery.intake;

import dev.chancery.domain.Violation;

/// One reason why a row cannot be imported. `line` counts from 1 and is where the row begins; `column` counts from 1, 0
/// means the whole row, and `columnName` is then empty. `columnName` and `excerpt` may be shown as they are: they are
/// short and nothing in them is invisible. The texts inside `violation` are as the file has them.
public record RowError(int line, int column, String columnName, Violation violation, String excerpt) {}
