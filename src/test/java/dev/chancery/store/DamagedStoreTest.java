package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.ThingQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that something else has written into. Each damage is named, or does not show: nothing crashes, and no list is
/// shorter or says something else than before. What SQLite cannot notice, a single bit within a text, the seals do.
///
/// `-Dfaults.count=1000` has it done that often instead of a few times, `-Dany.seed=N` repeats a run. The figure is printed.
class DamagedStoreTest {

    private static final int COUNT = Integer.getInteger("faults.count", 60);
    private static final int PAGE = 4096;
    private static final PrintStream OUT = System.out;

    @TempDir Path folder;
    private final long seed = Long.getLong("any.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Path file;
    private byte[] whole;
    private String content;
    private int named;
    private int harmless;

    @BeforeEach void store() throws IOException {
        file = folder.resolve("lab.chancery");
        try (var store = TestStore.createSealed(folder)) {
            var some = new Random(7);
            var root = TestStore.root(store, "Root", some);
            store.write(transaction -> {
                for (int i = 0; i < 120; i++) {
                    var thing = transaction.things().insert(TestStore.thing(some, i), TestStore.NOW);
                    var certificate = TestStore.issue(transaction, root.id(), Optional.of(thing), some);
                    transaction.keys().insert(certificate.id(), new byte[200]);
                    transaction.audit().append(TestStore.NOW, Act.CERTIFICATE_ISSUED, certificate.label(), "");
                }
                return 0;
            });
        }
        whole = Files.readAllBytes(file);
        content = read();
        assertThat(content).hasSizeGreaterThan(10_000);
    }

    /// Everything that a list shows, of a store that is unlocked; throws what the store throws, or what it told then.
    private String read() {
        try (var store = Database.open(file)) {
            store.protect(TestStore.SEALER);
            store.checkQuickly(found -> {
                throw new Failure.Tampered(found.toString());
            });
            return store.read(transaction -> {
                var found = new ArrayList<Object>();
                transaction.certificates().rows(transaction.certificates().ids(CertificateQuery.ALL, TestStore.NOW)).forEach(found::add);
                found.addAll(transaction.things().summaries(transaction.things().numbers(ThingQuery.ALL, TestStore.NOW)));
                found.addAll(transaction.audit().recent(1000));
                found.addAll(transaction.authorities().all());
                found.addAll(transaction.intents().open());
                return found.toString();
            });
        }
    }

    private void damaged(int times, UnaryOperator<byte[]> damage) throws IOException {
        for (int i = 0; i < times; i++) {
            Files.write(file, damage.apply(whole.clone()));
            var about = "-Dany.seed=" + seed + " round " + i;
            try {
                assertThat(read().equals(content)).as("what is listed is what was there: " + about).isTrue();
                harmless++;
            } catch (FileFailure.StoreDamaged | FileFailure.NotAStore | FileFailure.StoreTooNew | Failure.Tampered failure) {
                named++;
            } catch (RuntimeException defect) {
                throw new AssertionError(about, defect);
            }
        }
    }

    private void tell(String what) {
        OUT.println(what + ": " + named + " named, " + harmless + " harmless, 0 crashes, 0 wrong lists (-Dany.seed=" + seed + ")");
    }

    @Test void aPageThatWasWrittenOverIsNamedOrHarmless() throws IOException {
        damaged(COUNT, bytes -> {
            var noise = new byte[PAGE];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, random.nextInt(bytes.length / PAGE) * PAGE, PAGE);
            return bytes;
        });
        tell("pages written over");
    }

    @Test void anEndThatIsCutOffIsNamed() throws IOException {
        int points = Math.min(COUNT, 200);
        var cut = new ArrayList<Integer>();
        for (int i = 0; i < points; i++) {
            cut.add((int) ((long) whole.length * i / points));
        }
        damaged(points, bytes -> Arrays.copyOf(bytes, cut.removeFirst()));
        tell("ends cut off");
        assertThat(harmless).isZero();
    }

    @Test void theLogIsGoneOrDamagedAndNothingThatIsStillThereIsListedWrongly() throws IOException {
        var copy = Files.createDirectory(folder.resolve("copy"));
        var before = List.of("lab.chancery", "lab.chancery-wal", "lab.chancery-shm");
        try (var store = Database.open(file)) {
            store.protect(TestStore.SEALER);
            store.write(transaction -> transaction.things().insert(TestStore.thing("in-the-log"), TestStore.NOW));
            for (var name : before) {
                Files.copy(folder.resolve(name), copy.resolve(name));
            }
        }
        file = copy.resolve("lab.chancery");
        var log = Files.readAllBytes(copy.resolve("lab.chancery-wal"));
        var main = Files.readAllBytes(file);
        var withLog = read();
        assertThat(withLog).contains("in-the-log");
        for (int i = 0; i < Math.min(COUNT, 100); i++) {
            Files.write(file, main);
            Files.deleteIfExists(copy.resolve("lab.chancery-shm"));
            var bytes = log.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(copy.resolve("lab.chancery-wal"), bytes);
            assertThat(List.of(withLog, content).contains(read())).as("-Dany.seed=" + seed + " round " + i).isTrue();
        }
        Files.write(file, main);
        Files.deleteIfExists(copy.resolve("lab.chancery-wal"));
        Files.write(copy.resolve("lab.chancery-shm"), new byte[32768], StandardOpenOption.CREATE);
        assertThat(read()).isEqualTo(content);
    }

    @Test void theSharedMemoryIsDamagedAndMadeAnew() throws IOException {
        var noise = new byte[32768];
        random.nextBytes(noise);
        Files.write(folder.resolve("lab.chancery-shm"), noise);
        assertThat(read()).isEqualTo(content);
    }

    @Test void aSingleBitThatIsFlippedIsNamedOrHarmless() throws IOException {
        damaged(COUNT, bytes -> {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return bytes;
        });
        tell("bits flipped");
    }
}
