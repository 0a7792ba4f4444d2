package dev.chancery.ui.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Journey;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import dev.chancery.words.DecodedWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests of openssl signed and rejected in the window, and one of ours answered by openssl.
class RequestsJourney extends Journey {

    @TempDir Path folder;
    private final List<Destination> gone = new ArrayList<>();
    private final ChosenFiles files = new ChosenFiles();
    private TestOffice lab;
    private RequestsScreen requests;

    @BeforeEach void openStore() {
        Judge.require("openssl");
        lab = TestOffice.in(folder);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void openScreen() {
        onWindow(() -> {
            requests = new RequestsScreen(new Means(lab.office, background, new Means.Window(dialogs, layers.toasts(), files), gone::add));
            var shell = new ShellModel(List.of(requests.screen()), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            return null;
        });
        until("the list", () -> requests.model().loadedProperty().get());
    }

    private void authorities() {
        lab.intermediate("Lab Issuing CA", lab.root("Lab Root CA", KeySpec.EC_P256), KeySpec.EC_P256);
    }

    private Path ask(String name, String... more) {
        var command = new ArrayList<>(List.of("openssl", "req", "-new", "-nodes", "-keyout", name + ".key", "-out", name + ".csr",
                "-subj", "/C=DE/O=Bench 4/CN=" + name));
        command.addAll(more.length > 0 ? List.of(more) : List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                "-addext", "subjectAltName=DNS:" + name + ".lab,DNS:mail.example,IP:10.0.0.7", "-addext", "basicConstraints=CA:TRUE",
                "-addext", "keyUsage=keyCertSign"));
        Judge.runIn(folder, command).accepted();
        return folder.resolve(name + ".csr");
    }

    private void press(String id) {
        var button = node(id, ButtonBase.class);
        until(id + " can be pressed", () -> !button.isDisabled() && button.isVisible());
        onWindow(() -> {
            button.fire();
            return null;
        });
    }

    private void type(String id, String text) {
        var field = node(id, TextInputControl.class);
        onWindow(() -> {
            field.setText(text);
            return null;
        });
    }

    private void hand(Path... dropped) {
        onWindow(() -> {
            requests.take(Arrays.asList(dropped));
            return null;
        });
    }

    private void shown(String label) {
        until("details of " + label, () -> lookup("#request-title").tryQueryAs(Label.class)
                .filter(title -> title.getText().equals(label)).isPresent());
    }

    private FiledRequest only() {
        return lab.office.requests().all().getFirst();
    }

    @Test void anEmptyListTeaches() {
        openScreen();
        until("the lesson", () -> lookup("#requests-empty").query().isVisible());
        snapshots("requests-empty");
    }

    @Test void aDroppedRequestIsSignedWithTheApprovedNames() {
        authorities();
        lab.office.things().add(new ThingId("press-001"),
                Thing.Description.of("Press", "Hall 7", "", "", "", "10.0.0.7").orRefuse());
        openScreen();
        hand(ask("press-001"));
        shown("press-001");
        until("the table", () -> node("requests-table", TableView.class).getSelectionModel().getSelectedIndex() == 0);
        snapshots("requests-details");
        press("request-sign");
        until("the preview", () -> !node("signSign", Button.class).isDisabled());
        assertThat(ticks()).containsExactly("DNS:press-001.lab", "IP:10.0.0.7");
        snapshots("requests-sign");
        press("signSign");
        until("signed", () -> only().state() instanceof State.Signed);
        until("shown as signed", () -> node("request-export", Button.class).isVisible());
        snapshots("requests-signed");
        var certificate = lab.office.certificates().one(((State.Signed) only().state()).certificate());
        assertThat(certificate.thing()).contains(new ThingId("press-001"));
        assertThat(lab.office.certificates().decoded(certificate).extensions()).anySatisfy(extension ->
                assertThat(DecodedWords.value(extension)).isEqualTo("DNS:press-001.lab\nIP:10.0.0.7"));
        press("request-export");
        press("request-certificate");
        assertThat(gone).containsExactly(new Destination.ExportCertificates(List.of(certificate.id())),
                new Destination.OneCertificate(certificate.id()));
    }

    private List<String> ticks() {
        return node("signNames", Pane.class).getChildren().stream().map(CheckBox.class::cast).filter(CheckBox::isSelected)
                .map(CheckBox::getText).toList();
    }

    @Test void severalAreTakenInAtOnceAndTheUnfitOnesAreExplained() throws IOException {
        openScreen();
        var note = Files.writeString(folder.resolve("note.txt"), "no request");
        hand(ask("press-1"), ask("press-2", "-newkey", "rsa:1024"), note, folder.resolve("press-1.csr"));
        var lines = node("reportLines", Pane.class);
        until("the report", () -> lines.getChildren().size() == 4);
        snapshots("requests-report");
        assertThat(node("reportTitle", Label.class).getText()).isEqualTo("1 of 4 came in");
        press("reportClose");
        assertThat(lab.office.requests().all()).hasSize(1);
    }

    @Test void aPastedRequestIsRejectedWithAReason() throws IOException {
        openScreen();
        var pem = Files.readString(ask("visitor-9"));
        onWindow(() -> {
            var content = new ClipboardContent();
            content.putString(pem);
            Clipboard.getSystemClipboard().setContent(content);
            return null;
        });
        onWindow(() -> {
            Event.fireEvent(scene.getRoot(), new KeyEvent(KeyEvent.KEY_PRESSED, "v", "v", KeyCode.V, false, true, false, false));
            return null;
        });
        shown("visitor-9");
        press("request-reject");
        assertThat(node("rejectReject", Button.class).isDisabled()).isTrue();
        type("rejectReason", "Not a device of this lab");
        snapshots("requests-reject");
        press("rejectReject");
        until("rejected", () -> only().state() instanceof State.Rejected);
        until("shown as rejected", () -> node("request-meaning", Label.class).getText().contains("Not a device of this lab"));
        snapshots("requests-rejected");
    }

    @Test void aRequestOfOursIsAnsweredByOpensslAndLeavesWithItsKey() throws IOException {
        openScreen();
        press("requests-empty-new");
        type("newCommonName", "gateway-7");
        type("newNames", "gateway-7.lab");
        snapshots("requests-new");
        press("newCreate");
        shown("gateway-7");
        var saved = folder.resolve("gateway-7.csr");
        files.next(saved);
        press("request-save");
        until("saved", () -> Files.exists(saved));
        snapshots("requests-waiting");
        files.next(answered(saved));
        press("request-complete");
        until("the answer", () -> lookup("#answerTake").tryQuery().isPresent());
        snapshots("requests-answer");
        press("answerTake");
        until("completed", () -> only().state() instanceof State.Completed);
        until("shown as completed", () -> node("request-export-answer", Button.class).isVisible());
        snapshots("requests-completed");
        var out = Files.createDirectory(folder.resolve("out"));
        files.next(out);
        press("request-export-answer");
        until("the form", () -> lookup("#saveSave").tryQuery().isPresent());
        snapshots("requests-export");
        press("saveSave");
        until("written", () -> Files.exists(out.resolve("gateway-7/private-key.pem")));
        Judge.run("openssl", "verify", "-CAfile", out.resolve("gateway-7/ca.pem").toString(),
                out.resolve("gateway-7/certificate.pem").toString()).accepted();
    }

    /// The request signed by an authority of openssl, with its root.
    private Path answered(Path request) throws IOException {
        Judge.runIn(folder, List.of("openssl", "req", "-x509", "-new", "-nodes", "-newkey", "rsa:2048", "-keyout", "ca.key",
                "-out", "ca.pem", "-subj", "/O=Corporate/CN=Corporate CA", "-days", "30")).accepted();
        Judge.runIn(folder, List.of("openssl", "x509", "-req", "-in", request.toString(), "-CA", "ca.pem", "-CAkey", "ca.key",
                "-CAcreateserial", "-out", "leaf.pem", "-days", "10", "-copy_extensions", "copy")).accepted();
        return Files.writeString(folder.resolve("answer.pem"),
                Files.readString(folder.resolve("leaf.pem")) + Files.readString(folder.resolve("ca.pem")));
    }

    @Test void theKitSaysWhatToTypeOnTheDevice() {
        openScreen();
        press("requests-empty-kit");
        var lines = node("kitLines", TextArea.class);
        assertThat(lines.getText()).isEmpty();
        type("kitCommonName", "press-001");
        type("kitNames", "press-001.lab");
        assertThat(lines.getText()).contains("openssl genpkey", "-subj /CN=press-001", "DNS:press-001.lab");
        assertThat(node("kitNeeds", Label.class).getText()).contains("OpenSSL 1.1.1");
        onWindow(() -> {
            node("kitKey", ComboBox.class).getSelectionModel().select(KeySpec.ML_DSA_65.ordinal());
            return null;
        });
        assertThat(node("kitNeeds", Label.class).getText()).contains("OpenSSL 3.5");
        snapshots("requests-kit");
        press("kitCopy");
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(lines.getText());
        press("kitClose");
    }

    @Test void inGermanToo() {
        authorities();
        language(Locale.GERMANY);
        openScreen();
        hand(ask("presse-1"));
        shown("presse-1");
        snapshots("requests-details-de");
        press("request-sign");
        until("the preview", () -> !node("signSign", Button.class).isDisabled());
        snapshots("requests-sign-de");
        press("signCancel");
        press("requests-kit");
        type("kitCommonName", "presse-1");
        snapshots("requests-kit-de");
        press("kitClose");
        press("requests-new");
        type("newCommonName", "presse-2");
        snapshots("requests-new-de");
    }
}
