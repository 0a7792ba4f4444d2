package dev.chancery.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The statements that a connection has prepared, of which those used last are kept.
final class Statements implements AutoCloseable {

    private static final int MOST = 100;

    private final Connection connection;
    private final SequencedMap<String, PreparedStatement> prepared = new LinkedHashMap<>(MOST, 0.75f, true);

    Statements(Connection connection) {
        this.connection = connection;
    }

    /// `sql` with a value for each of its `?`: a `Long`, `Integer`, `String`, `byte[]` or null.
    PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        var statement = prepared(sql);
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setLong(index, number);
            case String text -> statement.setString(index, text);
            case byte[] bytes -> statement.setBytes(index, bytes);
            default -> throw new IllegalArgumentException("not a column type: " + value.getClass());
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        var known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        if (prepared.size() == MOST) {
            prepared.pollFirstEntry().getValue().close();
        }
        var statement = connection.prepareStatement(sql);
        prepared.put(sql, statement);
        return statement;
    }

    /// What `failed` in `sql` is. The driver closes a statement that ran into damage, so it is prepared anew next time.
    Fault failed(String sql, SQLException failed) {
        try (var _ = prepared.remove(sql)) {
            return Fault.of(failed);
        } catch (SQLException closed) {
            return Fault.of(failed);
        }
    }

    @Override public void close() throws SQLException {
        for (var statement : prepared.values()) {
            statement.close();
        }
    }
}
