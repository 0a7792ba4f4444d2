package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.ThingQuery;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each way in which a file is no store, or not one that can be opened: one named failure, and not a byte, a time or a
/// name in its folder is different afterwards.
class RefusedStoreTest {

    private static final int PAGE = 4096;

    @TempDir Path folder;
    private Path file;

    @BeforeEach void place() {
        file = folder.resolve("lab.chancery");
    }

    private void refused(Class<? extends FileFailure> kind) {
        var before = Folder.seen(folder);
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOfSatisfying(kind, failure -> assertThat(failure.path()).isEqualTo(file));
        assertThat(Folder.seen(folder)).isEqualTo(before);
    }

    private void storeOf(int things) {
        try (var store = TestStore.create(folder)) {
            var random = new Random(things);
            var root = TestStore.root(store, "Root", random);
            store.write(transaction -> {
                for (int i = 0; i < things; i++) {
                    var thing = transaction.things().insert(TestStore.thing(random, i), TestStore.NOW);
                    var certificate = TestStore.issue(transaction, root.id(), Optional.of(thing), random);
                    transaction.keys().insert(certificate.id(), new byte[200]);
                    transaction.audit().append(TestStore.NOW, Act.CERTIFICATE_ISSUED, certificate.label(), "");
                }
                return things;
            });
        }
    }

    private void sql(String statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        }
    }

    private void overwrite(long offset, byte[] bytes) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(offset);
            access.write(bytes);
        }
    }

    @Test void nothingIsAMissingStore() {
        refused(FileFailure.StoreMissing.class);
        file = folder.resolve("no folder").resolve("lab.chancery");
        refused(FileFailure.StoreMissing.class);
    }

    @Test void aFolderIsNotAStore() {
        file = folder;
        refused(FileFailure.NotAStore.class);
    }

    @Test void aDeviceIsNotAStore() {
        assertThatThrownBy(() -> Database.open(Path.of("/dev/null"))).isInstanceOf(FileFailure.NotAStore.class);
    }

    @Test void anEmptyFileIsNotAStore() throws Exception {
        Files.createFile(file);
        refused(FileFailure.NotAStore.class);
    }

    @Test void aTextIsNotAStore() throws Exception {
        Files.writeString(file, "press-001;Halle 1\n".repeat(1000));
        refused(FileFailure.NotAStore.class);
    }

    @Test void anotherProgramsDatabaseIsNotAStore() throws Exception {
        sql("CREATE TABLE items (id INTEGER); PRAGMA user_version = 1; PRAGMA application_id = 12345");
        refused(FileFailure.NotAStore.class);
    }

    @Test void aDatabaseThatPretendsToBeAStoreIsDamaged() throws Exception {
        sql("CREATE TABLE items (id INTEGER); PRAGMA user_version = 1; PRAGMA application_id = " + Inspection.APPLICATION_ID);
        refused(FileFailure.StoreDamaged.class);
    }

    @Test void aStoreWithoutASchemaVersionIsDamaged() throws Exception {
        storeOf(1);
        sql("PRAGMA user_version = 0");
        refused(FileFailure.StoreDamaged.class);
    }

    @Test void aStoreOfALaterVersionIsTooNew() throws Exception {
        storeOf(1);
        var later = Migrations.known().newest() + 2;
        sql("PRAGMA user_version = " + later + "; CREATE TABLE surprise (id INTEGER)");
        var before = Folder.seen(folder);
        assertThatThrownBy(() -> Database.open(file)).isInstanceOfSatisfying(FileFailure.StoreTooNew.class, failure -> {
            assertThat(failure.found()).isEqualTo(later);
            assertThat(failure.known()).isEqualTo(Migrations.known().newest());
        });
        assertThat(Folder.seen(folder)).isEqualTo(before);
    }

    @Test void aLaterVersionIsSeenEvenWhenOnlyTheLogKnowsIt() throws Exception {
        storeOf(1);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = " + (Migrations.known().newest() + 3));
            for (var ending : List.of("", "-wal")) {
                Files.copy(file.resolveSibling("lab.chancery" + ending), folder.resolve("killed" + ending));
            }
        }
        file = folder.resolve("killed");
        var before = Folder.seen(folder);
        assertThatThrownBy(() -> Database.open(file)).isInstanceOf(FileFailure.StoreTooNew.class);
        var after = Folder.seen(folder);
        assertThat(after.remove("killed-shm")).isNotNull();
        assertThat(after).isEqualTo(before);
    }

    @Test void aStoreWithAnotherTableOrATriggerIsDamaged() throws Exception {
        storeOf(1);
        sql("CREATE TRIGGER forget AFTER INSERT ON audit BEGIN DELETE FROM audit; END");
        refused(FileFailure.StoreDamaged.class);
    }

    @Test void aStoreWithoutItsIdentityIsDamaged() throws Exception {
        storeOf(1);
        sql("DELETE FROM store");
        refused(FileFailure.StoreDamaged.class);
    }

    @Test void anUnfinishedCreationIsNotAStore() throws Exception {
        sql(Migrations.known().scripts().getFirst() + "; PRAGMA user_version = 1");
        refused(FileFailure.NotAStore.class);
    }

    @Test void aPageOfNoiseIsDamage() throws Exception {
        storeOf(200);
        var random = new Random(1);
        for (long page = 1; page < Files.size(file) / PAGE; page++) {
            var whole = Files.readAllBytes(file);
            var noise = new byte[PAGE];
            random.nextBytes(noise);
            overwrite(page * PAGE, noise);
            if (!isDataOnly(whole, page)) {
                refused(FileFailure.StoreDamaged.class);
            }
            Files.write(file, whole);
        }
    }

    /// Overflow and free pages hold no structure that SQLite could check.
    private static boolean isDataOnly(byte[] whole, long page) {
        return !List.of((byte) 2, (byte) 5, (byte) 10, (byte) 13).contains(whole[(int) page * PAGE]);
    }

    @Test void aStoreCutOffAnywhereIsDamagedOrNone() throws Exception {
        storeOf(200);
        var whole = Files.readAllBytes(file);
        for (int i = 0; i < 200; i++) {
            var length = (int) ((long) whole.length * i / 200);
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            refused(length < 100 ? FileFailure.NotAStore.class : FileFailure.StoreDamaged.class);
        }
    }

    @Test void alteredBytesAreNamedOrHarmlessButNeverADefect() throws Exception {
        storeOf(60);
        var whole = Files.readAllBytes(file);
        var seed = Long.getLong("any.seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Files.write(file, whole);
            var noise = new byte[1 + random.nextInt(64)];
            random.nextBytes(noise);
            overwrite(random.nextInt(random.nextInt(4) == 0 ? 200 : whole.length - 64), noise);
            assertThat(openedAndRead()).as("-Dany.seed=" + seed + " round " + i).isNotNull();
        }
    }

    private String openedAndRead() {
        try (var store = Database.open(file)) {
            return store.read(transaction -> {
                var certificates = transaction.certificates();
                var found = new ArrayList<Object>(certificates.rows(certificates.ids(CertificateQuery.ALL, TestStore.NOW)));
                found.addAll(transaction.things().summaries(transaction.things().numbers(ThingQuery.ALL, TestStore.NOW)));
                found.addAll(transaction.audit().recent(1000));
                found.addAll(transaction.authorities().all());
                found.addAll(transaction.intents().open());
                return "read " + found.size();
            });
        } catch (FileFailure.StoreDamaged | FileFailure.NotAStore | FileFailure.StoreTooNew | Failure.Tampered named) {
            return named.getMessage();
        }
    }

    @Test void aCertificateThatIsNotTheOneItWasIsNoticedWhenItIsRead() throws Exception {
        storeOf(3);
        sql("UPDATE certificate_der SET der = zeroblob(length(der)) WHERE id = (SELECT max(id) FROM certificate_der)");
        try (var store = Database.open(file)) {
            assertThatThrownBy(() -> store.read(transaction -> {
                var ids = transaction.certificates().ids(CertificateQuery.ALL, TestStore.NOW);
                return transaction.certificates().rows(ids);
            })).isInstanceOf(Failure.Tampered.class);
        }
    }

    @Test void aCertificateWithoutItsDerIsDamageWhenItIsRead() throws Exception {
        storeOf(3);
        sql("DELETE FROM certificate_der WHERE id = (SELECT max(id) FROM certificate_der)");
        try (var store = Database.open(file)) {
            assertThatThrownBy(() -> store.read(transaction -> {
                var ids = transaction.certificates().ids(CertificateQuery.ALL, TestStore.NOW);
                return transaction.certificates().rows(ids);
            })).isInstanceOf(FileFailure.StoreDamaged.class);
        }
    }

    @Test void aLargeStoreThatWasCutOffIsDamagedWithoutReadingItWhole() throws Exception {
        storeOf(1);
        sql("CREATE TABLE ballast (data BLOB); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 70) "
                + "INSERT INTO ballast SELECT zeroblob(1000000) FROM n; DROP TABLE ballast");
        assertThat(Files.size(file)).isGreaterThan(Inspection.WHOLE_PAGES * PAGE);
        Database.open(file).close();
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(access.length() - PAGE);
        }
        refused(FileFailure.StoreDamaged.class);
    }

    @Test void aHeaderWithOddNumbersIsNamed() throws Exception {
        storeOf(3);
        var whole = Files.readAllBytes(file);
        var random = new Random(7);
        for (int offset = 16; offset < 100; offset += 4) {
            Files.write(file, whole);
            overwrite(offset, ByteBuffer.allocate(4).putInt(random.nextInt()).array());
            assertThat(openedAndRead()).as("offset " + offset).isNotNull();
        }
    }
}
