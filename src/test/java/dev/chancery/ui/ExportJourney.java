package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Wish;
import dev.chancery.engine.Order;
import dev.chancery.pki.Keys;
import dev.chancery.pki.SigningRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportJourney extends Journey {

    private static final String PASSPHRASE = "stick passphrase";

    @TempDir Path folder;

    private TestOffice lab;
    private IssueDesk desk;
    private Path stick;
    private List<CertificateId> certificates;

    @BeforeEach void openStore() throws IOException {
        lab = TestOffice.in(folder);
        var issuing = lab.intermediate("Lab Issuing CA 1", lab.root("Lab Root CA", KeySpec.EC_P256), KeySpec.EC_P256);
        certificates = Stream.of("press-001", "press-002", "oven-7", "a-gateway-with-a-rather-long-name-in-hall-3")
                .map(name -> lab.office.certificates().issue(
                        Order.of(lab.thing(name), TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256))).id()).toList();
        stick = Files.createDirectories(folder.resolve("LABSTICK"));
        desk = new IssueDesk(lab, background, layers, folder.resolve("preferences"));
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open() {
        onWindow(() -> {
            desk.export.open(certificates);
            return null;
        });
    }

    private Path out() {
        return stick.resolve(lab.office.exports().proposedFolder().value());
    }

    private Button export() {
        return node("exportExport", Button.class);
    }

    private String text(String id) {
        return onWindow(() -> node(id, Label.class).getText());
    }

    private void untilDone() {
        until("an end", () -> !node("exportDoneTitle", Label.class).getText().isEmpty());
    }

    private void type(String id, String words) {
        onWindow(() -> {
            lookup("#" + id).queryAs(TextInputControl.class).setText(words);
            return null;
        });
    }

    @Test void oneClickPutsEverythingOnTheStick() {
        desk.stick(stick);
        open();
        until("ready", () -> !export().isDisabled());
        snapshots("export");
        assertThat(text("exportOpen")).contains("without a passphrase");
        clickOn("#exportExport");
        untilDone();
        assertThat(text("exportDoneText")).contains("4 certificates");
        assertThat(out().resolve("press-002")).isDirectoryContaining("glob:**certificate.pem");
        clickOn("#exportOpenFolder");
        assertThat(desk.files.revealed()).containsExactly(out());
    }

    @Test void aCertificateWhoseKeyIsOnItsDeviceLeavesWithoutOne() {
        certificates = List.of(signedForAKeyElsewhere("sensor-4"));
        desk.stick(stick);
        open();
        until("known to have no key", () -> node("exportNoKeys", Label.class).isVisible());
        until("ready", () -> !export().isDisabled());
        assertThat(node("exportPkcs12", ChoiceCard.class).isVisible()).isFalse();
        snapshots("export-no-keys");
        clickOn("#exportExport");
        untilDone();
        assertThat(out().resolve("sensor-4")).isDirectoryNotContaining("glob:**private-key.pem")
                .isDirectoryContaining("glob:**chain.pem");
    }

    private CertificateId signedForAKeyElsewhere(String name) {
        var subject = DistinguishedName.commonName(name).orRefuse();
        var der = SigningRequest.write(new Wish(subject, List.of(), KeySpec.EC_P256, Profile.DEVICE),
                Keys.generate(KeySpec.EC_P256, new SecureRandom()));
        lab.office.requests().intake().take(der);
        var issuer = lab.office.authorities().all().getFirst();
        return lab.office.requests().sign(lab.office.requests().all().getFirst().id(), new Order(
                TestOffice.terms(issuer, Profile.DEVICE, KeySpec.EC_P256), subject, List.of(), Optional.empty())).id();
    }

    @Test void aStickThatIsPluggedInLaterAppearsByItself() {
        open();
        until("nothing", () -> lookup("#exportPlaces").tryQuery().isPresent());
        snapshots("export-nowhere");
        assertThat(export().isDisabled()).isTrue();
        desk.stick(stick);
        until("ready", () -> !export().isDisabled());
        desk.drives.clear();
        until("missed", () -> node("exportLost", Label.class).isVisible());
        snapshots("export-lost");
    }

    @Test void filesThatAreThereAreAskedAbout() {
        desk.stick(stick);
        onWindow(() -> {
            desk.export.run(certificates.subList(0, 2), stick);
            return null;
        });
        untilDone();
        push(KeyCode.ESCAPE);
        open();
        until("asked", () -> lookup("#exportConflict").tryQuery().filter(node -> node.isVisible()).isPresent());
        assertThat(export().isDisabled()).isTrue();
        snapshots("export-conflict");
        clickOn("#exportKeep");
        until("ready", () -> !export().isDisabled());
        clickOn("#exportExport");
        untilDone();
        assertThat(out().resolve("oven-7/certificate.pem")).exists();
    }

    @Test void aPkcs12UnderItsPassphraseIsReadByOpenssl() {
        desk.files.next(stick);
        open();
        clickOn("#exportPkcs12");
        clickOn("#exportFolder");
        until("fields", () -> lookup("#exportPassphrase").tryQuery().filter(node -> node.isVisible()).isPresent());
        type("exportPassphrase", "short");
        type("exportAgain", "shore");
        snapshots("export-passphrase");
        assertThat(export().isDisabled()).isTrue();
        type("exportPassphrase", "Prüfstand Süd");
        type("exportAgain", "Prüfstand Süd");
        until("the hint", () -> lookup((Node node) -> node instanceof Label label && label.isVisible()
                && label.getText().contains("keytool")).tryQuery().isPresent());
        assertThat(export().isDisabled()).isFalse();
        snapshots("export-passphrase-ascii");
        type("exportPassphrase", PASSPHRASE);
        type("exportAgain", PASSPHRASE);
        until("ready", () -> !export().isDisabled());
        clickOn("#exportExport");
        untilDone();
        snapshots("export-done-folder");
        Judge.run("openssl", "pkcs12", "-in", out().resolve("press-001.p12").toString(), "-noout", "-passin",
                "pass:" + PASSPHRASE).accepted();
    }

    @Test void theFolderOfTheExportIsTheUsersToName() {
        desk.stick(stick);
        open();
        until("ready", () -> !export().isDisabled());
        type("exportName", "Halle/7");
        until("held", () -> export().isDisabled());
        snapshots("export-folder-wrong");
        type("exportName", "Halle 7");
        until("ready", () -> !export().isDisabled());
        snapshots("export-folder");
        assertThat(text("exportIn")).isEqualTo(stick.resolve("Halle 7").toString());
        clickOn("#exportExport");
        untilDone();
        assertThat(stick.resolve("Halle 7/oven-7/certificate.pem")).exists();
    }

    @Test void aFolderThatVanishesIsToldInWordsAndGoesOnWhenItIsBack() throws IOException {
        desk.stick(stick);
        open();
        until("ready", () -> !export().isDisabled());
        Files.delete(stick);
        clickOn("#exportExport");
        untilDone();
        snapshots("export-broken");
        assertThat(text("exportDoneKept")).contains("0 of 4");
        Files.createDirectories(stick);
        clickOn("#exportGoOn");
        until("all there", () -> Files.exists(out().resolve("oven-7/certificate.pem")));
    }

    @Test void thePageSpeaksGerman() {
        language(Locale.GERMANY);
        desk.stick(stick);
        open();
        until("ready", () -> !export().isDisabled());
        snapshots("export-de");
        clickOn("#exportExport");
        untilDone();
        snapshots("export-done-de");
        assertThat(text("exportDoneTitle")).isEqualTo("Alles ist auf LABSTICK");
    }
}
