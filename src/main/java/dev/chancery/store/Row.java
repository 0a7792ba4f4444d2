package dev.chancery.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// One row of a result, read from its first column to its last: each call takes the next column.
final class Row {

    private final ResultSet columns;
    private int taken;

    Row(ResultSet columns) {
        this.columns = columns;
    }

    long number() throws SQLException {
        return columns.getLong(++taken);
    }

    OptionalLong optionalNumber() throws SQLException {
        var number = columns.getLong(++taken);
        return columns.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    boolean flag() throws SQLException {
        return number() != 0;
    }

    String text() throws SQLException {
        return optionalText().orElseThrow(Row::empty);
    }

    Optional<String> optionalText() throws SQLException {
        return Optional.ofNullable(columns.getString(++taken));
    }

    byte[] bytes() throws SQLException {
        return optionalBytes().orElseThrow(Row::empty);
    }

    Optional<byte[]> optionalBytes() throws SQLException {
        return Optional.ofNullable(columns.getBytes(++taken));
    }

    Instant second() throws SQLException {
        return Instant.ofEpochSecond(number());
    }

    Instant millisecond() throws SQLException {
        return Instant.ofEpochMilli(number());
    }

    Optional<Instant> optionalMillisecond() throws SQLException {
        var millis = optionalNumber();
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
    }

    /// The next column as it is: a number, a text, bytes or null.
    Object value() throws SQLException {
        return columns.getObject(++taken);
    }

    /// All columns that are left.
    Object[] rest() throws SQLException {
        var values = new Object[columns.getMetaData().getColumnCount() - taken];
        for (int i = 0; i < values.length; i++) {
            values[i] = value();
        }
        return values;
    }

    /// Whether the next column is empty; it is not taken.
    boolean nextIsEmpty() throws SQLException {
        return columns.getObject(taken + 1) == null;
    }

    private static IllegalStateException empty() {
        return new IllegalStateException("empty column");
    }
}
