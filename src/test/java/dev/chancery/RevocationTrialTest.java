package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.ProbeProtocol;
import dev.chancery.domain.ProbeReport;
import dev.chancery.domain.ProbeTarget;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.RevocationTrial;
import dev.chancery.domain.RevocationTrial.Outcome;
import dev.chancery.domain.Sighting;
import dev.chancery.domain.TlsAlert;
import dev.chancery.engine.Caller;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Sacrifice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether real servers turn a revoked certificate away.
class RevocationTrialTest {

    @TempDir Path folder;
    private ProbeLab lab;
    private Sacrifice sacrifice;
    private Path list;

    @BeforeEach void prepare() throws Exception {
        lab = new ProbeLab(folder);
        list = lab.publishList();
        sacrifice = lab.lab.office.connectionTests().sacrifice(lab.issuing.id());
    }

    @AfterEach void close() {
        lab.close();
    }

    private RevocationTrial trial(ProbeProtocol protocol) {
        return lab.lab.office.connectionTests().trial(lab.call(protocol, new Caller.Stored(lab.device.id())), sacrifice.certificate().id(),
                _ -> {}, Progress.NONE);
    }

    @Test void whatIsSacrificedIsRevokedAndOnTheList() {
        assertThat(sacrifice.certificate().revoked()).isPresent();
        assertThat(sacrifice.publications()).singleElement().isInstanceOf(Publication.Published.class);
        assertThat(lab.lab.office.connectionTests().revoked()).containsExactly(sacrifice.certificate());
        assertThat(lab.lab.office.connectionTests().usable()).contains(lab.device).doesNotContain(sacrifice.certificate(), lab.root.certificate());
        assertThat(Judge.run("openssl", "crl", "-in", list.toString(), "-noout", "-text").accepted().output().toUpperCase(Locale.ROOT))
                .contains(sacrifice.certificate().serial().hex().toUpperCase(Locale.ROOT));
    }

    @Test void aBrokerThatReadsTheListPasses() throws Exception {
        try (var _ = lab.mosquitto("require_certificate true", "use_identity_as_username true", "crlfile " + list)) {
            assertThat(trial(ProbeProtocol.MQTT_5).outcome()).isEqualTo(Outcome.REFUSED);
        }
    }

    @Test void aBrokerThatReadsNoListIsFoundOut() throws Exception {
        try (var _ = lab.mosquitto("require_certificate true", "use_identity_as_username true")) {
            assertThat(trial(ProbeProtocol.MQTT_3_1_1).outcome()).isEqualTo(Outcome.LET_IN);
        }
    }

    @Test void aBrokerThatAsksNobodyIsFoundOut() throws Exception {
        try (var _ = lab.mosquitto("allow_anonymous true")) {
            assertThat(trial(ProbeProtocol.MQTT_5).outcome()).isEqualTo(Outcome.NOT_ASKED);
        }
    }

    @Test void aServerThatTurnsEverybodyAwayProvesNothing() throws Exception {
        var others = folder.resolve("others");
        Judge.run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=others", "-days", "3",
                "-keyout", others + ".key", "-out", others + ".pem").accepted();
        try (var _ = lab.openssl("-Verify", "3", "-verify_return_error", "-CAfile", others + ".pem")) {
            assertThat(trial(ProbeProtocol.TLS).outcome()).isEqualTo(Outcome.GOOD_REFUSED);
        }
    }

    @Test void aRevokedCertificateThatIsRefusedForAnotherReasonProvesNothing() {
        var asked = new Sighting.Asked(List.of(), Sighting.Asked.Ours.NOBODY_NAMED, List.of());
        var good = report(new Sighting.ClientAccepted(asked));
        for (var alert : List.of(TlsAlert.CERTIFICATE_EXPIRED, TlsAlert.UNKNOWN_CA)) {
            assertThat(new RevocationTrial(good, report(new Sighting.ClientRefused(asked, true, Optional.of(alert)))).outcome())
                    .isEqualTo(Outcome.REFUSED_OTHERWISE);
        }
        assertThat(new RevocationTrial(good, report(new Sighting.ClientRefused(asked, true, Optional.empty()))).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(new RevocationTrial(good, report(new Sighting.NoWord(asked))).outcome()).isEqualTo(Outcome.UNREACHED);
    }

    private ProbeReport report(Sighting one) {
        return new ProbeReport(lab.target(ProbeProtocol.TLS, ProbeTarget.Login.NONE).address(), ProbeProtocol.TLS, List.of(one));
    }

    @Test void whereNothingListensNothingIsShown() {
        assertThat(trial(ProbeProtocol.MQTT_5).outcome()).isEqualTo(Outcome.UNREACHED);
    }

    @Test void nginxIsTried() throws Exception {
        var rootList = folder.resolve("root.pem");
        lab.lab.office.revocationLists().change(lab.root.id(), new RevocationListSettings(24, rootList.toString(), "", false, false));
        var both = Files.writeString(folder.resolve("both.pem"), Files.readString(list) + Files.readString(rootList));
        try (var _ = lab.nginx("ssl_client_certificate " + lab.server.resolve("ca.pem") + ";", "ssl_verify_client on;", "ssl_verify_depth 2;",
                "ssl_crl " + both + ";")) {
            assertThat(trial(ProbeProtocol.HTTPS).outcome()).isEqualTo(Outcome.REFUSED);
        }
    }
}
