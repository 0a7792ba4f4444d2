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
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
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
        assertThat(node("exportForKeyStore", ToggleButton.class).isVisible()).isFalse();
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
        clickOn("#exportForKeyStore");
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

    private void choose(String group, String form) {
        clickOn("#" + group);
        if (!form.isEmpty()) {
            onWindow(() -> {
                lookup("#" + form + " .radio-button").queryAs(RadioButton.class).setSelected(true);
                return null;
            });
        }
    }

    private void press(String button) {
        onWindow(() -> {
            lookup("#" + button).queryButton().fire();
            return null;
        });
    }

    private void planned(String file) {
        until("planned", () -> lookup("#exportFiles").queryListView().getItems().contains(Path.of(file)));
    }

    @Test void eachGroupShowsItsForms() {
        desk.stick(stick);
        open();
        choose("exportForKeyStore", "");
        planned("press-001.p12");
        snapshots("export-keystore");
        choose("exportForFirmware", "exportZephyr");
        planned("press-001/tls_credentials_device.h");
        assertThat(node("exportProtect", CheckBox.class).isVisible()).isFalse();
        assertThat(node("exportOpen", Label.class).isVisible()).isTrue();
        snapshots("export-firmware");
        snapshot("export-firmware-small", 1000, 700);
        choose("exportForCloud", "exportAws");
        planned("press-001/press-001.private.key");
        snapshots("export-cloud");
        choose("exportForPublic", "exportSsh");
        planned("press-001.pub");
        assertThat(node("exportNoRoom", Label.class).isVisible()).isTrue();
        assertThat(node("exportStay", CheckBox.class).isVisible()).isFalse();
        assertThat(text("exportTitle")).isEqualTo("Export certificates without their keys");
        assertThat(node("exportOpen", Label.class).getParent().isVisible()).isFalse();
        until("ready", () -> !export().isDisabled());
        snapshots("export-ssh");
        clickOn("#exportExport");
        untilDone();
        Judge.run("ssh-keygen", "-l", "-f", out().resolve("oven-7.pub").toString()).accepted();
    }

    @Test void filesAreCalledAsTheUserWantsAndThePreviewFollows() {
        desk.stick(stick);
        open();
        until("ready", () -> !export().isDisabled());
        clickOn("#exportOtherNames");
        type("exportName-key-pem", "{authority}/{thing}/{ting}.pem");
        until("held", () -> export().isDisabled());
        snapshots("export-names-wrong");
        type("exportName-key-pem", "keys/{thing}.key");
        planned("keys/oven-7.key");
        until("ready", () -> !export().isDisabled());
        snapshots("export-names");
        snapshot("export-names-small", 1000, 700);
        type("exportOwnName", "Bench 7");
        press("exportOwnSave");
        until("kept", () -> !lab.office.layouts().all().isEmpty());
        until("offered", () -> node("exportOwn", ComboBox.class).isVisible());
        snapshots("export-own");
        clickOn("#exportExport");
        untilDone();
        assertThat(out().resolve("keys/press-001.key")).isNotEmptyFile();
        clickOn("#exportClose");
        anotherTimeItIsTakenRenamedAndDeleted();
    }

    private void anotherTimeItIsTakenRenamedAndDeleted() {
        language(Locale.GERMANY);
        open();
        until("offered", () -> !node("exportOwn", ComboBox.class).getItems().isEmpty());
        onWindow(() -> {
            lookup("#exportOwn").queryComboBox().getSelectionModel().select(0);
            return null;
        });
        planned("keys/oven-7.key");
        type("exportOwnName", "Prüfstand 7");
        press("exportOwnRename");
        until("renamed", () -> lab.office.layouts().all().getFirst().code().equals("Prüfstand 7"));
        snapshots("export-own-de");
        press("exportOwnRemove");
        until("gone", () -> lab.office.layouts().all().isEmpty());
        until("not offered", () -> !node("exportOwn", ComboBox.class).getParent().isVisible());
    }

    @Test void everythingLeavesInOneZip() {
        language(Locale.GERMANY);
        desk.stick(stick);
        open();
        choose("exportForFirmware", "");
        onWindow(() -> {
            lookup("#exportSharing").queryComboBox().getSelectionModel().select(1);
            return null;
        });
        planned("certificates.zip");
        until("ready", () -> !export().isDisabled());
        snapshots("export-zip-de");
        clickOn("#exportExport");
        untilDone();
        Judge.run("unzip", "-t", out().resolve("certificates.zip").toString()).accepted();
        assertThat(node("exportUse", Button.class).isVisible()).isFalse();
    }
}
