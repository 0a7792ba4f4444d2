package dev.chancery.ui.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.ProbeLab;
import dev.chancery.domain.SubjectName;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Journey;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeJourney extends Journey {

    @TempDir Path folder;
    private ProbeLab lab;
    private ProbeScreen probe;

    @BeforeEach void openStore() throws Exception {
        lab = new ProbeLab(folder);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void openScreen() {
        onWindow(() -> {
            probe = new ProbeScreen(new Means(lab.lab.office, background, dialogs, new ChosenFiles()));
            var shell = new ShellModel(List.of(probe.screen()), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            return null;
        });
        node("probe-address", TextInputControl.class);
    }

    private void press(String id) {
        var button = node(id, Button.class);
        until(id + " can be pressed", () -> !button.isDisabled());
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

    private void unfold(String id) {
        var pane = node(id, TitledPane.class);
        onWindow(() -> {
            pane.setExpanded(true);
            return null;
        });
    }

    private void untilVerdict(String title) {
        var verdict = node("probe-verdict-title", Label.class);
        until(title, () -> verdict.isVisible() && verdict.getText().equals(title));
    }

    private void connectAsDevice() {
        onWindow(() -> {
            probe.test(lab.device.id());
            return null;
        });
        until("the device is chosen", () -> probe.parties().whoProperty().get() instanceof Who.One(var one) && one.id().equals(lab.device.id()));
    }

    @Test void aBrokerIsTriedStepByStep() throws Exception {
        openScreen();
        until("the lesson", () -> lookup("#probe-empty").query().isVisible());
        snapshots("probe-empty");
        try (var _ = lab.mosquitto("require_certificate true", "use_identity_as_username true")) {
            connectAsDevice();
            type("probe-address", "localhost:" + lab.port);
            press("probe-test");
            untilVerdict("It works: every step was good");
            assertThat(lookup("#probe-steps .finding").<Node>queryAll()).hasSize(7);
            snapshots("probe-good");
            press("probe-copy");
            assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString())).contains("It works", "Lab Root", "TLS 1.3");
        }
    }

    @Test void aServerThatIsNotTrustedIsShownAndGetsNothing() throws Exception {
        var own = folder.resolve("own");
        Judge.run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=a broker of somebody else", "-days", "3",
                "-keyout", own + ".key", "-out", own + ".pem").accepted();
        openScreen();
        try (var _ = lab.openssl("-cert", own + ".pem", "-key", own + ".key")) {
            connectAsDevice();
            type("probe-address", "127.0.0.1:" + lab.port);
            unfold("probe-more");
            press("probe-test");
            untilVerdict("It does not work: it ends at “Server certificate”");
            snapshots("probe-untrusted");
        }
    }

    @Test void theRevokedOneIsTried() throws Exception {
        var list = lab.publishList();
        openScreen();
        connectAsDevice();
        unfold("probe-revoked");
        press("probe-sacrifice");
        until("the question", () -> lookup("Issue and revoke").tryQuery().isPresent());
        snapshots("probe-sacrifice");
        onWindow(() -> {
            lookup("Issue and revoke").queryAs(Button.class).fire();
            return null;
        });
        until("the list is told", () -> lookup("#probe-revoked-told").queryAs(Label.class).getText().contains(list.toString()));
        try (var _ = lab.mosquitto("require_certificate true", "use_identity_as_username true")) {
            type("probe-address", "127.0.0.1:" + lab.port);
            press("probe-revoked-test");
            untilVerdict("The revoked certificate is let in!");
            snapshots("probe-revoked-let-in");
        }
        try (var _ = lab.mosquitto("require_certificate true", "use_identity_as_username true", "crlfile " + list)) {
            press("probe-revoked-test");
            untilVerdict("As it should be: the good certificate is let in, and the revoked one is turned away.");
            snapshots("probe-revoked-refused");
        }
    }

    @Test void whatADeviceSendsIsShown() throws Exception {
        Judge.require("mosquitto_pub");
        var files = lab.files(lab.device, "device");
        openScreen();
        showDevices();
        type("probe-listen-port", "0");
        onWindow(() -> {
            probe.listening().addressProperty().set(new SubjectName.Ip("127.0.0.1"));
            return null;
        });
        press("probe-listen-start");
        until("it listens", () -> probe.listening().listeningProperty().get() > 0);
        snapshots("probe-listen-open");
        var port = String.valueOf(onWindow(() -> probe.listening().listeningProperty().get()));
        Judge.run("mosquitto_pub", "-h", "localhost", "-p", port, "-t", "t", "-m", "m", "-i", "press-1", "-u", "press", "-P", "not to be shown", "--cafile",
                files.resolve("ca.pem").toString(), "--cert", files.resolve("chain.pem").toString(), "--key", files.resolve("private-key.pem").toString());
        Judge.run("curl", "--silent", "--cacert", files.resolve("ca.pem").toString(), "https://127.0.0.1:" + port + "/");
        until("two calls", () -> probe.listening().calls().size() == 2);
        snapshots("probe-listen-calls");
        assertThat(onWindow(() -> probe.listening().report())).contains("press-1").doesNotContain("not to be shown");
        press("probe-listen-stop");
        until("it is closed", () -> probe.listening().listeningProperty().get() == 0);
    }

    private void showDevices() {
        var tabs = node("probe-tabs", TabPane.class);
        onWindow(() -> {
            tabs.getSelectionModel().select(1);
            return null;
        });
    }

    @Test void itSpeaksGerman() throws Exception {
        language(Locale.GERMANY);
        openScreen();
        try (var _ = lab.mosquitto("require_certificate true")) {
            until("the certificates", () -> probe.parties().offered().size() > 1);
            type("probe-address", "127.0.0.1:" + lab.port);
            onWindow(() -> {
                probe.parties().whoProperty().set(new Who.Nobody());
                return null;
            });
            press("probe-test");
            untilVerdict("Es geht nicht: Schluss ist bei „Clientzertifikat“");
            snapshots("probe-de");
        }
        showDevices();
        snapshots("probe-listen-de");
    }
}
