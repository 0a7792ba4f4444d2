package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.LabData;
import dev.chancery.TestOffice;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.Exports.Existing;
import dev.chancery.export.Disk;
import dev.chancery.export.Stick;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The things of the lab's list leave on a real FAT file system and on one of a fixed size: all at once, and when something
/// comes in between.
class StickExportTest {

    private static final int LAB = 250;
    private static final int SOME = 60;

    @TempDir private Path folder;
    private TestOffice lab;
    private List<CertificateId> certificates;

    @BeforeEach void issueForTheWholeList() {
        lab = TestOffice.in(folder);
        var issuing = lab.intermediate("Lab Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        var list = lab.office.things().list(LabData.file("things-lab.csv"));
        list.run(list.check(list.proposed(), Progress.NONE), Progress.NONE);
        lab.office.certificates().issueAll(TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256),
                lab.office.things().numbers(ThingQuery.ALL), Certificates.Equipped.SKIP, Progress.NONE);
        certificates = Arrays.stream(lab.office.certificates().ids(CertificateQuery.ALL.withIssuer(Optional.of(issuing.id()))))
                .mapToObj(CertificateId::new).toList();
        assertThat(certificates).hasSize(LAB);
    }

    @AfterEach void close() {
        lab.close();
    }

    private ExportOrder onto(Path place) {
        return new ExportOrder(certificates, ExportOrder.Form.PEM_FOLDER, place,
                Optional.of(lab.office.exports().proposedFolder()), new char[0]);
    }

    @Test void theWholeListLeavesAndIsReadBackByAnotherProgram() throws Exception {
        try (var stick = Stick.of(folder, 32 << 10)) {
            var order = onto(stick.mount());
            assertThat(lab.office.exports().run(order, Progress.NONE).certificates()).isEqualTo(LAB);
            stick.plugInAgain();
            assertWhole(order);
        }
    }

    private void assertWhole(ExportOrder order) throws IOException {
        var devices = devices(order.target());
        assertThat(devices).hasSize(LAB);
        var command = new ArrayList<>(List.of("openssl", "verify", "-CAfile", devices.getFirst().resolve("ca.pem").toString(),
                "-untrusted", devices.getFirst().resolve("chain.pem").toString()));
        devices.forEach(device -> command.add(device.resolve("certificate.pem").toString()));
        Judge.require("openssl");
        assertThat(Judge.runIn(folder, command).accepted().output().lines().filter(line -> line.endsWith(": OK"))).hasSize(LAB);
        for (var device : devices) {
            assertThat(device.resolve("private-key.pem")).content().startsWith("-----BEGIN PRIVATE KEY-----").endsWith("-----END PRIVATE KEY-----\n");
        }
        var key = devices.getLast().resolve("private-key.pem").toString();
        var certificate = devices.getLast().resolve("certificate.pem").toString();
        assertThat(Judge.run("openssl", "pkey", "-in", key, "-pubout").accepted().output())
                .isEqualTo(Judge.run("openssl", "x509", "-in", certificate, "-noout", "-pubkey").accepted().output());
    }

    private static List<Path> devices(Path target) throws IOException {
        try (var all = Files.list(target)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    /// Does something once so many certificates are complete.
    private static Progress after(int certificates, Runnable disaster) {
        return new Progress() {
            private long done;
            private boolean struck;

            @Override public void expect(long total) {}

            @Override public void advance(long more) {
                done += more;
                if (done >= certificates && !struck) {
                    struck = true;
                    disaster.run();
                }
            }

            @Override public void checkCancelled() {}
        };
    }

    @Test void aStickThatIsPulledOutHasWholeDevicesOnlyAndTheRestFollows() throws Exception {
        try (var stick = Stick.of(folder, 32 << 10)) {
            var order = onto(stick.mount());
            assertThatThrownBy(() -> lab.office.exports().run(order, after(SOME, stick::pull))).isInstanceOf(FileFailure.DriveGone.class);
            stick.plugInAgain();
            assertWholeDevices(order, SOME);
            lab.office.exports().run(order, Existing.KEEP, Progress.NONE);
            stick.plugInAgain();
            assertWhole(order);
            assertNothingElse(order);
        }
    }

    /// Each device with its key has everything; one that was cut off has no file under its final name that is not whole.
    private static void assertWholeDevices(ExportOrder order, int least) throws IOException {
        long whole = 0;
        for (var device : devices(order.target())) {
            for (var name : List.of("certificate.pem", "chain.pem", "ca.pem", "private-key.pem")) {
                var file = device.resolve(name);
                assertThat(!Files.exists(file) || Files.readString(file).endsWith("-----\n")).as(file.toString()).isTrue();
            }
            whole += Files.exists(device.resolve("private-key.pem")) ? 1 : 0;
        }
        assertThat(whole).isBetween((long) least, LAB - 1L);
    }

    private static void assertNothingElse(ExportOrder order) throws IOException {
        try (var all = Files.walk(order.target())) {
            assertThat(all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).distinct())
                    .containsExactlyInAnyOrder("certificate.pem", "chain.pem", "ca.pem", "private-key.pem");
        }
    }

    @Test void aDriveThatFillsUpHasWholeDevicesOnlyAndTheRestFollows() throws Exception {
        try (var disk = Disk.of(folder, "24m")) {
            var order = onto(disk.mount());
            var filler = disk.mount().resolve("film.bin");
            assertThatThrownBy(() -> lab.office.exports().run(order, after(SOME, () -> fill(filler)))).isInstanceOf(FileFailure.DiskFull.class);
            assertWholeDevices(order, SOME);
            Files.delete(filler);
            lab.office.exports().run(order, Existing.KEEP, Progress.NONE);
            assertWhole(order);
            assertNothingElse(order);
        }
    }

    /// Until there is no room for a single octet more.
    private static void fill(Path file) {
        try (var out = Files.newOutputStream(file)) {
            writeUntilFull(out);
        } catch (IOException full) {
            assertThat(file).exists();
        }
    }

    private static void writeUntilFull(OutputStream out) throws IOException {
        for (var piece = new byte[64 << 10]; ; ) {
            out.write(piece);
        }
    }

    @Test void aKeyOfAnotherCertificateIsFoundOutOnTheStick() throws Exception {
        try (var stick = Stick.of(folder, 32 << 10)) {
            var order = onto(stick.mount());
            lab.office.exports().run(order, Progress.NONE);
            var devices = devices(order.target());
            var one = lab.office.certificates().rows(lab.office.certificates().ids(CertificateQuery.ALL)).stream()
                    .filter(certificate -> certificate.label().equals(devices.getFirst().getFileName().toString())).findFirst().orElseThrow();
            var paths = Stream.of("certificate.pem", "chain.pem", "ca.pem", "private-key.pem")
                    .map(name -> devices.getFirst().getFileName() + "/" + name).toList();
            var check = new MediumCheck(order.target(), new char[0]);
            check.check(one, paths);
            exchange(devices.get(1), devices.getFirst(), "private-key.pem");
            assertThatThrownBy(() -> check.check(one, paths)).isInstanceOf(FileFailure.ReadBackDiffers.class);
        }
    }

    private static void exchange(Path from, Path to, String name) {
        try {
            Files.write(to.resolve(name), Files.readAllBytes(from.resolve(name)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Test void protectedKeysAndKeyStoresAreLookedIntoAsWell() throws Exception {
        certificates = certificates.subList(0, 3);
        for (var form : List.of(ExportOrder.Form.PEM_FOLDER, ExportOrder.Form.PEM_BUNDLE, ExportOrder.Form.PKCS12)) {
            var place = Files.createDirectory(folder.resolve(form.name()));
            var order = new ExportOrder(certificates, form, place, "a good passphrase".toCharArray());
            assertThat(lab.office.exports().run(order, Progress.NONE).certificates()).isEqualTo(3);
        }
        var key = devices(folder.resolve("PEM_FOLDER")).stream().map(device -> device.resolve("private-key.pem")).toList();
        exchange(key.get(1).getParent(), key.getFirst().getParent(), "private-key.pem");
        var one = lab.office.certificates().rows(lab.office.certificates().ids(CertificateQuery.ALL)).stream().filter(certificate ->
                certificate.label().equals(key.getFirst().getParent().getFileName().toString())).findFirst().orElseThrow();
        var check = new MediumCheck(key.getFirst().getParent(), "a good passphrase".toCharArray());
        assertThatThrownBy(() -> check.check(one, List.of("certificate.pem", "private-key.pem"))).isInstanceOf(FileFailure.ReadBackDiffers.class);
    }

    @Test void aChainThatLacksALinkOrBelongsToAnotherIsFoundOut() throws Exception {
        certificates = certificates.subList(0, 2);
        var order = new ExportOrder(certificates, ExportOrder.Form.PEM_BUNDLE, folder, new char[0]);
        var files = lab.office.exports().run(order, Progress.NONE).files();
        var one = lab.office.certificates().one(certificates.getFirst());
        var own = files.stream().filter(file -> file.getFileName().toString().startsWith(one.label())).findFirst().orElseThrow();
        var other = files.stream().filter(file -> !file.equals(own)).findFirst().orElseThrow();
        var check = new MediumCheck(folder, new char[0]);
        check.check(one, List.of(own.getFileName().toString()));
        assertThatThrownBy(() -> check.check(one, List.of(other.getFileName().toString()))).isInstanceOf(FileFailure.ReadBackDiffers.class);
        assertThatThrownBy(() -> check.check(one, List.of("gone.pem"))).isInstanceOf(FileFailure.DriveGone.class);
    }
}
