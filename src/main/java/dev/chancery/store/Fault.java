package dev.chancery.store;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FileFailure.ForeignStore.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What SQLite reports from inside a transaction, or a value that cannot be read back. It never leaves this package:
/// [#named] is the one place where it becomes a [Failure].
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final long HARDLY_ANY_SPACE = 1 << 20;

    private final SQLiteErrorCode code;

    private Fault(SQLiteErrorCode code, Throwable cause) {
        super(cause);
        this.code = code;
    }

    static Fault of(SQLException reported) {
        return new Fault(reported instanceof SQLiteException sqlite ? sqlite.getResultCode()
                : SQLiteErrorCode.UNKNOWN_ERROR, reported);
    }

    /// A row holds what nobody wrote there.
    static Fault unreadable(Throwable cause) {
        return new Fault(SQLiteErrorCode.SQLITE_CORRUPT, cause);
    }

    boolean isDuplicate() {
        return code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY;
    }

    boolean isBrokenReference() {
        return code == SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY;
    }

    boolean isReadOnly() {
        return code == SQLiteErrorCode.SQLITE_READONLY;
    }

    /// The failure of the file at `store` that this is, or an [IllegalStateException] when it is a defect of ours.
    RuntimeException named(Path store) {
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> new FileFailure.StoreDamaged(store, this);
            case SQLITE_FULL -> new FileFailure.DiskFull(store, this);
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> new FileFailure.StoreInUse(store);
            case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM -> ofTheFile(store);
            default -> new IllegalStateException("unexpected from SQLite: " + code, this);
        };
    }

    /// The failure of a file of another program, of which everything may be wrong.
    Failure foreign(Path file) {
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_TOOBIG, SQLITE_NOMEM, SQLITE_INTERRUPT, SQLITE_FULL -> new FileFailure.ForeignStore(file, Why.TOO_LARGE, this);
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_BUSY, SQLITE_LOCKED -> new FileFailure.CannotRead(file, this);
            case SQLITE_IOERR -> code == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ
                    ? new FileFailure.ForeignStore(file, Why.DAMAGED, this) : new FileFailure.CannotRead(file, this);
            default -> new FileFailure.ForeignStore(file, Why.DAMAGED, this);
        };
    }

    /// The failure of a connection that only reads.
    RuntimeException whenReading(Path store) {
        return SQLiteErrorCode.getErrorCode(code.code & 0xff) == SQLiteErrorCode.SQLITE_CANTOPEN && Files.exists(store)
                ? new FileFailure.CannotRead(store, this) : named(store);
    }

    /// What the system calls an input/output error, SQLite calls a broken file system (`CORRUPTFS`).
    private Failure ofTheFile(Path store) {
        if (!Files.exists(store)) {
            return new FileFailure.DriveGone(store, this);
        }
        return switch (code) {
            case SQLITE_IOERR_DATA, SQLITE_IOERR_SHORT_READ -> new FileFailure.StoreDamaged(store, this);
            case SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_READ, SQLITE_IOERR_FSTAT, SQLITE_IOERR_SEEK -> new FileFailure.CannotRead(store, this);
            default -> hardlyAnySpace(store) ? new FileFailure.DiskFull(store, this) : new FileFailure.CannotWrite(store, this);
        };
    }

    /// Where SQLite maps or extends a file it reports a full disk as a mere input/output error.
    static boolean hardlyAnySpace(Path store) {
        try {
            return Files.getFileStore(store).getUsableSpace() < HARDLY_ANY_SPACE;
        } catch (IOException unknown) {
            return false;
        }
    }
}
