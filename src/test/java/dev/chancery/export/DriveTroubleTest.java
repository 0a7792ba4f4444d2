package dev.chancery.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.export.Delivered.Ending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real drives in trouble: FAT, full, read-only, pulled out.
class DriveTroubleTest {

    @TempDir private Path folder;
    private final Delivery delivery = new Delivery(Deliveries.RANDOM);

    private static Failure failure(Delivered delivered) {
        assertThat(delivered.ending()).isInstanceOf(Ending.Failed.class);
        return ((Ending.Failed) delivered.ending()).failure();
    }

    @Test void aStickWithFatTakesEverything() throws Exception {
        try (var stick = Stick.of(folder, 16 << 10)) {
            var devices = Deliveries.devices(20);
            var plan = delivery.plan(stick.mount(), devices);
            assertThat(plan.warnings()).containsExactly(Plan.Warning.PERMISSIONS_NOT_KEPT);
            assertThat(plan.fits()).isTrue();
            assertThat(plan.freeSpace()).isBetween(10L << 20, 16L << 20);
            var delivered = delivery.deliver(plan, devices, Existing.REFUSE, Progress.NONE).orThrow();
            stick.plugInAgain();
            assertThat(delivered.manifest().files()).hasSize(60).allMatch(Files::isRegularFile);
            assertThat(Deliveries.faults(stick.mount(), 20)).isEmpty();
        }
    }

    @Test void namesThatHurtAreAllDifferentOnFat() throws Exception {
        try (var stick = Stick.of(folder, 16 << 10)) {
            var ids = List.of("Pump", "pump", "PUMP", "CON", "con.txt", "../../etc/passwd", "a/b", "a\\b", "a:b", "a.", "a..",
                    "a ", "a", "A", "\u202Egnp.exe", "nul\0byte", "K\u00fchlraum", "Ku\u0308hlraum", "冷库", "x".repeat(300),
                    "X".repeat(300), ".hidden", "-rf", "~", "Longer name of a pump", "LONGER~1", "aux", "lpt1.pem");
            var names = SafeNames.forAll(ids);
            var bundles = ids.stream().map(id -> Bundle.of(new Item(names.get(id) + ".pem", id.getBytes(StandardCharsets.UTF_8),
                    false))).toList();
            delivery.deliver(delivery.plan(stick.mount(), bundles), bundles, Existing.REFUSE, Progress.NONE).orThrow();
            stick.plugInAgain();
            for (var id : ids) {
                assertThat(stick.mount().resolve(names.get(id) + ".pem")).hasContent(id);
            }
            assertThat(Deliveries.files(stick.mount())).hasSize(ids.size() + 1);
        }
    }

    @Test void upperAndLowerCaseAreOneNameOnFatAndThatIsFoundOut() throws Exception {
        try (var stick = Stick.of(folder, 4 << 10)) {
            Files.writeString(stick.mount().resolve("Pump.pem"), "theirs");
            var bundles = List.of(Bundle.of(new Item("pump.pem", new byte[9], false)));
            var plan = delivery.plan(stick.mount(), bundles);
            assertThat(plan.existing()).hasSize(1);
            assertThat(failure(delivery.deliver(plan, bundles, Existing.REFUSE, Progress.NONE)))
                    .isInstanceOf(FileFailure.AlreadyExists.class);
        }
    }

    @Test void aStickThatFillsUpKeepsWhatIsComplete() throws Exception {
        try (var stick = Stick.of(folder, 4 << 10)) {
            assertFillsUp(stick.mount(), "LAB");
        }
    }

    @Test void aDiskThatFillsUpKeepsWhatIsComplete() throws Exception {
        try (var disk = Disk.of(folder, "4m")) {
            assertFillsUp(disk.mount(), "none");
        }
    }

    /// The plan is told too little, as when another program fills the drive meanwhile.
    private void assertFillsUp(Path target, String label) throws IOException {
        var paths = IntStream.range(0, 20).mapToObj(number -> "file-" + number).toList();
        Iterable<Bundle> large = () -> IntStream.range(0, 20).mapToObj(number ->
                Bundle.of(new Item("file-" + number, Deliveries.content(number, 600_000), false))).iterator();
        var delivered = delivery.deliver(delivery.plan(target, paths, 1), large, Existing.REFUSE, Progress.NONE);
        assertThat(failure(delivered)).isInstanceOf(FileFailure.DiskFull.class);
        var left = new ArrayList<>(Deliveries.files(target));
        left.remove(label);
        assertThat(left).containsExactlyElementsOf(delivered.manifest().entries().stream().map(Manifest.Entry::path).toList());
    }

    /// The topmost folder of FAT16 has a fixed number of entries, and a long name takes two and more.
    @Test void aTopmostFolderThatIsFullKeepsWhatIsComplete() throws Exception {
        try (var stick = Stick.of(folder, 16 << 10, 112)) {
            var devices = Deliveries.devices(80);
            var delivered = delivery.deliver(delivery.plan(stick.mount(), devices), devices, Existing.REFUSE, Progress.NONE);
            assertThat(failure(delivered)).isInstanceOf(FileFailure.CannotWrite.class);
            assertThat(delivered.manifest().entries()).isNotEmpty();
            assertThat(Deliveries.faults(stick.mount(), 80)).isEmpty();
            assertThat(Deliveries.files(stick.mount())).hasSize(delivered.manifest().entries().size() + 1);
        }
    }

    @Test void aDriveThatIsReadOnlyCannotBeWrittenTo() throws Exception {
        try (var disk = Disk.of(folder, "4m")) {
            disk.makeReadOnly();
            var bundles = Deliveries.devices(1);
            assertThat(failure(delivery.deliver(delivery.plan(disk.mount(), bundles), bundles, Existing.REFUSE, Progress.NONE)))
                    .isInstanceOf(FileFailure.CannotWrite.class);
            assertThat(Deliveries.files(disk.mount())).isEmpty();
        }
    }

    @Test void anEmptyMountPointUnderADriveThatWentIsNotWrittenTo() throws Exception {
        try (var disk = Disk.of(folder, "4m")) {
            var devices = Deliveries.devices(60);
            var going = new Delivery(Deliveries.RANDOM, Hooks.afterFolders(_ -> disk.unmount()));
            assertThat(failure(going.deliver(going.plan(disk.mount(), devices), devices, Existing.REFUSE, Progress.NONE)))
                    .isInstanceOf(FileFailure.DriveGone.class);
            assertThat(disk.mount()).isEmptyDirectory();
        }
    }

    @ParameterizedTest @ValueSource(ints = {1, 2, 42, 43, 49})
    void aStickThatIsPulledOutBetweenFilesLeavesNoHalfFile(int afterBundles) throws Exception {
        try (var stick = Stick.of(folder, 16 << 10)) {
            var devices = Deliveries.devices(50);
            Iterable<Bundle> pulling = () -> IntStream.range(0, 50).mapToObj(number -> {
                if (number == afterBundles) {
                    stick.pull();
                }
                return devices.get(number);
            }).iterator();
            var delivered = delivery.deliver(delivery.plan(stick.mount(), devices), pulling, Existing.REFUSE, Progress.NONE);
            assertGone(stick, delivered);
        }
    }

    @Test void aStickThatIsPulledOutAtAnyMomentLeavesNoHalfFile() throws Exception {
        var random = new Random(Long.getLong("any.seed", 42));
        for (int round = 0; round < Integer.getInteger("pulls", 4); round++) {
            try (var stick = Stick.of(Files.createDirectory(folder.resolve("round-" + round)), 16 << 10)) {
                var devices = Deliveries.devices(220);
                var hand = new Hand(stick, random.nextInt(1, 500), random.nextInt(30));
                var plan = delivery.plan(stick.mount(), devices);
                var delivered = delivery.deliver(plan, devices, Existing.REFUSE, hand);
                hand.pulling.join();
                assertGone(stick, delivered);
            }
        }
    }

    /// Pulls the stick out some milliseconds after a file was begun.
    private static final class Hand implements Progress {

        private final Thread pulling;
        private int files;

        Hand(Stick stick, int files, int milliseconds) {
            this.files = files;
            this.pulling = new Thread(() -> {
                LockSupport.parkNanos(milliseconds * 1_000_000L);
                stick.pull();
            });
        }

        @Override public void expect(long total) {}

        @Override public void advance(long done) {}

        @Override public void checkCancelled() {
            if (--files == 0) {
                pulling.start();
            }
        }
    }

    private static void assertGone(Stick stick, Delivered delivered) throws IOException, InterruptedException {
        assertThat(failure(delivered)).isInstanceOf(FileFailure.DriveGone.class);
        stick.plugInAgain();
        assertThat(Deliveries.faults(stick.mount(), 400)).allMatch(name -> name.contains(".chancery-"));
        for (var entry : delivered.manifest().entries()) {
            assertThat(Files.size(stick.mount().resolve(entry.path()))).isEqualTo(entry.size());
        }
    }

    @Test void whatAPulledStickStillHoldsInPartsIsSweptByTheNextDelivery() throws Exception {
        try (var stick = Stick.of(folder, 16 << 10)) {
            var pulling = new Delivery(Deliveries.RANDOM, Hooks.afterFiles(_ -> stick.pull()));
            var plan = pulling.plan(stick.mount(), Deliveries.devices(3));
            pulling.deliver(plan, Deliveries.devices(3), Existing.REFUSE, Progress.NONE);
            stick.plugInAgain();
            assertThat(Deliveries.files(stick.mount())).anyMatch(name -> name.endsWith(".part"));
            delivery.deliver(delivery.plan(stick.mount(), Deliveries.devices(3)), Deliveries.devices(3), Existing.REFUSE,
                    Progress.NONE).orThrow();
            assertThat(Deliveries.faults(stick.mount(), 3)).isEmpty();
        }
    }
}
