package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.FileFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class FaultTest {

    @TempDir Path folder;
    private Path file;

    @BeforeEach void store() throws Exception {
        file = Files.createFile(folder.resolve("lab.chancery"));
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_CORRUPT, StoreDamaged", "SQLITE_CORRUPT_INDEX, StoreDamaged", "SQLITE_NOTADB, StoreDamaged",
        "SQLITE_IOERR_SHORT_READ, StoreDamaged", "SQLITE_IOERR_CORRUPTFS, CannotRead", "SQLITE_FULL, DiskFull",
        "SQLITE_BUSY, StoreInUse", "SQLITE_BUSY_RECOVERY, StoreInUse", "SQLITE_LOCKED, StoreInUse",
        "SQLITE_IOERR_READ, CannotRead", "SQLITE_IOERR_WRITE, CannotWrite", "SQLITE_IOERR_FSYNC, CannotWrite",
        "SQLITE_READONLY, CannotWrite", "SQLITE_READONLY_DIRECTORY, CannotWrite", "SQLITE_CANTOPEN, CannotWrite"})
    void whatSqliteReportsIsNamed(SQLiteErrorCode code, String failure) {
        var named = Fault.of(new SQLiteException("", code)).named(file);
        assertThat(named).isInstanceOfSatisfying(FileFailure.class, of -> assertThat(of.path()).isEqualTo(file));
        assertThat(named.getClass().getSimpleName()).isEqualTo(failure);
    }

    @Test void aFileThatVanishedMeansThatItsDriveIsGone() throws Exception {
        Files.delete(file);
        for (var code : new SQLiteErrorCode[] {SQLiteErrorCode.SQLITE_IOERR_WRITE, SQLiteErrorCode.SQLITE_READONLY_DBMOVED}) {
            assertThat(Fault.of(new SQLiteException("", code)).named(file)).isInstanceOf(FileFailure.DriveGone.class);
        }
    }

    @Test void whatIsNoFailureOfTheWorldIsADefect() {
        for (var code : new SQLiteErrorCode[] {SQLiteErrorCode.SQLITE_ERROR, SQLiteErrorCode.SQLITE_CONSTRAINT_CHECK, SQLiteErrorCode.SQLITE_MISUSE}) {
            assertThat(Fault.of(new SQLiteException("", code)).named(file)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(Fault.of(new SQLException("of the driver")).named(file)).isInstanceOf(IllegalStateException.class);
    }

    @Test void aFullDiskLeavesTheConnectionUsable() {
        var store = new StoreFile(file, file);
        try (var session = Sessions.creating(store, TestStore.fresh())) {
            session.script("PRAGMA max_page_count = " + (session.pragma(Row::number, "PRAGMA page_count") + 2));
            var fault = org.assertj.core.api.Assertions.catchThrowableOfType(Fault.class, () -> session.transaction("BEGIN IMMEDIATE",
                    () -> session.update("INSERT INTO setting VALUES ('much', zeroblob(1000000) || '')")));
            assertThat(fault.named(file)).isInstanceOf(FileFailure.DiskFull.class);
            session.transaction("BEGIN IMMEDIATE", () -> session.update("INSERT INTO setting VALUES ('little', '')"));
            assertThat(session.<Long>transaction("BEGIN", () -> session.number("SELECT count(*) FROM setting"))).isOne();
        }
    }
}
