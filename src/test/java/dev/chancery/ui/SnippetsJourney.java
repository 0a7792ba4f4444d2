package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Snippet;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// From an export, and from a certificate, to the lines that other programs need.
class SnippetsJourney extends Journey {

    @TempDir Path folder;
    private TestOffice lab;
    private IssueDesk desk;
    private Path stick;
    private List<CertificateId> devices;
    private CertificateId broker;

    @BeforeEach void openStore() throws IOException {
        lab = TestOffice.in(folder);
        var issuing = lab.intermediate("Lab Issuing CA 1", lab.root("Lab Root CA", KeySpec.EC_P256), KeySpec.EC_P256);
        lab.office.revocationLists().change(issuing.id(),
                new RevocationListSettings(24, folder.resolve("crl.pem").toString(), "", false, false));
        devices = Stream.of("press-001", "press-002").map(name -> lab.office.certificates().issue(
                Order.of(lab.thing(name), TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256))).id()).toList();
        broker = lab.office.certificates().issue(new Order(TestOffice.terms(issuing, Profile.SERVER, KeySpec.EC_P256),
                DistinguishedName.commonName("broker.lab").orRefuse(), List.of(new SubjectName.Dns("broker.lab")), Optional.empty())).id();
        stick = Files.createDirectories(folder.resolve("LABSTICK"));
        desk = new IssueDesk(lab, background, layers, folder.resolve("preferences"));
        desk.stick(stick);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void export(List<CertificateId> certificates) {
        onWindow(() -> {
            desk.export.open(certificates);
            return null;
        });
        until("ready", () -> !node("exportExport", Button.class).isDisabled());
    }

    private void finish() {
        clickOn("#exportExport");
        until("an end", () -> !node("exportDoneTitle", Label.class).getText().isEmpty());
    }

    private String lines() {
        return node("snippetText", TextArea.class).getText();
    }

    @SuppressWarnings("unchecked")
    private void choose(Snippet snippet) {
        var kinds = (ComboBox<Snippet>) node("snippetKind", ComboBox.class);
        onWindow(() -> {
            kinds.setValue(snippet);
            return null;
        });
    }

    private Path out() {
        return stick.resolve(lab.office.exports().proposedFolder().value());
    }

    @Test void anExportEndsWithTheLinesForAProgramAndPutsThemBesideTheFiles() {
        export(devices);
        finish();
        snapshots("snippets-export-done");
        clickOn("#exportUse");
        until("the lines", () -> lines().contains("mosquitto_pub"));
        assertThat(lines()).contains(out().resolve("press-001/ca.pem").toString());
        snapshots("snippets-device");
        clickOn("#snippetCopy");
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(lines());
        clickOn("#snippetSave");
        until("the file", () -> Files.exists(out().resolve("press-001/mosquitto-client.sh")));
        clickOn("#snippetSave");
        until("asked before it is replaced", () -> lookup("Replace mosquitto-client.sh?").tryQuery().isPresent());
    }

    @Test void aBrokerGetsItsListenerForTheFolderThatIsTyped() {
        onWindow(() -> {
            desk.snippets.open(broker);
            return null;
        });
        until("the lines", () -> lookup("#snippetText").tryQuery().isPresent() && lines().contains("listener 8883"));
        assertThat(lines()).contains("cafile /etc/mosquitto/certs/ca.pem", "crlfile " + folder.resolve("crl.pem"));
        snapshots("snippets-broker");
        onWindow(() -> {
            node("snippetFolder", TextField.class).setText("");
            node("snippetAddress", TextField.class).setText("no broker");
            return null;
        });
        assertThat(node("snippetCopy", Button.class).isDisabled()).isTrue();
        snapshots("snippets-wrong");
    }

    @Test void theSameInGerman() {
        language(Locale.GERMANY);
        onWindow(() -> {
            desk.snippets.open(broker);
            return null;
        });
        until("the lines", () -> lookup("#snippetText").tryQuery().isPresent() && lines().contains("listener 8883"));
        choose(Snippet.AMQTT);
        assertThat(lines()).contains("amqtt.contrib.cert.UserAuthCertPlugin").contains("uri_domain: \"broker.lab\"");
        snapshots("snippets-amqtt-de");
    }

    @Test void manyThingsLeaveInOneArrayOfJson() {
        export(devices);
        clickOn("#exportForCloud");
        clickOn("#exportMainflux");
        onWindow(() -> {
            lookup("#exportSharing").queryComboBox().getSelectionModel().select(1);
            return null;
        });
        until("ready", () -> !node("exportExport", Button.class).isDisabled());
        snapshots("snippets-export-json");
        finish();
        assertThat(new JsonMapper().readTree(out().resolve("certificates.json").toFile())).hasSize(2);
        assertThat(node("exportUse", Button.class).isVisible()).isFalse();
    }

    @Test void jsonInGerman() {
        language(Locale.GERMANY);
        export(devices);
        clickOn("#exportForCloud");
        clickOn("#exportSupermq");
        until("ready", () -> !node("exportExport", Button.class).isDisabled());
        snapshots("snippets-export-json-de");
    }
}
