package dev.chancery.store;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.StoreFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;

/// A store's file that nobody has open, such as a backup: looked at and never changed.
public final class StoreCopy {

    private static final String FACTS = """
            SELECT store_id, seal_header, created, (SELECT count(*) FROM authority), (SELECT count(*) FROM certificate),
                (SELECT count(*) FROM thing), ifnull((SELECT max(id) FROM audit), 0), ifnull((SELECT max(at) FROM audit), created)
            FROM store WHERE id = 1""";

    private final StoreFile file;
    private final Migrations migrations;

    private StoreCopy(StoreFile file, Migrations migrations) {
        this.file = file;
        this.migrations = migrations;
    }

    static StoreCopy of(StoreFile file, Migrations migrations) {
        StoreLock.requireNotHeldHere(file);
        return new StoreCopy(file, migrations);
    }

    /// @throws FileFailure.StoreMissing when nothing is there
    /// @throws FileFailure.StoreInUse when this process works with it
    public static StoreCopy at(Path path) {
        return of(StoreFile.existing(path), Migrations.known());
    }

    /// Which store this is a copy of. Hardly anything of the file is read.
    ///
    /// @throws FileFailure.NotAStore when it is anything else
    /// @throws FileFailure.StoreTooNew when a later version of Chancery wrote it
    /// @throws FileFailure.StoreDamaged when that much is damaged
    public Bytes store() {
        new Inspection(file, migrations).header();
        return reading(session -> session.pragma(row -> Bytes.of(row.bytes()), "SELECT store_id FROM store WHERE id = 1"));
    }

    /// Reads every page of the copy, and says what it holds.
    ///
    /// @throws FileFailure.NotAStore when it is anything else
    /// @throws FileFailure.StoreTooNew when a later version of Chancery wrote it
    /// @throws FileFailure.StoreDamaged when anything is not as it was written
    public StoreFacts check() {
        var inspection = new Inspection(file, migrations);
        inspection.header();
        int schema = inspection.content().version();
        return reading(session -> {
            requireWhole(session);
            return facts(session, schema);
        });
    }

    /// Writes the same store to a new file that its owner alone can read, and reads that back whole. `facts` are what
    /// [#check] said.
    ///
    /// @throws FileFailure.AlreadyExists when there is such a file; it is untouched
    /// @throws FileFailure when the place does not take it; nothing is left there
    /// @throws FileFailure.ReadBackDiffers when the new file does not hold the same
    public void copyTo(Path target, StoreFacts facts) {
        var copied = reading(session -> Backup.write(session, target, migrations.upTo(facts.schema())));
        if (!copied.equals(facts)) {
            discard(target);
            throw new FileFailure.ReadBackDiffers(target);
        }
    }

    /// Removes a copy that is of no use, with what lies beside it, as far as its place lets us. It must not be open.
    public static void discard(Path copy) {
        if (Files.exists(copy)) {
            var file = StoreFile.existing(copy);
            StoreLock.requireNotHeldHere(file);
            file.discard();
        }
    }

    private void requireWhole(Session session) {
        var answer = session.pragma(Row::text, "PRAGMA integrity_check(1)");
        if (!answer.equals("ok")) {
            throw new FileFailure.StoreDamaged(file.asked(), answer);
        }
        session.transaction("BEGIN", () -> session.first(Row::text, "PRAGMA foreign_key_check")).ifPresent(table -> {
            throw new FileFailure.StoreDamaged(file.asked(), "a broken reference in " + table);
        });
    }

    static StoreFacts facts(Session session, int schema) {
        return session.pragma(row -> facts(row, schema), FACTS);
    }

    private static StoreFacts facts(Row row, int schema) throws SQLException {
        var identity = new StoreFacts.Identity(Bytes.of(row.bytes()), Bytes.of(row.bytes()));
        Instant created = row.millisecond();
        var count = new StoreFacts.Count(row.number(), row.number(), row.number());
        var acts = row.number();
        var last = row.millisecond();
        return new StoreFacts(identity, schema, count, acts, last.isBefore(created) ? created : last);
    }

    private interface Reading<T> {
        T of(Session session);
    }

    private <T> T reading(Reading<T> work) {
        try (var session = Session.open(file.url(new Inspection(file, migrations).mode()))) {
            session.script("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
            return work.of(session);
        } catch (Fault fault) {
            throw fault.named(file.asked()) instanceof Failure failure ? failure : new FileFailure.StoreDamaged(file.asked(), fault);
        }
    }
}
