package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FileKind;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Layout;
import dev.chancery.domain.Layout.Sharing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.engine.ExportOrder.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// All of an export in one archive.
class ArchiveExportTest {

    private static final int MANY = 20;

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Path out;

    @BeforeEach void open() throws IOException {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        out = Files.createDirectory(folder.resolve("out"));
    }

    @AfterEach void close() {
        lab.close();
    }

    private List<CertificateId> many(int count) {
        return IntStream.range(0, count).mapToObj(number -> device("press-%03d".formatted(number)).id()).toList();
    }

    private Certificate device(String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), terms(root, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private ExportOrder order(Sharing sharing, List<CertificateId> certificates) {
        return new ExportOrder(certificates, Form.PEM_FOLDER.layout().in(sharing), out, Optional.empty(), new char[0], Keys.ALL, Optional.empty());
    }

    private String judge(String... command) {
        Judge.require(command[0]);
        return Judge.runIn(out, List.of(command)).accepted().output();
    }

    @Test void unzipAndPythonReadTheZip() throws Exception {
        var exported = lab.office.exports().run(order(Sharing.ZIP, many(MANY)), Progress.NONE);
        assertThat(exported.files()).containsExactly(out.resolve("certificates.zip"));
        assertThat(exported.certificates()).isEqualTo(MANY);
        assertThat(judge("unzip", "-t", "certificates.zip")).contains("No errors detected");
        assertThat(judge("python3", "-c", "import zipfile; z = zipfile.ZipFile('certificates.zip'); print(z.testzip(), len(z.namelist()))"))
                .isEqualTo("None " + 4 * MANY + "\n");
        judge("unzip", "-q", "certificates.zip", "press-007/*");
        assertThat(modes("press-007")).containsOnlyKeys("certificate.pem", "chain.pem", "ca.pem", "private-key.pem");
        modes("press-007").forEach((name, mode) -> assertThat(mode).as(name).isEqualTo(name.startsWith("private-key") ? "rw-------" : "rw-r--r--"));
        assertThat(judge("openssl", "pkey", "-in", "press-007/private-key.pem", "-pubout"))
                .isEqualTo(judge("openssl", "x509", "-in", "press-007/certificate.pem", "-noout", "-pubkey"));
        assertThat(Files.getPosixFilePermissions(out.resolve("certificates.zip"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private Map<String, String> modes(String folder) throws IOException {
        try (var files = Files.list(out.resolve(folder))) {
            var modes = new HashMap<String, String>();
            for (var file : files.toList()) {
                modes.put(file.getFileName().toString(), PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            return modes;
        }
    }

    @Test void tarReadsTheTarWithTheKeysForTheirOwnerAlone() {
        lab.office.exports().run(order(Sharing.TAR, many(MANY)), Progress.NONE);
        assertThat(judge("tar", "--utc", "-tvf", "certificates.tar").lines()).hasSize(4 * MANY)
                .filteredOn(line -> line.contains("private-key")).hasSize(MANY).allMatch(line -> line.startsWith("-rw-------"));
        judge("tar", "-xf", "certificates.tar");
        assertThat(judge("openssl", "pkey", "-in", "press-007/private-key.pem", "-pubout"))
                .isEqualTo(judge("openssl", "x509", "-in", "press-007/certificate.pem", "-noout", "-pubkey"));
    }

    @Test void tarFindsNamesThatAreTooLongForItsHeader() {
        var name = "x".repeat(64);
        var layout = new Layout("own", List.of(new Layout.File(
                FileKind.CERTIFICATE_PEM, "Prüfstände/{thing}/{thing}/{thing}.pem")), Sharing.TAR);
        lab.office.exports().run(new ExportOrder(List.of(device(name).id()), layout, out, Optional.empty(), new char[0], Keys.ALL, Optional.empty()), Progress.NONE);
        judge("tar", "-xf", "certificates.tar");
        assertThat(out.resolve("Prüfstände").resolve(name).resolve(name).resolve(name + ".pem")).isNotEmptyFile();
    }

    @ParameterizedTest @EnumSource(names = {"ZIP", "TAR"})
    void theSameExportIsTheSameArchiveAlsoLater(Sharing sharing) throws Exception {
        var ids = many(3);
        var file = lab.office.exports().run(order(sharing, ids), Progress.NONE).files().getFirst();
        var first = Files.readAllBytes(file);
        lab.clock.advance(Duration.ofDays(40));
        lab.office.exports().run(order(sharing, ids), Exports.Existing.REPLACE, Progress.NONE);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThatThrownBy(() -> lab.office.exports().run(order(sharing, ids), Progress.NONE)).isInstanceOf(FileFailure.AlreadyExists.class);
    }

    @Test void anArchiveThatIsCutOffLeavesNoFileAndItsKeysCountAsLeftUntilItIsFinishedThere() throws Exception {
        var authorities = lab.office.authorities();
        authorities.changePolicy(root.id(), authorities.policy(root.id()).withKeysLeavingOnce(true));
        var ids = many(3);
        assertThatThrownBy(() -> lab.office.exports().run(order(Sharing.ZIP, ids), new Stopping(2))).isInstanceOf(CancellationException.class);
        try (var left = Files.list(out)) {
            assertThat(left.map(path -> path.getFileName().toString())).allMatch(name -> name.startsWith("unfinished-")).hasSize(1);
        }
        assertThat(lab.office.exports().departure(lab.office.certificates().rows(new long[] {ids.getFirst().value()}).getFirst())).map(KeyDeparture::state)
                .contains(KeyDeparture.State.UNCERTAIN);
        lab.office.exports().run(order(Sharing.ZIP, ids), Progress.NONE);
        assertThat(judge("unzip", "-t", "certificates.zip")).contains("No errors detected");
        assertThat(out).isDirectoryNotContaining("glob:**unfinished-*");
        assertThatThrownBy(() -> lab.office.exports().run(order(Sharing.TAR, ids), Progress.NONE)).isInstanceOf(KeyFailure.AlreadyDownloaded.class);
    }

    private static final class Stopping implements Progress {
        private int left;

        Stopping(int left) {
            this.left = left;
        }

        @Override public void expect(long total) {}

        @Override public void advance(long done) {
            left -= (int) done;
        }

        @Override public void checkCancelled() {
            if (left <= 0) {
                throw new CancellationException();
            }
        }
    }
}
