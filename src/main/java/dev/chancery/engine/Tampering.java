package dev.chancery.engine;

import dev.chancery.domain.Progress;
import dev.chancery.store.Database;
import dev.chancery.store.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Looks for what was changed in the store by something else than Chancery.
public final class Tampering {

    /// What shows it. Tables and keys are those of the store's schema.
    public sealed interface Found {

        record RowChanged(String table, String key) implements Found {}

        /// It was added, or its seal was removed.
        record RowUnsealed(String table, String key) implements Found {}

        /// When both numbers are the same, a row was put back from an older copy with the seal that it had then.
        record RowsMissing(String table, long expected, long there) implements Found {}

        /// The entry was changed or added, or one before it is missing.
        record AuditChanged(long number) implements Found {}

        record AuditCut(long expectedLast, long last) implements Found {}

        /// What holds everything together is missing or was changed.
        record HeadChanged() implements Found {}

        /// The file is older than what was last seen of it in this place.
        record OlderThanSeen(long sequence, long seen) implements Found {}
    }

    private final Database database;

    Tampering(Database database) {
        this.database = database;
    }

    /// Goes over everything, in constant memory; who writes meanwhile is not held up. Nothing is found in an untouched store.
    ///
    /// @throws java.util.concurrent.CancellationException when `progress` says so
    public void look(Progress progress, Consumer<Found> found) {
        database.check(progress, new Telling(found));
    }

    /// What everything hangs on, without things and certificates.
    List<Found> glance() {
        var found = new ArrayList<Found>();
        database.checkQuickly(new Telling(found::add));
        return List.copyOf(found);
    }

    private record Telling(Consumer<Found> found) implements Findings {

        @Override public void rowChanged(String table, String key) {
            found.accept(new Found.RowChanged(table, key));
        }

        @Override public void rowUnsealed(String table, String key) {
            found.accept(new Found.RowUnsealed(table, key));
        }

        @Override public void rowsMissing(String table, long expected, long there) {
            found.accept(new Found.RowsMissing(table, expected, there));
        }

        @Override public void auditChanged(long number) {
            found.accept(new Found.AuditChanged(number));
        }

        @Override public void auditCut(long expectedLast, long last) {
            found.accept(new Found.AuditCut(expectedLast, last));
        }

        @Override public void headChanged() {
            found.accept(new Found.HeadChanged());
        }
    }
}
