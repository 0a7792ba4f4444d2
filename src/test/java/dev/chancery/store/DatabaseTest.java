package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.ThingId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("lab.chancery");
    }

    @Test void whatIsWrittenIsThereWhenTheStoreIsOpenedAgain() {
        try (var store = TestStore.create(folder)) {
            store.write(transaction -> transaction.audit().append(TestStore.NOW, Act.THING_ADDED, "press-1", ""));
        }
        try (var store = Database.open(file())) {
            store.read(transaction -> {
                assertThat(transaction.audit().recent(10)).extracting(AuditEntry::object).containsExactly("press-1");
                assertThat(transaction.store().storeId()).isEqualTo(TestStore.ID);
                assertThat(transaction.store().sealHeader()).isEqualTo(TestStore.SEAL);
                return assertThat(transaction.store().created()).isEqualTo(TestStore.NOW);
            });
        }
    }

    @Test void aClosedStoreIsOneFile() {
        TestStore.create(folder).close();
        assertThat(Folder.seen(folder).keySet()).containsExactly("lab.chancery");
    }

    @Test void everyFileOfAnOpenStoreBelongsToItsOwnerAlone() {
        try (var store = TestStore.create(folder)) {
            store.write(transaction -> transaction.audit().append(TestStore.NOW, Act.THING_ADDED, "press-1", ""));
            assertThat(Folder.modes(folder)).isEqualTo("lab.chancery=rw------- lab.chancery-shm=rw------- "
                    + "lab.chancery-wal=rw------- lab.chancery.lock=rw-------");
        }
    }

    @Test void everyCommitIsSyncedAndReferencesAreChecked() {
        try (var store = TestStore.create(folder)) {
            assertThat(pragmas(store, "journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema", "cell_size_check"))
                    .containsExactly("wal", "2", "1", "1", "0", "1");
        }
    }

    private static List<String> pragmas(Database store, String... names) {
        return store.write(transaction -> List.of(names).stream().map(name -> transaction.session().pragma(Row::text, "PRAGMA " + name)).toList());
    }

    @Test void anExistingFileIsNeverOverwritten() throws Exception {
        Files.writeString(file(), "dear diary");
        var before = Folder.seen(folder);
        assertThatThrownBy(() -> TestStore.create(folder)).isInstanceOf(FileFailure.AlreadyExists.class);
        assertThat(Folder.seen(folder)).isEqualTo(before);
    }

    @Test void aLinkThatLeadsNowhereIsNotFollowedToMakeAStore() throws Exception {
        Files.createSymbolicLink(file(), folder.resolve("elsewhere"));
        assertThatThrownBy(() -> TestStore.create(folder)).isInstanceOf(FileFailure.AlreadyExists.class);
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test void aStoreInAFolderThatIsNotThereCannotBeWritten() {
        var nowhere = folder.resolve("missing").resolve("lab.chancery");
        assertThatThrownBy(() -> Database.create(nowhere, TestStore.fresh()))
                .isInstanceOfSatisfying(FileFailure.CannotWrite.class, failure -> assertThat(failure.path()).isEqualTo(nowhere));
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test void aCreationThatFailsLeavesNothingBehind() throws Exception {
        Files.createDirectories(folder.resolve("lab.chancery-journal").resolve("in the way"));
        assertThatThrownBy(() -> TestStore.create(folder)).isInstanceOf(FileFailure.CannotWrite.class);
        assertThat(Folder.seen(folder).keySet()).containsExactly("lab.chancery-journal", "lab.chancery-journal/in the way");
    }

    @Test void aNameMayHoldWhatAnAddressCannot() {
        var name = folder.resolve("Läb ?mode=memory&#%20;.db");
        Database.create(name, TestStore.fresh()).close();
        Database.open(name).close();
        assertThat(Folder.seen(folder).keySet()).containsExactly("Läb ?mode=memory&#%20;.db");
    }

    @Test void aStoreIsOpenedThroughALinkAndLockedWhereItLies() throws Exception {
        TestStore.create(folder).close();
        var link = Files.createSymbolicLink(folder.resolve("link"), file());
        try (var store = Database.open(link)) {
            assertThatThrownBy(() -> Database.open(file())).isInstanceOf(FileFailure.StoreInUse.class);
            store.read(transaction -> assertThat(transaction.store().storeId()).isEqualTo(TestStore.ID));
        }
    }

    @Test void theSameProcessCannotOpenItTwice() {
        try (var _ = TestStore.create(folder)) {
            assertThatThrownBy(() -> Database.open(file())).isInstanceOf(FileFailure.StoreInUse.class);
        }
        Database.open(file()).close();
    }

    @Test void closingTwiceIsClosing() {
        var store = TestStore.create(folder);
        store.close();
        store.close();
        Database.open(file()).close();
    }

    @Test void closingAgainTakesTheStoreFromNobodyWhoHasOpenedItSince() {
        var former = TestStore.create(folder);
        former.close();
        try (var _ = Database.open(file())) {
            former.close();
            assertThat(file().resolveSibling("lab.chancery.lock")).exists();
            assertThatThrownBy(() -> Database.open(file())).isInstanceOf(FileFailure.StoreInUse.class);
        }
        assertThat(file().resolveSibling("lab.chancery.lock")).doesNotExist();
    }

    @Test void aClosedStoreRefusesWork() {
        var store = TestStore.create(folder);
        store.close();
        assertThatThrownBy(() -> store.read(transaction -> transaction.things().count())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.write(transaction -> transaction.things().count())).isInstanceOf(IllegalStateException.class);
    }

    @Test void whatThrowsIsRolledBackAndThrownOn() {
        try (var store = TestStore.create(folder)) {
            var reason = new Failure.Gone("the reason");
            assertThatThrownBy(() -> store.write(transaction -> {
                transaction.settings().put("language", "de");
                throw reason;
            })).isSameAs(reason);
            store.read(transaction -> assertThat(transaction.settings().get("language")).isEmpty());
            store.write(transaction -> transaction.things().insert(TestStore.thing("press-1"), TestStore.NOW));
        }
    }

    @Test void aTransactionWithinATransactionIsRefused() {
        try (var store = TestStore.create(folder)) {
            for (var outer : List.<Callable<Object>>of(
                    () -> store.write(_ -> store.write(_ -> 1)), () -> store.write(_ -> store.read(_ -> 1)),
                    () -> store.read(_ -> store.write(_ -> 1)), () -> store.read(_ -> store.read(_ -> 1)))) {
                assertThatThrownBy(outer::call).isInstanceOf(IllegalStateException.class);
            }
            assertThat(store.<Integer>write(_ -> 2)).isEqualTo(2);
        }
    }

    @Test void aTransactionCannotCloseItsStore() {
        var store = TestStore.create(folder);
        assertThatThrownBy(() -> store.write(_ -> {
            store.close();
            return 1;
        })).isInstanceOf(IllegalStateException.class);
        store.close();
        Database.open(file()).close();
    }

    @Test void aReaderCannotWrite() {
        try (var store = TestStore.create(folder)) {
            assertThatThrownBy(() -> store.read(transaction -> transaction.audit().append(TestStore.NOW, Act.THING_ADDED, "x", "")))
                    .isInstanceOf(IllegalStateException.class);
            store.read(transaction -> assertThat(transaction.audit().recent(1)).hasSize(0));
        }
    }

    @Test void aTableIsOfNoUseAfterItsTransaction() {
        try (var store = TestStore.create(folder)) {
            var table = store.write(Transaction::things);
            assertThatThrownBy(table::count).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test void aReaderSeesOneStateWhateverIsWrittenMeanwhile() throws Exception {
        try (var store = TestStore.create(folder); var threads = Executors.newFixedThreadPool(2)) {
            var reading = new CountDownLatch(1);
            var written = new CountDownLatch(1);
            var counts = threads.submit(() -> store.read(transaction -> {
                var first = transaction.things().count();
                reading.countDown();
                await(written);
                return List.of(first, transaction.things().count());
            }));
            await(reading);
            store.write(transaction -> transaction.things().insert(TestStore.thing("press-1"), TestStore.NOW));
            written.countDown();
            assertThat(counts.get()).containsExactly(0L, 0L);
            store.read(transaction -> assertThat(transaction.things().count()).isEqualTo(1));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test void manyThreadsReadAndWriteAtOnce() throws Exception {
        try (var store = TestStore.create(folder); var threads = Executors.newFixedThreadPool(12)) {
            var jobs = new ArrayList<Callable<Long>>();
            for (int i = 0; i < 12; i++) {
                int thread = i;
                jobs.add(() -> {
                    for (int j = 0; j < 20; j++) {
                        var name = thread + "-" + j;
                        store.write(transaction -> transaction.things().insert(TestStore.thing(name), TestStore.NOW));
                        store.read(transaction -> assertThat(transaction.things().byId(new ThingId(name))).isPresent());
                    }
                    return 0L;
                });
            }
            for (var job : threads.invokeAll(jobs)) {
                job.get();
            }
            store.read(transaction -> assertThat(transaction.things().count()).isEqualTo(240));
        }
    }

    @Test void closingWaitsForWhatIsRunning() throws Exception {
        var store = TestStore.create(folder);
        try (var threads = Executors.newFixedThreadPool(1)) {
            var reading = new CountDownLatch(1);
            var closing = new AtomicReference<Thread>();
            var count = threads.submit(() -> store.read(transaction -> {
                reading.countDown();
                while (closing.get() == null || closing.get().getState() == Thread.State.RUNNABLE) {
                    Thread.onSpinWait();
                }
                return transaction.things().count();
            }));
            await(reading);
            closing.set(Thread.currentThread());
            store.close();
            assertThat(count.get()).isZero();
        }
    }

    @Test void whatUnlockedTheStoreBeforeIsNotInItsFileAfterAChange() throws Exception {
        var store = TestStore.create(folder);
        store.close();
        assertThat(content()).contains(TestStore.SEAL_WORDS);
        try (var again = Database.open(file())) {
            again.write(transaction -> {
                transaction.store().replaceSealHeader(new byte[2]);
                return 0;
            });
        }
        assertThat(content()).doesNotContain(TestStore.SEAL_WORDS);
    }

    private String content() throws IOException {
        return new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
    }

    @Test void moreStatementsThanAreKeptPreparedStillRun() {
        try (var store = TestStore.create(folder)) {
            assertThat(store.<Long>read(transaction -> IntStream.range(0, 300).mapToObj(i -> "SELECT " + i)
                    .flatMapToLong(sql -> LongStream.of(transaction.session().number(sql))).sum())).isEqualTo(300 * 299 / 2);
        }
    }
}
