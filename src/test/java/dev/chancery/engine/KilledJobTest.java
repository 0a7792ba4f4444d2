package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NamePattern;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.pki.RevocationListReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bulk job in a process that is killed again and again.
class KilledJobTest {

    private static final int THINGS = 4_000;
    private static final int KILLS = 4;
    private static final int OLD = 1_000;

    @TempDir Path folder;

    @Test void nothingThatWasAcknowledgedIsLostAndNoThingIsServedTwice() throws Exception {
        var stick = Files.createDirectory(folder.resolve("stick"));
        try (var lab = TestOffice.in(folder)) {
            var root = lab.root("Lab Root", KeySpec.EC_P256);
            var jobs = lab.office.bulkJobs();
            jobs.start(jobs.plan(new BulkWish(new BulkSource.OfPattern(NamePattern.of("press-{0001.." + THINGS + "}").orRefuse()),
                    TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256), Equipped.SKIP,
                    Optional.of(new BulkWish.Delivery(Form.PEM_BUNDLE, stick, false))), Progress.NONE));
            var acknowledged = new HashSet<String>();
            var random = new Random();
            for (int i = 0; i < KILLS; i++) {
                lab.office.close();
                acknowledged.addAll(killed(lab.file, 1 + random.nextInt(900), random.nextInt(300)));
                lab.reopen();
                assertThat(stored(lab.office)).containsAll(acknowledged);
            }
            assertThat(acknowledged).isNotEmpty();
            assertAllServedOnce(lab.office, stick);
        }
    }

    @Test void eachCertificateIsRotatedAndRevokedOnce() throws Exception {
        var list = folder.resolve("crl.pem");
        try (var lab = TestOffice.in(folder)) {
            var root = lab.root("Lab Root", KeySpec.EC_P256);
            lab.office.revocationLists().change(root.id(), new RevocationListSettings(24, list.toString(), "", false, false));
            lab.office.things().addAll(IntStream.range(0, OLD).mapToObj(i -> new NewThing(new ThingId("press-" + i), Thing.Description.NONE)).toList(),
                    "test", Progress.NONE);
            var jobs = lab.office.bulkJobs();
            var issued = jobs.start(jobs.plan(new BulkWish(new BulkSource.OfThings(lab.office.things().numbers(ThingQuery.ALL)),
                    TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256), Equipped.SKIP, Optional.empty()), Progress.NONE)).id();
            jobs.run(issued, new char[0], Progress.NONE, Acknowledgement.NONE);
            var old = jobs.certificates(issued);
            var job = jobs.replacements().start(old, new ReplacementWish.Rotate(Optional.empty(), Optional.empty(), new Handover.AtOnce()));
            var acknowledged = new HashSet<String>();
            var random = new Random();
            for (int i = 0; i < KILLS; i++) {
                lab.office.close();
                acknowledged.addAll(killed(lab.file, 1 + random.nextInt(200), random.nextInt(100)));
                lab.reopen();
                assertThat(stored(lab.office)).containsAll(acknowledged);
            }
            for (var open : lab.office.bulkJobs().open()) {
                lab.office.bulkJobs().run(open.id(), new char[0], Progress.NONE, Acknowledgement.NONE);
            }
            assertThat(acknowledged).isNotEmpty();
            assertThat(lab.office.bulkJobs().certificates(job)).hasSize(OLD).doesNotHaveDuplicates();
            assertThat(stored(lab.office)).hasSize(2 * OLD + 1).hasSize((int) lab.office.certificates().count());
            assertThat(lab.office.certificates().countByStatus().get(Status.REVOKED)).isEqualTo(OLD);
            assertThat(RevocationListReader.read(Files.readAllBytes(list)).count()).isEqualTo(OLD);
        }
    }

    private static Set<String> stored(Office office) {
        var found = new HashSet<String>();
        office.certificates().rows(office.certificates().ids(CertificateQuery.ALL)).stream().map(Certificate::serial)
                .map(SerialNumber::hex).forEach(found::add);
        return found;
    }

    private static void assertAllServedOnce(Office office, Path stick) throws Exception {
        for (var job : office.bulkJobs().open()) {
            office.bulkJobs().run(job.id(), new char[0], Progress.NONE, Acknowledgement.NONE);
        }
        var job = office.bulkJobs().recent(1).getFirst();
        assertThat(job.state()).isEqualTo(BulkState.DONE);
        assertThat(job.done()).isEqualTo(THINGS).isEqualTo(job.count().exported());
        assertThat(office.things().count()).isEqualTo(THINGS);
        assertThat(stored(office)).hasSize(THINGS + 1).hasSize((int) office.certificates().count());
        try (var files = Files.list(job.target().orElseThrow().place())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("press-"))).hasSize(THINGS);
        }
    }

    /// What a process had acknowledged when it was killed: a while after so many of them, or when it was done.
    private static List<String> killed(Path store, int least, int pause) throws Exception {
        var said = Files.createTempFile(store.getParent(), "said", ".txt");
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), BulkProcess.class.getName(),
                store.toString()).redirectOutput(said.toFile()).redirectErrorStream(true).start();
        while (process.isAlive() && acknowledged(said).size() < least) {
            Thread.sleep(5);
        }
        Thread.sleep(pause);
        process.destroyForcibly().waitFor();
        return acknowledged(said);
    }

    /// A line that the kill cut off does not count.
    private static List<String> acknowledged(Path said) throws Exception {
        var text = Files.readString(said);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().filter(line -> line.startsWith("ACK ")).map(line -> line.substring(4)).toList();
    }
}
