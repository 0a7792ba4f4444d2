package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.chancery.CaFolder;
import dev.chancery.Judge;
import dev.chancery.LabData;
import dev.chancery.TestOffice;
import dev.chancery.XcaLab;
import dev.chancery.XcaWriter;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.Holdings.Why;
import dev.chancery.domain.Objection;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Status;
import dev.chancery.engine.ImportReport.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole stores of other programs, from their files to what is in the lab's store afterwards.
class MoveInTest {

    private static final Pattern NUMBER = Pattern.compile("X509v3 CRL Number:\\s+(\\d+)");

    @TempDir Path folder;
    private Path foreign;
    private TestOffice lab;

    @BeforeEach void open() throws IOException {
        foreign = Files.createDirectory(folder.resolve("foreign"));
        lab = TestOffice.in(Files.createDirectory(folder.resolve("office")));
    }

    @AfterEach void close() {
        lab.close();
    }

    @Test void anXcaDatabaseComesInCompleteAndOnce() {
        requireLabOf(XcaLab.make(foreign));
    }

    @Test void soDoesTheOneThatXcaItselfHasWritten() {
        requireLabOf(LabData.file("xca/lab.xdb"));
    }

    private void requireLabOf(Path file) {
        var report = take(file, XcaLab.PASSPHRASE);
        assertThat(List.of(report.authorities(), report.certificates(), report.keys(), report.requests(), report.revocations()))
                .containsExactly(2L, 7L, 4L, 1L, 0L);
        assertThat(report.lines()).extracting(ImportReport.Line::fate).containsOnly(Fate.CAME_IN);
        requireLab();
        var audit = lab.office.audit().recent(1_000);
        var again = take(file, XcaLab.PASSPHRASE);
        assertThat(again.changed()).isFalse();
        assertThat(again.lines()).extracting(ImportReport.Line::fate).containsOnly(Fate.WAS_HERE);
        assertThat(lab.office.audit().recent(1_000)).isEqualTo(audit);
        requireLab();
    }

    private void requireLab() {
        var root = authority(XcaLab.ROOT);
        var intermediate = authority(XcaLab.INTERMEDIATE);
        assertThat(lab.office.authorities().all()).hasSize(2);
        assertThat(root.parent()).isEmpty();
        assertThat(intermediate.parent()).contains(root.id());
        assertThat(List.of(root, intermediate)).allMatch(authority -> authority.certificate().hasKey());
        assertThat(certificates()).filteredOn(one -> one.issuer().equals(intermediate.id()))
                .extracting(Certificate::label, Certificate::hasKey).containsExactlyInAnyOrder(tuple("bench-device-1", true),
                        tuple("bench-device-2", true), tuple("bench-device-3", false), tuple("bench-device-4", false),
                        tuple("bench-device-5", false));
        assertThat(certificates()).hasSize(7);
        assertThat(lab.office.requests().all()).extracting(FiledRequest::label).containsExactly("bench-device-5");
    }

    @Test void withoutThePassphraseItsKeysStayOutAndComeLater() {
        var file = XcaLab.make(foreign);
        var report = take(file, "wrong");
        assertThat(report.certificates()).isEqualTo(7);
        assertThat(report.of(Fate.LOCKED)).isEqualTo(4);
        assertThat(take(file, XcaLab.PASSPHRASE).keys()).isEqualTo(4);
        requireLab();
    }

    @Test void whatXcaHasRevokedIsRevokedAndTheNextListHasAHigherNumber() {
        var file = XcaLab.make(foreign);
        try (var writer = XcaWriter.on(file)) {
            writer.sql("UPDATE authority SET crlNo = 41 WHERE item = 3");
            writer.sql("INSERT INTO revocations (caId, serial, date, reasonBit) VALUES (3, ?, '20261105080910Z', 4)", serial("d2"));
            writer.sql("INSERT INTO revocations (caId, serial, date, reasonBit) VALUES (3, '0BADCAFE', '20261105080910Z', 1)");
        }
        assertThat(take(file, XcaLab.PASSPHRASE).revocations()).isEqualTo(2);
        assertThat(certificate("bench-device-2").revoked().orElseThrow().reason()).isEqualTo(Reason.SUPERSEDED);
        assertThat(certificate("bench-device-1").revoked()).isEmpty();
        var list = listOf(authority(XcaLab.INTERMEDIATE));
        assertThat(list).contains("Serial Number: 0BADCAFE", "Serial Number: " + serial("d2"));
        assertThat(number(list)).isGreaterThan(41);
        assertThat(take(file, XcaLab.PASSPHRASE).changed()).isFalse();
    }

    @Test void anAuthorityThatXcaHasRenewedComesInWithBothCertificatesAndAllThatIsNotedForEither() throws IOException {
        var file = XcaLab.make(foreign);
        for (var command : List.of("req -x509 -config lab.cnf -nodes -key int.key -extensions ca -CA root.pem -CAkey root.key -days 900"
                + " -subj /C=DE/O=Lab/CN=" + XcaLab.INTERMEDIATE.replace(' ', '_') + " -out int2.pem", "x509 -in int2.pem -outform DER -out int2.cer")) {
            var words = Stream.concat(Stream.of("openssl"), Stream.of(command.split(" ")).map(word -> word.replace('_', ' '))).toList();
            Judge.runIn(foreign, words).accepted();
        }
        try (var writer = XcaWriter.on(file)) {
            writer.sql("INSERT INTO items (id, name, type, date) VALUES (90, 'renewed', 3, '20261120120000Z')");
            writer.sql("INSERT INTO certs (item, issuer, cert) VALUES (90, 1, ?)",
                    Base64.getEncoder().encodeToString(Files.readAllBytes(foreign.resolve("int2.cer"))));
            writer.sql("UPDATE authority SET crlNo = 41 WHERE item = 3");
            writer.authority(90, 50);
            writer.sql("INSERT INTO revocations (caId, serial, date, reasonBit) VALUES (3, ?, '20261105080910Z', 4)", serial("d2"));
            writer.sql("INSERT INTO revocations (caId, serial, date, reasonBit) VALUES (90, ?, '20261105080910Z', 4)", serial("d1"));
        }
        lab.clock.advance(Duration.ofMinutes(5));
        var report = take(file, XcaLab.PASSPHRASE);
        assertThat(List.of(report.authorities(), report.certificates(), report.keys(), report.revocations())).containsExactly(2L, 8L, 4L, 2L);
        var intermediate = authority("renewed");
        assertThat(intermediate.certificate().hasKey()).isTrue();
        assertThat(lab.office.certificates().pem(intermediate.certificate())).isEqualTo(Files.readString(foreign.resolve("int2.pem")));
        assertThat(certificates()).filteredOn(one -> one.label().startsWith("bench")).allMatch(one -> one.issuer().equals(intermediate.id()));
        assertThat(number(listOf(intermediate))).isGreaterThan(50);
        assertThat(take(file, XcaLab.PASSPHRASE).changed()).isFalse();
    }

    private String serial(String file) {
        var said = Judge.run("openssl", "x509", "-in", foreign.resolve(file + ".pem").toString(), "-noout", "-serial").accepted().output();
        return said.strip().substring("serial=".length());
    }

    @Test void anEasyRsaFolderComesInWithItsStatesAndReasons() {
        CaFolder.easyRsa(foreign);
        var report = take(foreign, "");
        assertThat(List.of(report.authorities(), report.certificates(), report.keys(), report.requests(), report.revocations()))
                .containsExactly(1L, 7L, 7L, 6L, 4L);
        assertThat(report.lines()).filteredOn(line -> line.fate() == Fate.REFUSED).extracting(line -> line.item().objections())
                .containsExactly(List.of(new Objection.LeftOut(Why.OTHER)));
        requireStates();
        var list = listOf(authority("Bench CA"));
        assertThat(list.split("Serial Number: ")).hasSize(5);
        assertThat(number(list)).isGreaterThan(1);
        assertThat(take(foreign, "").changed()).isFalse();
        requireStates();
    }

    @Test void soDoesAFolderOfOpenSsl() {
        CaFolder.openssl(foreign);
        var report = take(foreign, "");
        assertThat(List.of(report.certificates(), report.keys(), report.requests(), report.revocations())).containsExactly(7L, 7L, 6L, 4L);
        requireStates();
        assertThat(take(foreign, "").changed()).isFalse();
    }

    private void requireStates() {
        var now = lab.clock.instant().plus(Duration.ofHours(1));
        assertThat(certificates()).filteredOn(one -> one.label().startsWith("press-"))
                .extracting(Certificate::label, one -> one.status(now), one -> one.revoked().map(revocation -> revocation.reason()))
                .containsExactlyInAnyOrder(tuple("press-1", Status.ACTIVE, Optional.empty()),
                        tuple("press-2", Status.REVOKED, Optional.of(Reason.KEY_COMPROMISE)),
                        tuple("press-3", Status.ON_HOLD, Optional.of(Reason.CERTIFICATE_HOLD)),
                        tuple("press-4", Status.REVOKED, Optional.of(Reason.SUPERSEDED)),
                        tuple("press-5", Status.REVOKED, Optional.of(Reason.UNSPECIFIED)),
                        tuple("press-6", Status.EXPIRED, Optional.empty()));
    }

    private ImportReport take(Path path, String passphrase) {
        try (var holdings = lab.office.imports().read(List.of(path), Progress.NONE);
                var prospect = lab.office.imports().examine(holdings, List.of(passphrase.toCharArray()), Progress.NONE)) {
            return lab.office.imports().take(prospect, Set.of(), Map.of(), Progress.NONE);
        }
    }

    /// As OpenSSL reads the next list.
    private String listOf(Authority authority) {
        var file = folder.resolve("list.pem");
        lab.office.revocationLists().save(authority.id(), file);
        return Judge.run("openssl", "crl", "-in", file.toString(), "-noout", "-text").accepted().output();
    }

    private static int number(String list) {
        var matcher = NUMBER.matcher(list);
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private Authority authority(String name) {
        return lab.office.authorities().all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private List<Certificate> certificates() {
        return lab.office.certificates().rows(lab.office.certificates().ids(CertificateQuery.ALL));
    }

    private Certificate certificate(String label) {
        return certificates().stream().filter(one -> one.label().equals(label)).findFirst().orElseThrow();
    }
}
