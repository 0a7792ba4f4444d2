package dev.chancery.store;

import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a store's connections are set up.
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /// Temporary tables stay in memory: a sort must not leave names of the lab in a temporary folder.
    private static final String EVERY = """
            PRAGMA busy_timeout = 3000; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
            PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000""";

    /// What unlocked the store before a change of its passphrase must not remain in it, hence `secure_delete`.
    private static final String WRITING = """
            PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
            PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -32000""";

    private Sessions() {}

    static Session reading(StoreFile file, Optional<Sealer> sealer) {
        try {
            return prepared(file, session -> {
                session.script("PRAGMA query_only = ON");
                sealer.ifPresent(session::readSealed);
            });
        } catch (Fault fault) {
            throw fault.whenReading(file.asked());
        }
    }

    /// The writer of an existing store, which it brings to the newest schema.
    static Session writing(StoreFile file, Migrations migrations, Inspection.Content content) {
        return named(file, session -> {
            if (content.wantsIndexes()) {
                makeIndexes(file, session);
            }
            if (content.version() < migrations.newest()) {
                migrate(file, session, migrations, content.version());
            }
            startLog(file, session);
        });
    }

    /// The writer of a new store in an empty file.
    ///
    /// Everything is made in one transaction of the rollback journal, and EXTRA syncs that journal's removal too: after a
    /// crash the file is a whole store or, having no application id, none.
    static Session creating(StoreFile file, NewStore store) {
        return named(file, session -> {
            session.script("PRAGMA synchronous = EXTRA");
            session.transaction("BEGIN IMMEDIATE", () -> {
                Migrations.known().run(session, 0);
                session.script("PRAGMA application_id = " + Inspection.APPLICATION_ID);
                session.update("INSERT INTO store (id, store_id, seal_header, created) VALUES (1, ?, ?, ?)",
                        store.id(), store.sealHeader(), store.created().toEpochMilli());
                store.sealer().ifPresent(sealer -> {
                    session.writeSealed(sealer);
                    session.seals().orElseThrow().everything();
                });
                return file;
            });
            startLog(file, session);
        });
    }

    private static Session named(StoreFile file, Consumer<Session> settings) {
        try {
            return prepared(file, settings);
        } catch (Fault fault) {
            throw fault.named(file.asked());
        }
    }

    private static Session prepared(StoreFile file, Consumer<Session> settings) {
        return Session.open(file.url("")).settled(session -> {
            session.script(EVERY);
            settings.accept(session);
        });
    }

    private static void startLog(StoreFile file, Session session) {
        if (!session.pragma(Row::text, "PRAGMA journal_mode = WAL").equals("wal")) {
            throw new FileFailure.CannotWrite(file.asked(), new IOException("no write-ahead log on this file system"));
        }
        session.script(WRITING);
    }

    private static void makeIndexes(StoreFile file, Session session) {
        try {
            session.transaction("BEGIN IMMEDIATE", () -> {
                CheckTable.rebuildAll(session);
                return file;
            });
        } catch (Fault fault) {
            throw fault.isDuplicate() ? new FileFailure.StoreDamaged(file.asked(), fault) : fault;
        }
        LOG.warn("the indexes of {} did not fit its tables and were made again", file.asked());
    }

    private static void migrate(StoreFile file, Session session, Migrations migrations, int version) {
        var backup = Backup.of(file, session, version);
        try {
            session.transaction("BEGIN IMMEDIATE", () -> {
                migrations.run(session, version);
                return version;
            });
        } catch (RuntimeException failed) {
            backup.discard();
            throw failed;
        }
        LOG.info("store brought from schema {} to {}, the older one is in {}", version, migrations.newest(), backup.path());
    }
}
