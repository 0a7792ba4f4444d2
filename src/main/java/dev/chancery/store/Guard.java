package dev.chancery.store;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/// What a connection to a file that anybody may have written is allowed: nothing is changed, no expression of its schema
/// is trusted, no value is longer than [#MOST_OCTETS], and after [#MOST_STEPS] steps of SQLite's machine it is interrupted.
final class Guard extends ProgressHandler {

    /// The text of a revocation list with 300,000 entries.
    static final int MOST_OCTETS = 16 << 20;

    /// The rows that we read of the largest database take a tenth of them.
    static final long MOST_STEPS = 200_000_000;

    private static final int STEPS_A_CALL = 1_000_000;

    private static final String SETTINGS = """
            PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
            PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA cache_size = -8000""";

    private final AtomicInteger calls = new AtomicInteger();

    private Guard() {}

    static void over(SQLiteConnection connection) throws SQLException {
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MOST_OCTETS);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        ProgressHandler.setHandler(connection, STEPS_A_CALL, new Guard());
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(SETTINGS);
        }
    }

    @Override protected int progress() {
        return calls.incrementAndGet() > MOST_STEPS / STEPS_A_CALL ? 1 : 0;
    }
}
