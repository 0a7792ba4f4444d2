package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.XcaWriter;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FileFailure.ForeignStore;
import dev.chancery.domain.FileFailure.ForeignStore.Why;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that are no database of XCA, or one that somebody has made to hurt.
@Timeout(180)
class HostileXcaTest {

    private static final byte[] DER = {0x30, 0x03, 0x02, 0x01, 0x07};

    /// More rows than SQLite could count in a day.
    private static final String ENDLESS = """
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x AS item, '' AS name, '' AS cert, 0 AS del FROM n""";

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir Path folder;

    @Test void whatIsNoDatabaseOfXcaIsSaidToBeNone() throws IOException {
        requireRefused(file("pem", "-----BEGIN CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII)), Why.NOT_XCA);
        requireRefused(file("empty", new byte[0]), Why.NOT_XCA);
        requireRefused(file("magic", "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII)), Why.NOT_XCA);
        var other = folder.resolve("other.db");
        try (var writer = XcaWriter.on(other)) {
            writer.sql("CREATE TABLE items (id INTEGER)");
        }
        requireRefused(other, Why.NOT_XCA);
        TestStore.create(folder).close();
        requireRefused(folder.resolve("lab.chancery"), Why.NOT_XCA);
    }

    @Test void oneFromBeforeVersion2IsSaidToBeOld() throws IOException {
        var old = new byte[4096];
        System.arraycopy(new byte[] {(byte) 0xCA, (byte) 0xDB, 0x19, 0x69}, 0, old, 0, 4);
        requireRefused(file("old.xdb", old), Why.TOO_OLD);
        requireRefused(file("short.xdb", Arrays.copyOf(old, 5)), Why.TOO_OLD);
    }

    @Test void whatCannotBeReadIsSaidSo() {
        assertThatThrownBy(() -> read(folder)).isInstanceOf(FileFailure.CannotRead.class);
        assertThatThrownBy(() -> read(folder.resolve("missing.xdb"))).isInstanceOf(FileFailure.CannotRead.class);
    }

    @Test void oneThatIsBeingWrittenIsLeftAlone() throws IOException {
        var file = written(writer -> {});
        var journal = Files.write(folder.resolve("written.xdb-journal"), new byte[] {(byte) 0xD9, (byte) 0xD5, 5, (byte) 0xF9, 32, 1, 99, (byte) 0xD7});
        requireRefused(file, Why.UNFINISHED);
        Files.write(journal, new byte[512]);
        read(file).close();
        assertThat(journal).hasSize(512);
        var log = Files.write(folder.resolve("written.xdb-wal"), new byte[] {1});
        requireRefused(file, Why.UNFINISHED);
        assertThat(log).hasSize(1);
    }

    @Test void aViewInPlaceOfATableIsRefused() {
        for (var table : new String[] {"certs", "items", "private_keys", "revocations"}) {
            requireRefused(spoiled(writer -> {
                writer.sql("DROP VIEW view_private");
                writer.sql("DROP TABLE " + table);
                writer.sql("CREATE VIEW " + table + " AS " + ENDLESS);
            }), Why.DAMAGED);
        }
    }

    @Test void aViewOfItsOwnThatNeverEndsIsNotAsked() {
        read(spoiled(writer -> writer.sql("CREATE VIEW everything AS " + ENDLESS))).close();
    }

    @Test void triggersAndVirtualTablesAreRefused() {
        requireRefused(spoiled(writer -> writer.sql(
                "CREATE TRIGGER t AFTER INSERT ON certs BEGIN DELETE FROM items; END")), Why.DAMAGED);
        requireRefused(spoiled(writer -> writer.sql("CREATE VIRTUAL TABLE words USING fts5(text)")), Why.DAMAGED);
        requireRefused(spoiled(writer -> {
            writer.sql("DROP TABLE crls");
            writer.sql("CREATE VIRTUAL TABLE crls USING fts5(item, crl)");
        }), Why.DAMAGED);
    }

    @Test void aColumnThatIsComputedIsRefused() {
        requireRefused(spoiled(writer -> writer.sql("ALTER TABLE crls ADD COLUMN more TEXT AS (hex(zeroblob(1000000)))")), Why.DAMAGED);
    }

    @Test void moreThanWeReadIsRefused() {
        requireRefused(spoiled(writer -> writer.sql("UPDATE certs SET cert = zeroblob(17000000)")), Why.TOO_LARGE);
        var file = full();
        XcaFile.read(file, new XcaFile.Limits(100, 20_000), Progress.NONE).close();
        for (var limits : List.of(new XcaFile.Limits(40, 20_000), new XcaFile.Limits(100, 15_000))) {
            assertThatThrownBy(() -> XcaFile.read(file, limits, Progress.NONE)).isInstanceOfSatisfying(ForeignStore.class,
                    refused -> assertThat(refused.why()).isEqualTo(Why.TOO_LARGE));
        }
    }

    @Test void valuesOfAnyTypeAreReadOrListed() {
        for (var value : new String[] {"NULL", "-1", "1e300", "x'00ff'", "'text'", "''", "9223372036854775807", "zeroblob(70000)", "char(0, 10, 8238)"}) {
            var file = spoiled(writer -> {
                writer.sql("INSERT INTO items (id, name, type, del) VALUES (77, " + value + ", " + value + ", coalesce(" + value + ", 0))");
                writer.sql("INSERT INTO certs (item, issuer, ca, cert) VALUES (" + value + ", " + value + ", " + value + ", " + value + ")");
                writer.sql("INSERT INTO certs (item, cert) VALUES (1, " + value + ")");
                writer.sql("INSERT INTO private_keys VALUES (1, " + value + ", " + value + ")");
                writer.sql("INSERT INTO revocations VALUES (" + String.join(", ", value, value, value, value, value, value) + ")");
                writer.sql("INSERT INTO authority (item, crlNo) VALUES (1, " + value + ")");
                writer.sql("UPDATE settings SET value = " + value);
            });
            try (var held = read(file)) {
                assertThat(held.pieces()).as(value).isNotEmpty();
            }
        }
    }

    @Test void whoeverCancelsIsHeard() {
        var file = written(writer -> writer.certificate("root", 0, DER));
        assertThatThrownBy(() -> XcaFile.read(file, new Progress() {
            @Override public void expect(long total) {}

            @Override public void advance(long done) {}

            @Override public void checkCancelled() {
                throw new CancellationException();
            }
        })).isInstanceOf(CancellationException.class);
    }

    @Test void aFileThatWasCutOffIsRefused() throws IOException {
        var whole = Files.readAllBytes(full());
        for (int length = 100; length < whole.length; length += 997) {
            requireRefused(file("cut.xdb", Arrays.copyOf(whole, length)), Why.DAMAGED);
        }
    }

    /// As long as it is, Windows lets nobody remove it, and each costs memory outside of Java's heap.
    @Test void noFileIsHeldOpenOnceItIsRefused() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(OPEN_FILES), "Linux alone tells which files are open");
        requireRefused(file("cut.xdb", Arrays.copyOf(Files.readAllBytes(full()), 109)), Why.DAMAGED);
        requireRefused(spoiled(writer -> writer.sql("CREATE VIRTUAL TABLE words USING fts5(text)")), Why.DAMAGED);
        try (var open = Files.list(OPEN_FILES)) {
            assertThat(open.filter(Files::isSymbolicLink).map(HostileXcaTest::target)).isNotEmpty().noneMatch(file -> file.startsWith(folder));
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException closedMeanwhile) {
            return Path.of("");
        }
    }

    @Test void aSpoiledFileIsReadOrRefused() throws IOException {
        var whole = Files.readAllBytes(full());
        Any.holdsFor(random -> spoil(random, whole.clone()), octets -> {
            try (var held = read(file("spoiled.xdb", octets))) {
                assertThat(held.source()).isEqualTo("spoiled.xdb");
            } catch (Failure named) {
                assertThat(named).isInstanceOf(ForeignStore.class);
            }
        });
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).extracting(path -> path.getFileName().toString()).containsExactlyInAnyOrder("written.xdb", "spoiled.xdb");
        }
    }

    private static byte[] spoil(Random random, byte[] octets) {
        var spoiled = octets;
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            int at = random.nextBoolean() ? random.nextInt(spoiled.length) : random.nextInt(Math.min(spoiled.length, 6_000));
            switch (random.nextInt(8)) {
                case 0 -> spoiled = Arrays.copyOf(spoiled, Math.max(1, at));
                case 1 -> spoiled = inserted(random, spoiled, at);
                case 2 -> Arrays.fill(spoiled, at, Math.min(spoiled.length, at + random.nextInt(600)), (byte) random.nextInt());
                default -> spoiled[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return spoiled;
    }

    private static byte[] inserted(Random random, byte[] octets, int at) {
        var more = new byte[1 + random.nextInt(300)];
        random.nextBytes(more);
        var longer = Arrays.copyOf(octets, octets.length + more.length);
        System.arraycopy(octets, at, longer, at + more.length, octets.length - at);
        System.arraycopy(more, 0, longer, at, more.length);
        return longer;
    }

    private Path full() {
        return written(writer -> {
            long root = writer.certificate("root", 0, new byte[700]);
            for (int i = 0; i < 12; i++) {
                writer.certificate("device " + i, root, new byte[600 + i]);
                writer.key("key " + i, DER);
                writer.revoke(root, "0" + i, "20261105080910Z", i);
            }
            writer.list("list", new byte[9000]);
        });
    }

    private Path written(Consumer<XcaWriter> content) {
        var file = folder.resolve("written.xdb");
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        try (var writer = XcaWriter.create(file)) {
            content.accept(writer);
        }
        return file;
    }

    private Path spoiled(Consumer<XcaWriter> harm) {
        return written(writer -> {
            writer.certificate("root", 0, DER);
            harm.accept(writer);
        });
    }

    private Path file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void requireRefused(Path file, Why why) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(ForeignStore.class, refused -> {
            assertThat(refused.why()).isEqualTo(why);
            assertThat(refused.path()).isEqualTo(file);
        });
    }

    private static Holdings read(Path file) {
        return XcaFile.read(file, Progress.NONE);
    }
}
