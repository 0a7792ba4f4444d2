package dev.chancery.store;

import dev.chancery.domain.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads what a statement found. A row that makes no value is a [Fault]: somebody else wrote it.
final class Rows {

    /// Reads the current row.
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    private Rows() {}

    static <T> List<T> all(Reader<T> reader, ResultSet rows) throws SQLException {
        var found = new ArrayList<T>();
        each(reader, found::add, rows);
        return found;
    }

    /// How many there were.
    static <T> long each(Reader<T> reader, Consumer<? super T> taker, ResultSet rows) throws SQLException {
        long count = 0;
        for (; rows.next(); count++) {
            taker.accept(read(reader, rows));
        }
        return count;
    }

    static <T> Optional<T> first(Reader<T> reader, ResultSet rows) throws SQLException {
        return rows.next() ? Optional.of(read(reader, rows)) : Optional.empty();
    }

    /// The first column of every row.
    static long[] numbers(ResultSet rows) throws SQLException {
        var found = new Numbers();
        while (rows.next()) {
            found.add(rows.getLong(1));
        }
        return found.toArray();
    }

    private static <T> T read(Reader<T> reader, ResultSet rows) throws SQLException {
        try {
            return reader.read(new Row(rows));
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException | DateTimeException
                | Failure.Refused unreadable) {
            throw Fault.unreadable(unreadable);
        }
    }
}
