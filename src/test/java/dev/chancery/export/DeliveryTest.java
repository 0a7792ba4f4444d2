package dev.chancery.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.chancery.Judge;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.export.Delivered.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

    @TempDir private Path folder;
    private Path target;
    private final Delivery delivery = new Delivery(Deliveries.RANDOM);

    @BeforeEach void makeTarget() throws IOException {
        target = Files.createDirectory(folder.resolve("target"));
    }

    private Delivered deliver(List<Bundle> bundles, Existing existing) {
        return delivery.deliver(delivery.plan(target, bundles), bundles, existing, Progress.NONE);
    }

    private Delivered deliverWith(Function<Place, Flush> flush, List<Bundle> bundles, Existing existing) {
        var hooked = new Delivery(Deliveries.RANDOM, flush);
        return hooked.deliver(hooked.plan(target, bundles), bundles, existing, Progress.NONE);
    }

    private static Failure failure(Delivered delivered) {
        assertThat(delivered.ending()).isInstanceOf(Ending.Failed.class);
        return ((Ending.Failed) delivered.ending()).failure();
    }

    private static Bundle one(String path, String content) {
        return Bundle.of(new Item(path, content.getBytes(StandardCharsets.UTF_8), false));
    }

    @Test void aSecretIsWipedAlsoWhenItsFileCannotBeMade() throws IOException {
        var taken = Files.writeString(folder.resolve("taken.txt"), "somebody's");
        for (var file : List.of(taken, folder.resolve("no/such/folder.txt"), folder.resolve("CON"), folder.resolve("free.txt"))) {
            var secret = "a recovery key".getBytes(StandardCharsets.US_ASCII);
            try {
                delivery.makeSecret(file, secret);
                assertThat(file).hasFileName("free.txt").hasContent("a recovery key");
            } catch (FileFailure refused) {
                assertThat(file).isNotEqualTo(folder.resolve("free.txt"));
            }
            assertThat(secret).containsOnly(0);
        }
        assertThat(taken).hasContent("somebody's");
    }

    @Test void everyFileIsThereAndWhole() throws IOException {
        var delivered = deliver(Deliveries.devices(100), Existing.REFUSE).orThrow();
        assertThat(delivered.manifest().files()).hasSize(300).allMatch(Files::isRegularFile);
        assertThat(delivered.manifest().bytes()).isEqualTo(100 * (1500 + 240 + 3000));
        assertThat(Deliveries.files(target)).hasSize(300);
        assertThat(Deliveries.faults(target, 100)).isEmpty();
    }

    @Test void anotherProgramFindsEveryFileAsTheManifestSays() throws IOException {
        Judge.require("sha256sum");
        var manifest = deliver(Deliveries.devices(30), Existing.REFUSE).orThrow().manifest();
        Files.writeString(folder.resolve("SHA256SUMS"), manifest.text());
        Judge.runIn(target, List.of("sha256sum", "--check", "--strict", "../SHA256SUMS")).accepted();
        Files.write(target.resolve("device-3/key.pem"), new byte[240]);
        Judge.runIn(target, List.of("sha256sum", "--check", "--strict", "../SHA256SUMS")).refused();
    }

    @ParameterizedTest @ValueSource(ints = {1, 16})
    void oneFileAtATimeGivesTheSame(int workers) throws IOException {
        deliverWith(_ -> new Flush.EachFile(new AtOnce(workers)), Deliveries.devices(5), Existing.REFUSE).orThrow();
        assertThat(Deliveries.faults(target, 5)).isEmpty();
        assertThat(Deliveries.files(target)).hasSize(15);
    }

    @Test void anEmptyFileIsAFileToo() throws IOException {
        assertThat(deliver(List.of(one("empty", "")), Existing.REFUSE).orThrow().manifest().files()).hasSize(1);
        assertThat(Files.size(target.resolve("empty"))).isZero();
    }

    @Test void nothingIsDeliveredWhereNothingWasAsked() {
        assertThat(deliver(List.of(), Existing.REFUSE).orThrow().manifest().entries()).isEmpty();
    }

    @Test void aSecretIsForItsOwnerAloneBeforeItHasItsName() throws IOException {
        var modes = new ArrayList<String>();
        var delivered = deliverWith(Hooks.afterFiles(parts -> {
            for (var part : parts) {
                modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(part)));
            }
        }), Deliveries.devices(1), Existing.REFUSE);
        assertThat(modes.get(1)).isEqualTo("rw-------");
        assertThat(modes.get(0)).startsWith("rw-r");
        assertThat(Files.getPosixFilePermissions(delivered.manifest().files().get(1)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test void aFolderThatIsMadeForASecretIsForItsOwnerAlone() throws IOException {
        deliver(List.of(Deliveries.device(1), one("b/cert.pem", "x")), Existing.REFUSE).orThrow();
        assertThat(Files.getPosixFilePermissions(target.resolve("device-1")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.isExecutable(target.resolve("b"))).isTrue();
    }

    @Test void aSecretIsWipedOnceItIsWritten() {
        var device = Deliveries.device(1);
        deliver(List.of(device), Existing.REFUSE).orThrow();
        assertThat(device.items().get(1).content()).containsOnly(0);
        assertThat(device.items().get(0).content()).isEqualTo(Deliveries.content(1, 1500));
    }

    @Test void noFileHasItsNameBeforeItIsOnTheMedium() throws IOException {
        var seen = new ArrayList<String>();
        deliverWith(Hooks.afterFiles(_ -> seen.addAll(Deliveries.files(target))),
                Deliveries.devices(3), Existing.REFUSE).orThrow();
        assertThat(seen).hasSize(9).allMatch(name -> name.matches("device-\\d/\\.chancery-[0-9a-f]{16}\\.part"));
    }

    @Test void everyFolderWithANewNameIsOnTheMedium() throws IOException {
        var seen = new ArrayList<Path>();
        deliverWith(Hooks.afterFolders(seen::addAll), List.of(one("a/b/c", "x")), Existing.REFUSE).orThrow();
        var root = target.toRealPath();
        assertThat(seen).containsExactlyInAnyOrder(root, root.resolve("a"), root.resolve("a/b"));
    }

    @Test void anInterruptedThreadCancels() throws IOException {
        var plan = delivery.plan(target, Deliveries.devices(2));
        Thread.currentThread().interrupt();
        var delivered = delivery.deliver(plan, Deliveries.devices(2), Existing.REFUSE, Progress.NONE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(delivered.ending()).isEqualTo(new Ending.Cancelled());
        assertThat(target).isEmptyDirectory();
    }

    @Test void anExistingFileIsRefusedAndNothingIsWritten() throws IOException {
        Files.createDirectory(target.resolve("device-1"));
        Files.writeString(target.resolve("device-1/chain.pem"), "old");
        var delivered = deliver(Deliveries.devices(3), Existing.REFUSE);
        assertThat(failure(delivered)).isInstanceOfSatisfying(FileFailure.AlreadyExists.class, exists ->
                assertThat(exists.path()).endsWithRaw(Path.of("device-1/chain.pem")));
        assertThatExceptionOfType(FileFailure.AlreadyExists.class).isThrownBy(delivered::orThrow);
        assertThat(Deliveries.files(target)).containsExactly("device-1/chain.pem");
        assertThat(target.resolve("device-1/chain.pem")).hasContent("old");
    }

    @Test void aFileThatAppearsMeanwhileIsNotOverwritten() throws IOException {
        var delivered = deliverWith(Hooks.afterFiles(_ -> Files.writeString(target.resolve("b"), "theirs")),
                List.of(one("a", "ours"), Bundle.of(one("c", "x").items().getFirst(), one("b", "ours").items().getFirst())),
                Existing.REFUSE);
        assertThat(failure(delivered)).isInstanceOf(FileFailure.AlreadyExists.class);
        assertThat(delivered.manifest().files()).containsExactly(target.resolve("a"));
        assertThat(Deliveries.files(target)).containsExactly("a", "b");
        assertThat(target.resolve("b")).hasContent("theirs");
    }

    @Test void anExistingFileIsReplacedWhenAsked() throws IOException {
        Files.writeString(target.resolve("a"), "old");
        var seen = new ArrayList<String>();
        deliverWith(Hooks.afterFiles(_ -> seen.add(Files.readString(target.resolve("a")))),
                List.of(one("a", "new")), Existing.REPLACE).orThrow();
        assertThat(seen).containsExactly("old");
        assertThat(target.resolve("a")).hasContent("new");
    }

    @Test void aBundleOfWhichAFileExistsIsSkippedAsAWhole() throws IOException {
        Files.createDirectory(target.resolve("device-1"));
        Files.writeString(target.resolve("device-1/key.pem"), "old");
        var delivered = deliver(Deliveries.devices(3), Existing.SKIP).orThrow();
        assertThat(delivered.skipped()).containsExactly("device-1/certificate.pem", "device-1/key.pem", "device-1/chain.pem");
        assertThat(delivered.manifest().files()).hasSize(6);
        assertThat(Deliveries.files(target)).hasSize(7);
        assertThat(target.resolve("device-1/key.pem")).hasContent("old");
    }

    @Test void aPlanSaysWhatWillHappen() throws IOException {
        Files.createDirectory(target.resolve("device-1"));
        Files.writeString(target.resolve("device-1/key.pem"), "old");
        var plan = delivery.plan(target, Deliveries.devices(2));
        assertThat(plan.files()).hasSize(6);
        assertThat(plan.bytes()).isEqualTo(2 * 4740);
        assertThat(plan.existing()).containsExactly("device-1/key.pem");
        assertThat(plan.freeSpace()).isPositive();
        assertThat(plan.fits()).isTrue();
        assertThat(Deliveries.files(target)).hasSize(1);
    }

    @Test void whatCannotFitIsNotBegun() throws IOException {
        var plan = delivery.plan(target, List.of("a"), Long.MAX_VALUE / 2);
        assertThat(plan.fits()).isFalse();
        var delivered = delivery.deliver(plan, List.of(one("a", "x")), Existing.REFUSE, Progress.NONE);
        assertThat(failure(delivered)).isInstanceOf(FileFailure.DiskFull.class);
        assertThat(Deliveries.files(target)).isEmpty();
    }

    @Test void twoFilesOfOneNameAreADefect() {
        assertThatIllegalArgumentException().isThrownBy(() ->
                delivery.plan(target, List.of(one("a", "1"), one("A", "2"))));
        assertThatIllegalArgumentException().isThrownBy(() ->
                delivery.plan(target, List.of("K\u00fchl", "Ku\u0308hl"), 10));
        assertThatIllegalArgumentException().isThrownBy(() -> delivery.plan(target, List.of("../a"), 10));
    }

    @Test void aBundleThatIsNotInThePlanIsADefectThatLeavesNothing() throws IOException {
        var plan = delivery.plan(target, List.of(one("a", "1")));
        assertThatIllegalArgumentException().isThrownBy(() ->
                delivery.deliver(plan, List.of(one("a", "1"), one("b", "2")), Existing.REFUSE, Progress.NONE));
        assertThat(Deliveries.files(target)).isEmpty();
    }

    @Test void aSymbolicLinkInPlaceOfAFolderIsNotFollowed() throws IOException {
        var outside = Files.createDirectory(folder.resolve("outside"));
        var devices = Deliveries.devices(2);
        var plan = delivery.plan(target, devices);
        Files.createSymbolicLink(target.resolve("device-1"), outside);
        assertThatExceptionOfType(FileFailure.CannotWrite.class).isThrownBy(() -> delivery.plan(target, devices));
        for (var existing : Existing.values()) {
            assertThat(failure(delivery.deliver(plan, devices, existing, Progress.NONE)))
                    .isInstanceOf(FileFailure.CannotWrite.class);
        }
        assertThat(Deliveries.files(outside)).isEmpty();
        assertThat(Deliveries.files(target)).containsExactly("device-1");
    }

    @Test void aSymbolicLinkThatAppearsMeanwhileIsNotFollowed() throws IOException {
        var outside = Files.createDirectory(folder.resolve("outside"));
        var devices = Deliveries.devices(2);
        var delivered = delivery.deliver(delivery.plan(target, devices), () -> planting(devices.iterator(), () ->
                Files.createSymbolicLink(target.resolve("device-1"), outside)), Existing.REPLACE, Progress.NONE);
        assertThat(failure(delivered)).isInstanceOf(FileFailure.CannotWrite.class);
        assertThat(Deliveries.files(outside)).isEmpty();
    }

    private interface Deed {
        void happens() throws IOException;
    }

    private static Iterator<Bundle> planting(Iterator<Bundle> bundles, Deed beforeTheSecond) {
        return new Iterator<>() {
            private int given;

            @Override public boolean hasNext() {
                return bundles.hasNext();
            }

            @Override public Bundle next() {
                if (given++ == 1) {
                    try {
                        beforeTheSecond.happens();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }
                return bundles.next();
            }
        };
    }

    @Test void aSymbolicLinkInPlaceOfAFileIsNeitherFollowedNorReplaced() throws IOException {
        var outside = Files.writeString(folder.resolve("outside"), "theirs");
        Files.createSymbolicLink(target.resolve("a"), outside);
        assertThatExceptionOfType(FileFailure.CannotWrite.class).isThrownBy(() -> delivery.plan(target, List.of(one("a", "ours"))));
        Files.delete(target.resolve("a"));
        var plan = delivery.plan(target, List.of(one("a", "ours")));
        Files.createSymbolicLink(target.resolve("a"), folder.resolve("nowhere"));
        assertThat(failure(delivery.deliver(plan, List.of(one("a", "ours")), Existing.REPLACE, Progress.NONE)))
                .isInstanceOf(FileFailure.CannotWrite.class);
        assertThat(outside).hasContent("theirs");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test void aFolderInPlaceOfAFileIsNotReplaced() throws IOException {
        Files.createDirectory(target.resolve("a"));
        assertThatExceptionOfType(FileFailure.CannotWrite.class).isThrownBy(() -> delivery.plan(target, List.of(one("a", "x"))));
    }

    @Test void aMediumThatChangesWhatItTookIsFoundOutBeforeTheNameIsGiven() throws IOException {
        Files.writeString(target.resolve("a"), "old");
        for (var change : List.of("oursX", "our", "OURS", "")) {
            var delivered = deliverWith(Hooks.afterFiles(parts -> Files.writeString(parts.iterator().next(), change)),
                    List.of(one("a", "ours"), one("b", "x")), Existing.REPLACE);
            assertThat(failure(delivered)).isInstanceOf(FileFailure.ReadBackDiffers.class);
            assertThat(delivered.manifest().entries()).isEmpty();
            assertThat(Deliveries.files(target)).containsExactly("a");
            assertThat(target.resolve("a")).hasContent("old");
        }
    }

    @Test void aNameThatLeadsToAnotherContentIsTakenAwayWithItsBundle() throws IOException {
        var delivered = deliverWith(Hooks.afterFolders(_ -> Files.writeString(target.resolve("device-1/key.pem"), "no key")),
                Deliveries.devices(3), Existing.REFUSE);
        assertThat(failure(delivered)).isInstanceOfSatisfying(FileFailure.ReadBackDiffers.class, differs ->
                assertThat(differs.path()).endsWithRaw(Path.of("device-1/key.pem")));
        assertThat(delivered.manifest().entries()).extracting(Manifest.Entry::path)
                .allMatch(path -> path.startsWith("device-0/")).hasSize(3);
        assertThat(Deliveries.files(target)).hasSize(3).allMatch(path -> path.startsWith("device-0/"));
    }

    @Test void aDeliveryThatIsCancelledKeepsWhatItReported() throws IOException {
        var devices = Deliveries.devices(100);
        var progress = new Watched(200);
        var delivered = delivery.deliver(delivery.plan(target, devices), devices, Existing.REFUSE, progress);
        assertThat(delivered.ending()).isEqualTo(new Ending.Cancelled());
        assertThatExceptionOfType(CancellationException.class).isThrownBy(delivered::orThrow);
        assertThat(progress.expected).isEqualTo(300);
        assertThat(progress.done).isPositive().isLessThan(300);
        assertThat(delivered.manifest().entries()).hasSize(progress.done);
        assertThat(Deliveries.files(target)).hasSize(progress.done);
        assertThat(Deliveries.faults(target, 100)).isEmpty();
        try (var folders = Files.list(target)) {
            assertThat(folders).hasSize(progress.done / 3);
        }
    }

    @Test void aDeliveryThatIsCancelledWhenAllIsDoneIsComplete() {
        var devices = Deliveries.devices(2);
        var delivered = delivery.deliver(delivery.plan(target, devices), devices, Existing.REFUSE, new Watched(6));
        assertThat(delivered.ending()).isEqualTo(new Ending.Complete());
    }

    /// Cancels once it was asked or told that often.
    private static final class Watched implements Progress {
        private final int patience;
        private int calls;
        private int done;
        private long expected;

        Watched(int patience) {
            this.patience = patience;
        }

        @Override public void expect(long total) {
            expected = total;
        }

        @Override public void advance(long more) {
            done += (int) more;
            checkCancelled();
        }

        @Override public void checkCancelled() {
            if (++calls > patience) {
                throw new CancellationException();
            }
        }
    }

    @Test void bundlesAreMadeWhileTheyAreDeliveredAndNotKept() {
        var made = new ArrayList<Integer>();
        var written = new ArrayList<Integer>();
        var hooked = new Delivery(Deliveries.RANDOM, Hooks.afterFiles(_ -> written.add(made.size())));
        var paths = Deliveries.devices(200).stream().flatMap(bundle -> bundle.paths().stream()).toList();
        Iterable<Bundle> lazily = () -> IntStream.range(0, 200).mapToObj(number -> {
            made.add(number);
            return Deliveries.device(number);
        }).iterator();
        hooked.deliver(hooked.plan(target, paths, 200 * 4740), lazily, Existing.REFUSE, Progress.NONE).orThrow();
        assertThat(written.getFirst()).isLessThan(100);
        assertThat(written.getLast()).isEqualTo(200);
    }

    @Test void aFailureWhileBundlesAreMadeEndsTheDelivery() throws IOException {
        var devices = Deliveries.devices(100);
        var bundles = planting(devices.subList(50, 52).iterator(), () -> {
            throw new Failure.Tampered("a key");
        });
        var delivered = delivery.deliver(delivery.plan(target, devices), () -> bundles, Existing.REFUSE, Progress.NONE);
        assertThat(failure(delivered)).isInstanceOf(Failure.Tampered.class);
        assertThat(Deliveries.files(target)).isEmpty();
    }

    @Test void aDefectWhileBundlesAreMadeLeavesNothingBehind() throws IOException {
        var devices = Deliveries.devices(2);
        var secret = devices.getFirst().items().get(1).content();
        var bundles = planting(devices.iterator(), () -> {
            throw new IllegalStateException("a defect");
        });
        assertThatIllegalStateException().isThrownBy(() ->
                delivery.deliver(delivery.plan(target, devices), () -> bundles, Existing.REFUSE, Progress.NONE));
        assertThat(Deliveries.files(target)).isEmpty();
        assertThat(target).isEmptyDirectory();
        assertThat(secret).containsOnly(0);
    }

    @Test void whatAHardEndLeftIsSweptAway() throws IOException {
        Files.createDirectory(target.resolve("device-0"));
        Files.writeString(target.resolve("device-0/.chancery-0123456789abcdef.part"), "half a key");
        Files.writeString(target.resolve(".chancery-mine"), "kept");
        Files.writeString(target.resolve("device-0/notes.part"), "kept");
        deliver(List.of(Deliveries.device(0), one("a", "x")), Existing.REFUSE).orThrow();
        assertThat(Deliveries.files(target)).containsExactly(".chancery-mine", "a", "device-0/certificate.pem",
                "device-0/chain.pem", "device-0/key.pem", "device-0/notes.part");
    }

    @Test void aTargetThatIsNotThereIsGone() throws IOException {
        var plan = delivery.plan(target, List.of(one("a", "x")));
        Files.delete(target);
        assertThat(failure(delivery.deliver(plan, List.of(one("a", "x")), Existing.REFUSE, Progress.NONE)))
                .isInstanceOf(FileFailure.DriveGone.class);
        assertThatExceptionOfType(FileFailure.DriveGone.class).isThrownBy(() -> delivery.plan(target, List.of(one("a", "x"))));
    }

    @Test void aTargetThatIsAFileCannotBeWrittenTo() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(FileFailure.CannotWrite.class).isThrownBy(() -> delivery.plan(file, List.of(one("a", "x"))));
    }

    @Test void aTargetThatVanishesMeanwhileIsGone() {
        var delivered = deliverWith(Hooks.afterFiles(_ -> Files.move(target, folder.resolve("away"))),
                Deliveries.devices(2), Existing.REFUSE);
        assertThat(failure(delivered)).isInstanceOf(FileFailure.DriveGone.class);
        assertThat(delivered.manifest().entries()).isEmpty();
    }

    @Test void anotherFolderInThePlaceOfTheTargetIsNotWrittenTo() throws IOException {
        var devices = Deliveries.devices(50);
        var delivered = deliverWith(Hooks.afterFolders(_ -> {
            Files.move(target, folder.resolve("away"));
            Files.createDirectory(target);
        }), devices, Existing.REFUSE);
        assertThat(failure(delivered)).isInstanceOf(FileFailure.DriveGone.class);
        assertThat(target).isEmptyDirectory();
    }

    @Test void oneFileTakesThePlaceOfTheOneThatWasThere() throws IOException {
        var file = Files.writeString(target.resolve("rows.csv"), "old");
        delivery.replace(file, "new".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("new");
        assertThat(Deliveries.files(target)).containsExactly("rows.csv");
    }

    @Test void oneFileThatCannotBeReplacedIsLeftAsItIs() throws IOException {
        var hers = Files.writeString(folder.resolve("hers"), "old");
        var link = Files.createSymbolicLink(target.resolve("rows.csv"), hers);
        assertThatExceptionOfType(FileFailure.CannotWrite.class).isThrownBy(() -> delivery.replace(link, new byte[1]));
        assertThatExceptionOfType(FileFailure.CannotWrite.class)
                .isThrownBy(() -> delivery.replace(target.resolve("a:b.csv"), new byte[1]));
        assertThatExceptionOfType(FileFailure.CannotWrite.class)
                .isThrownBy(() -> delivery.replace(target.resolve("nowhere/rows.csv"), new byte[1]));
        assertThat(hers).hasContent("old");
        assertThat(Deliveries.files(target)).containsExactly("rows.csv");
    }
}
