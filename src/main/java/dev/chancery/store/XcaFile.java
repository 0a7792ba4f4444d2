package dev.chancery.store;

import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FileFailure.ForeignStore;
import dev.chancery.domain.FileFailure.ForeignStore.Why;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A database of XCA, version 2 or later (its schemas 1 to 8, and what later ones share with them). It is read and never
/// written, nor is anything made or removed beside it.
///
/// What it holds comes out as it is kept: private keys stay encrypted under the database's password or their own.
/// At most 512 MiB, 500,000 rows, 16 MiB a value and 128 MiB of values.
public final class XcaFile {

    /// Of all tables together.
    record Limits(long rows, long octets) {
        static final Limits STANDARD = new Limits(500_000, 128L << 20);
    }

    private static final long MOST_FILE = 512L << 20;

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEFORE_2 = {(byte) 0xCA, (byte) 0xDB, 0x19, 0x69};
    private static final int APPLICATION_ID_OFFSET = 68;
    private static final int HEADER = 100;

    private XcaFile() {}

    /// Whether this may be a database of XCA, of any version, by its first octets: an ordinary file that says that it is a
    /// SQLite database other than a store of Chancery, or one of XCA before version 2.
    ///
    /// @throws FileFailure.CannotRead when it cannot be read
    public static boolean mayBe(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        var header = header(file);
        return begins(header, BEFORE_2) || begins(header, SQLITE) && !isStore(header);
    }

    /// All that the database holds and XCA shows.
    ///
    /// @throws FileFailure.ForeignStore when it is not a database of XCA 2, is damaged or being written, or is too large
    /// @throws FileFailure.CannotRead when it cannot be read
    /// @throws java.util.concurrent.CancellationException once the user has cancelled
    public static Holdings read(Path file, Progress progress) {
        return read(file, Limits.STANDARD, progress);
    }

    static Holdings read(Path file, Limits limits, Progress progress) {
        requireReadable(file);
        var store = new StoreFile(file, file.toAbsolutePath());
        try (var session = Session.guarded(store.url("?mode=ro&immutable=1"))) {
            return session.transaction("BEGIN", () -> new XcaReading(XcaTables.of(file, limits, session), progress).all(name(file)));
        } catch (Fault fault) {
            throw fault.foreign(file);
        }
    }

    private static String name(Path file) {
        return file.toAbsolutePath().getFileName().toString();
    }

    private static void requireReadable(Path file) {
        var header = header(file);
        if (begins(header, BEFORE_2)) {
            throw new ForeignStore(file, Why.TOO_OLD, "the format before SQLite");
        }
        if (header.length < HEADER || !begins(header, SQLITE) || isStore(header)) {
            throw new ForeignStore(file, Why.NOT_XCA, "another kind of file");
        }
        if (size(file) > MOST_FILE) {
            throw new ForeignStore(file, Why.TOO_LARGE, size(file) + " octets, at most " + MOST_FILE);
        }
        if (hasJournal(file)) {
            throw new ForeignStore(file, Why.UNFINISHED, "a journal lies beside it");
        }
    }

    private static boolean hasJournal(Path file) {
        var journal = file.resolveSibling(file.getFileName() + "-journal");
        var log = file.resolveSibling(file.getFileName() + "-wal");
        return Files.isRegularFile(log) && size(log) > 0 || Files.isRegularFile(journal) && isHot(header(journal));
    }

    /// A journal whose header was overwritten with zeros is done with.
    private static boolean isHot(byte[] header) {
        return header.length > 0 && !begins(header, new byte[8]);
    }

    private static byte[] header(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileFailure.CannotRead(file, new FileSystemException(file.toString(), null, "not an ordinary file"));
        }
        try (var octets = Files.newInputStream(file)) {
            return octets.readNBytes(HEADER);
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file, unreadable);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file, unreadable);
        }
    }

    private static boolean begins(byte[] octets, byte[] start) {
        return octets.length >= start.length && Arrays.equals(octets, 0, start.length, start, 0, start.length);
    }

    private static boolean isStore(byte[] header) {
        return header.length >= HEADER && ByteBuffer.wrap(header).getInt(APPLICATION_ID_OFFSET) == Inspection.APPLICATION_ID;
    }
}
