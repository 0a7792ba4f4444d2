package dev.chancery.store;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

/// Looks at a file before it is opened as a store, and changes nothing about it: first its header as plain bytes, then
/// its content through a connection that cannot write.
///
/// A store of up to [#WHOLE_PAGES] pages is checked whole, its indexes too (`PRAGMA integrity_check`, some 0.15 s for 40,000
/// certificates). A larger one would take longer than a person waits: there the schema and the small tables that everything
/// hangs on are checked, SQLite itself notices a file that was cut off, and damage elsewhere shows when it is read.
final class Inspection {

    /// The letters CHCY, at offset 68 of the file ("Application ID" of the SQLite file format).
    static final int APPLICATION_ID = 0x43484359;

    /// 64 MiB of 4 KiB pages.
    static final long WHOLE_PAGES = 16_384;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;
    private static final int USER_VERSION_OFFSET = 60;
    private static final int APPLICATION_ID_OFFSET = 68;
    private static final String[] SMALL_TABLES = {"store", "authority", "intent", "setting"};

    /// What was found of a file that can be opened. Indexes that do not fit their tables hide rows from lists, and are made
    /// again from them.
    record Content(int version, boolean wantsIndexes) {}

    private final StoreFile file;
    private final Migrations migrations;

    Inspection(StoreFile file, Migrations migrations) {
        this.file = file;
        this.migrations = migrations;
    }

    /// @throws FileFailure.NotAStore when it is anything else
    /// @throws FileFailure.StoreTooNew when a later version of Chancery wrote it
    void header() {
        var header = firstBytes();
        if (header.length < HEADER || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new FileFailure.NotAStore(file.asked());
        }
        var numbers = ByteBuffer.wrap(header);
        judge(numbers.getInt(APPLICATION_ID_OFFSET), numbers.getInt(USER_VERSION_OFFSET));
    }

    private byte[] firstBytes() {
        try (var bytes = Files.newInputStream(file.real())) {
            return bytes.readNBytes(HEADER);
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file.asked(), unreadable);
        }
    }

    private void judge(int application, int version) {
        if (application != APPLICATION_ID) {
            throw new FileFailure.NotAStore(file.asked());
        }
        if (version > migrations.newest()) {
            throw new FileFailure.StoreTooNew(file.asked(), version, migrations.newest());
        }
        if (version < 1) {
            throw damaged("schema " + version);
        }
    }

    /// Unlike [#header] this sees what a write-ahead log holds.
    ///
    /// @throws FileFailure.StoreDamaged when SQLite finds damage, or other tables than the scripts make
    Content content() {
        try (var session = Session.open(file.url(mode()))) {
            session.script("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
            int version = session.pragma(Row::number, "PRAGMA user_version").intValue();
            judge(session.pragma(Row::number, "PRAGMA application_id").intValue(), version);
            if (!Migrations.schema(session).equals(migrations.schema(version))) {
                throw damaged("unknown tables");
            }
            return new Content(version, check(session));
        } catch (Fault fault) {
            throw fault.named(file.asked()) instanceof Failure failure
                    ? failure : new FileFailure.StoreDamaged(file.asked(), fault);
        }
    }

    /// How to look without leaving a trace. A connection that is told the file never changes makes no files of its own,
    /// but ignores a write-ahead log. An interrupted creation left a journal that must be rolled back first.
    String mode() {
        if (file.hasBeside("-journal")) {
            return "";
        }
        return file.hasBeside("-wal") ? "?mode=ro" : "?mode=ro&immutable=1";
    }

    /// Whether indexes have to be made again.
    private boolean check(Session session) {
        requireWholePages(session.pragma(Row::number, "PRAGMA page_size"));
        var small = session.pragma(Row::number, "PRAGMA page_count") <= WHOLE_PAGES;
        if (!small) {
            for (var table : SMALL_TABLES) {
                requireOk(session, "PRAGMA quick_check(" + table + ")");
            }
        }
        requireIdentity(session);
        return small && wantsIndexes(session);
    }

    private boolean wantsIndexes(Session session) {
        var lines = session.transaction("BEGIN", () -> Examination.lines(session)).stream().filter(line -> !line.equals("ok")).toList();
        lines.stream().filter(line -> !Examination.isOfIndex(line)).findFirst().ifPresent(line -> {
            throw damaged(line);
        });
        return !lines.isEmpty();
    }

    private void requireIdentity(Session session) {
        if (session.pragma(Row::number, "SELECT count(*) FROM store WHERE id = 1") != 1) {
            throw damaged("no identity");
        }
    }

    // SQLite takes the rest of a last page that was cut off for zeros.
    private void requireWholePages(long page) {
        try {
            if (!file.hasBeside("-wal") && !file.hasBeside("-journal") && Files.size(file.real()) % page != 0) {
                throw damaged("cut off");
            }
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file.asked(), unreadable);
        }
    }

    private void requireOk(Session session, String check) {
        var answer = session.pragma(Row::text, check);
        if (!answer.equals("ok")) {
            throw damaged(answer);
        }
    }

    private FileFailure.StoreDamaged damaged(String detail) {
        return new FileFailure.StoreDamaged(file.asked(), detail);
    }
}
