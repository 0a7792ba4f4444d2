package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.CaFolder;
import dev.chancery.LabData;
import dev.chancery.TestOffice;
import dev.chancery.XcaLab;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.engine.ImportReport.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveInTest {

    @TempDir Path folder;
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private ImportReport moveIn(Path place, String... passphrases) {
        var imports = lab.office.imports();
        try (var holdings = imports.read(List.of(place), Progress.NONE);
                var prospect = imports.examine(holdings, Arrays.stream(passphrases).map(String::toCharArray).toList(), Progress.NONE)) {
            return imports.take(prospect, Set.of(), Map.of(), Progress.NONE);
        }
    }

    private Path other() throws IOException {
        return Files.createDirectory(folder.resolve("other"));
    }

    private List<Certificate> certificates() {
        return lab.office.certificates().rows(lab.office.certificates().ids(CertificateQuery.ALL));
    }

    private void comesInComplete(Path database) {
        lab.clock.advance(Duration.ofHours(1));
        var report = moveIn(database, XcaLab.PASSPHRASE);
        assertThat(report.certificates()).isEqualTo(7);
        assertThat(report.keys()).isEqualTo(4);
        assertThat(report.requests()).isEqualTo(1);
        assertThat(report.of(Fate.REFUSED) + report.of(Fate.LOCKED)).isZero();
        var root = authority(XcaLab.ROOT);
        assertThat(authority(XcaLab.INTERMEDIATE).parent()).contains(root.id());
        assertThat(lab.office.requests().all()).hasSize(1);
        assertThat(moveIn(database, XcaLab.PASSPHRASE).changed()).isFalse();
        assertThat(certificates()).hasSize(7);
    }

    private Authority authority(String name) {
        return lab.office.authorities().all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    @Test void aDatabaseOfXcaComesInComplete() throws IOException {
        comesInComplete(XcaLab.make(other()));
    }

    @Test void theDatabaseOfTheLabComesInComplete() {
        comesInComplete(LabData.file("xca/lab.xdb"));
    }

    @Test void withoutItsPassphraseTheCertificatesComeInAndTheKeysWait() throws IOException {
        var database = XcaLab.make(other());
        var report = moveIn(database);
        assertThat(report.certificates()).isEqualTo(7);
        assertThat(report.of(Fate.LOCKED)).isEqualTo(4);
        assertThat(moveIn(database, XcaLab.PASSPHRASE).keys()).isEqualTo(4);
        assertThat(authority(XcaLab.ROOT).certificate().hasKey()).isTrue();
    }

    @Test void aFolderOfOpenSslComesInWithItsRevocations() throws IOException {
        var place = CaFolder.openssl(other());
        lab.clock.advance(Duration.ofHours(1));
        var report = moveIn(place);
        assertThat(report.authorities()).isOne();
        var reasons = certificates().stream().filter(one -> one.revoked().isPresent()).collect(Collectors.toMap(
                Certificate::label, one -> one.revoked().map(Revocation::reason).orElseThrow()));
        assertThat(reasons).containsEntry("press-2", Reason.KEY_COMPROMISE).containsEntry("press-3", Reason.CERTIFICATE_HOLD)
                .containsEntry("press-4", Reason.SUPERSEDED).containsEntry("press-5", Reason.UNSPECIFIED).hasSize(4);
        assertThat(certificates()).hasSize(7);
        assertThat(moveIn(place).changed()).isFalse();
    }
}
