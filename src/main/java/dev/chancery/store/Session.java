package dev.chancery.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/// One connection to a SQLite file with the statements it has prepared. Values are always bound: a `Long`, `Integer`,
/// `String`, `byte[]` or null for each `?`. Whatever goes wrong is a [Fault].
///
/// Statements run only within [#transaction] and on its thread, so that a table that outlives its transaction is noticed.
final class Session implements AutoCloseable {

    private final SQLiteConnection connection;
    private final Statements statements;
    private volatile @Nullable Thread owner;
    private Optional<Seals> seals = Optional.empty();

    private Session(SQLiteConnection connection) {
        this.connection = connection;
        this.statements = new Statements(connection);
    }

    /// The driver is told that nothing commits by itself, or else it tries to after each statement, and that nobody asks
    /// for generated keys, or else it selects one after each INSERT. Together these double the time of a bulk insert.
    static Session open(String url) {
        try {
            return new Session(connection(url));
        } catch (SQLException failed) {
            throw Fault.of(failed);
        }
    }

    /// A session on a file that anybody may have written, within what [Guard] allows.
    static Session guarded(String url) {
        return open(url).settled(Session::guard);
    }

    private void guard() {
        try {
            Guard.over(connection);
        } catch (SQLException failed) {
            throw Fault.of(failed);
        }
    }

    /// This one, once `settings` have been made; closed when they fail, which is when a damaged file is noticed.
    Session settled(Consumer<Session> settings) {
        try {
            settings.accept(this);
            return this;
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private static SQLiteConnection connection(String url) throws SQLException {
        var settings = new SQLiteConfig();
        settings.setGetGeneratedKeys(false);
        var connection = JDBC.createConnection(url, settings.toProperties());
        connection.getConnectionConfig().setAutoCommit(false);
        return connection;
    }

    /// From now on what it reads is compared with its seals where that matters.
    void readSealed(Sealer sealer) {
        seals = Optional.of(Seals.reading(this, sealer));
    }

    /// From now on [Seals] are told of what it writes.
    void writeSealed(Sealer sealer) {
        seals = Optional.of(Seals.writing(this, sealer));
    }

    /// Nothing before the store is unlocked.
    Optional<Seals> seals() {
        return seals;
    }

    /// Runs `work` between `begin` and COMMIT. Whatever it throws rolls back and is thrown on.
    <T> T transaction(String begin, Supplier<T> work) {
        owner = Thread.currentThread();
        try {
            script(begin);
            try {
                var result = work.get();
                script("COMMIT");
                return result;
            } catch (Throwable failed) {
                rollBack(failed);
                throw failed;
            }
        } finally {
            owner = null;
        }
    }

    private void rollBack(Throwable reason) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            reason.addSuppressed(alreadyRolledBack);
        }
    }

    /// Runs the statements of `sql`, which may be several and lie outside a transaction.
    void script(String sql) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw Fault.of(failed);
        }
    }

    /// From now on asks `go` after every so many steps of SQLite's machine; the statement fails once it throws.
    void interruptible(int steps, Runnable go) {
        try {
            ProgressHandler.setHandler(connection, steps, new Stop(go));
        } catch (SQLException failed) {
            throw Fault.of(failed);
        }
    }

    /// Writes a compact copy of the file into the empty file at `target`. Outside a transaction.
    void backUp(Path target) {
        try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, target.toString());
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw Fault.of(failed);
        }
    }

    /// What a `PRAGMA` answers in its first row; it may lie outside a transaction.
    <T> T pragma(Rows.Reader<T> reader, String sql) {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return reader.read(new Row(rows));
        } catch (SQLException failed) {
            throw Fault.of(failed);
        }
    }

    /// The number of rows changed.
    int update(String sql, @Nullable Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException failed) {
            throw statements.failed(sql, failed);
        }
    }

    <T> List<T> list(Rows.Reader<T> reader, String sql, @Nullable Object... values) {
        return query(rows -> Rows.all(reader, rows), sql, values);
    }

    /// Hands over one row after the other, however many, and keeps none.
    <T> void each(Rows.Reader<T> reader, Consumer<? super T> taker, String sql, @Nullable Object... values) {
        query(rows -> Rows.each(reader, taker, rows), sql, values);
    }

    /// The rows of `sql`, which ends in a condition `IN` [These#KEYS], for all `keys`, however many, in no order.
    /// `values` are those bound before the keys.
    <T> List<T> listIn(Rows.Reader<T> reader, String sql, List<?> keys, @Nullable Object... values) {
        return These.bound(keys, values).flatMap(bound -> list(reader, sql, bound).stream()).toList();
    }

    <T> List<T> listIn(Rows.Reader<T> reader, String sql, long[] keys, @Nullable Object... values) {
        return listIn(reader, sql, Arrays.stream(keys).boxed().toList(), values);
    }

    <T> Optional<T> first(Rows.Reader<T> reader, String sql, @Nullable Object... values) {
        return query(rows -> Rows.first(reader, rows), sql, values);
    }

    /// The id of the row that `sql` inserts. RETURNING would say it too, at three times the cost.
    long insert(String sql, @Nullable Object... values) {
        update(sql, values);
        return lastInserted();
    }

    long lastInserted() {
        return number("SELECT last_insert_rowid()");
    }

    /// The first column of the only row.
    long number(String sql, @Nullable Object... values) {
        return first(Row::number, sql, values).orElseThrow();
    }

    /// The first column of every row.
    long[] numbers(String sql, @Nullable Object... values) {
        return query(Rows::numbers, sql, values);
    }

    private interface Taken<T> {
        T from(ResultSet rows) throws SQLException;
    }

    private <T> T query(Taken<T> taken, String sql, @Nullable Object... values) {
        try (var rows = bound(sql, values).executeQuery()) {
            return taken.from(rows);
        } catch (SQLException failed) {
            throw statements.failed(sql, failed);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        if (owner != Thread.currentThread()) {
            throw new IllegalStateException("outside its transaction");
        }
        return statements.bound(sql, values);
    }

    @Override public void close() {
        try (connection) {
            statements.close();
        } catch (SQLException failed) {
            throw Fault.of(failed);
        }
    }
}
