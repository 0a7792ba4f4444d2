package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.BackupSettings;
import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("lab.chancery");
    }

    private Path backups() {
        return folder.resolve("lab-backups");
    }

    private List<String> kept() throws IOException {
        try (var files = Files.list(backups())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String backup(String mark) {
        return "lab-2026-11-21T171702Z-schema-" + Migrations.known().newest() + mark + ".backup";
    }

    private static Migrations with(String... later) {
        return new Migrations(Stream.concat(Migrations.known().scripts().stream(), Stream.of(later)).toList());
    }

    @Test void scriptsAreNumberedFromOneWithoutAGap() {
        for (int i = 0; i < Migrations.NAMES.size(); i++) {
            assertThat(Migrations.NAMES.get(i)).startsWith("%03d-".formatted(i + 1)).endsWith(".sql");
        }
    }

    @Test void aNewStoreHasTheNewestSchema() {
        try (var store = TestStore.create(folder)) {
            assertThat(store.<Long>write(transaction -> transaction.session().pragma(Row::number, "PRAGMA user_version")))
                    .isEqualTo(Migrations.known().newest());
        }
    }

    @Test void anOlderStoreIsBroughtForwardAndItsOldStateKeptBesideIt() throws IOException {
        olderStore();
        var newer = with("ALTER TABLE thing ADD COLUMN colour TEXT", "CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT");
        try (var store = Database.open(file(), newer)) {
            assertThat(store.<Long>write(transaction -> transaction.session().number("SELECT count(*) FROM thing WHERE colour IS NULL"))).isOne();
        }
        assertThat(Folder.modes(folder)).isEqualTo("lab-backups=rwx------ lab.chancery=rw-------");
        assertThat(Folder.modes(backups())).isEqualTo(backup("") + "=rw-------");
        Database.open(file(), newer).close();
        assertThat(kept()).hasSize(1);
        try (var backup = Database.open(backups().resolve(backup("")))) {
            assertThat(backup.<Long>read(transaction -> transaction.things().count())).isOne();
        }
    }

    @Test void aBackupNeverReplacesAnother() throws IOException {
        olderStore();
        Database.open(file(), with("CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT")).close();
        assertThat(file().toFile().delete()).isTrue();
        olderStore();
        Database.open(file(), with("CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT")).close();
        assertThat(kept()).containsExactly(backup("-2"), backup(""));
    }

    @Test void whatAKilledProcessHadCopiedDoesNotKeepTheStoreShut() throws IOException {
        olderStore();
        Files.createDirectory(backups());
        for (var left : new String[] {".part", "-2.part"}) {
            Files.writeString(backups().resolve(backup("") + left), "half a copy");
        }
        Database.open(file(), with("CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT")).close();
        assertThat(kept()).contains(backup("")).hasSize(3);
        try (var copy = Database.open(backups().resolve(backup("")))) {
            assertThat(copy.<Long>read(transaction -> transaction.things().count())).isOne();
        }
    }

    @Test void theOlderStateGoesIntoTheFolderThatWasChosenForBackups() throws IOException {
        var chosen = Files.createDirectory(folder.resolve("stick"));
        olderStore(chosen.toString());
        Database.open(file(), with("CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT")).close();
        assertThat(Folder.seen(folder).keySet()).containsExactly("lab.chancery", "stick", "stick/" + backup(""));
    }

    @Test void whereTheChosenFolderIsGoneTheOlderStateStaysBesideTheStore() throws IOException {
        olderStore(folder.resolve("no/such/stick").toString());
        Database.open(file(), with("CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT")).close();
        assertThat(kept()).containsExactly(backup(""));
    }

    @Test void nothingIsMigratedWhereNoBackupCanBeMade() throws IOException {
        olderStore();
        Files.writeString(backups(), "in the way");
        assertThatThrownBy(() -> Database.open(file(), with("CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT")))
                .isInstanceOf(FileFailure.CannotWrite.class);
        Files.delete(backups());
        stillAsItWas();
    }

    @Test void aMigrationThatFailsHalfwayLeavesTheOldStore() {
        olderStore();
        var broken = with("CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT", "DELETE FROM thing; INSERT INTO nowhere VALUES (1)");
        assertThatThrownBy(() -> Database.open(file(), broken)).isInstanceOf(IllegalStateException.class);
        stillAsItWas();
    }

    @Test void aMigrationThatBreaksAReferenceIsRefused() {
        olderStore();
        assertThatThrownBy(() -> Database.open(file(), with("DELETE FROM certificate"))).isInstanceOf(IllegalStateException.class);
        stillAsItWas();
    }

    private void olderStore() {
        olderStore("");
    }

    private void olderStore(String backups) {
        try (var store = TestStore.create(folder)) {
            TestStore.root(store, "Root", new Random(1));
            store.write(transaction -> transaction.things().insert(TestStore.thing("press-1"), TestStore.NOW));
            store.write(transaction -> {
                transaction.backups().put(new BackupSettings(backups, true, 10, 7, 12, 100));
                return true;
            });
        }
        assertThat(file().toFile().setLastModified(Instant.parse("2026-11-21T17:17:02Z").toEpochMilli())).isTrue();
    }

    private void stillAsItWas() {
        assertThat(Folder.seen(folder).keySet()).containsExactly("lab.chancery");
        try (var store = Database.open(file())) {
            assertThat(store.<Long>read(transaction -> transaction.things().count())).isOne();
        }
    }

    @Test void onceBroughtForwardItIsTooNewForTheOldProgram() {
        olderStore();
        Database.open(file(), with("CREATE TABLE shelf (id INTEGER PRIMARY KEY) STRICT")).close();
        assertThatThrownBy(() -> Database.open(file())).isInstanceOf(FileFailure.StoreTooNew.class);
    }

    @Test void theSchemaOfAMigratedStoreIsChecked() {
        olderStore();
        var newer = with("ALTER TABLE thing ADD COLUMN colour TEXT");
        Database.open(file(), newer).close();
        assertThatThrownBy(() -> Database.open(file(), with("ALTER TABLE thing ADD COLUMN smell TEXT")))
                .isInstanceOf(FileFailure.StoreDamaged.class);
        assertThat(newer.schema(2)).isNotEqualTo(newer.schema(1)).contains(List.of("table store").stream()
                .flatMap(start -> newer.schema(1).stream().filter(line -> line.startsWith(start))).findFirst().orElseThrow());
    }
}
