package dev.chancery.ui.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.Order;
import dev.chancery.engine.Scope;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.DroppedFile;
import dev.chancery.ui.Journey;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyJourney extends Journey {

    @TempDir Path folder;
    private final ChosenFiles files = new ChosenFiles();
    private TestOffice lab;
    private Authority issuing;
    private Certificate device;
    private VerifyScreen verify;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        issuing = lab.intermediate("Assembly line", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        device = lab.office.certificates().issue(new Order(TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256),
                DistinguishedName.commonName("press-17").orRefuse(), List.of(new SubjectName.Uri("spiffe://lab.example/device/press-17"),
                        new SubjectName.Dns("press-17.local")), Optional.empty()));
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void openScreen() {
        onWindow(() -> {
            verify = new VerifyScreen(new Means(lab.office, background, files));
            var shell = new ShellModel(List.of(verify.screen()), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            return null;
        });
    }

    private void press(String id) {
        var button = node(id, Button.class);
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

    private void untilVerdict(String title) {
        var verdict = node("verify-verdict-title", Label.class);
        until(title, () -> verdict.isVisible() && verdict.getText().equals(title) && lookup("#verify-findings .finding").query() != null);
    }

    private List<String> findings() {
        return lookup("#verify-findings .finding-what").queryAll().stream().map(node -> ((Label) node).getText()).toList();
    }

    @Test void aPastedCertificateIsJudgedAndTheReportCopied() {
        openScreen();
        until("the lesson", () -> lookup("#verify-empty").query().isVisible());
        snapshots("verify-empty");
        type("verify-pasted", lab.office.certificates().pem(device));
        press("verify-verify");
        untilVerdict("It is good");
        assertThat(lookup("#verify-chain .chain-box").queryAll()).hasSize(3);
        assertThat(findings()).contains("Your authority Lab Root stands behind it.", "Signed by Assembly line.");
        snapshots("verify-good");
        press("verify-copy");
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString())).contains("It is good", "press-17");
    }

    @Test void whatIsDroppedIsJudgedAtOnce() throws IOException {
        lab.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
        var file = Files.writeString(folder.resolve("press-17.pem"), lab.office.certificates().pem(device));
        openScreen();
        var screen = lookup("#verify-pasted").<Node>query().getScene().getRoot().lookup(".screen");
        assertThat(onWindow(() -> DroppedFile.on(screen, file))).isTrue();
        untilVerdict("It must not be trusted: one fault");
        assertThat(node("verify-chosen", Label.class).getText()).isEqualTo("press-17.pem");
        snapshots("verify-revoked");
        press("verify-let-go");
        until("the lesson", () -> lookup("#verify-empty").query().isVisible());
    }

    @Test void whatIsForeignIsDrawnAsFarAsItGoes() throws IOException {
        try (var other = TestOffice.in(Files.createDirectory(folder.resolve("other")))) {
            var below = other.intermediate("Their line", other.root("Their Root", KeySpec.EC_P256), KeySpec.EC_P256);
            var theirs = other.office.certificates().issue(Order.of(other.thing("oven-3"), TestOffice.terms(below, Profile.DEVICE, KeySpec.EC_P256)));
            files.next(Files.writeString(folder.resolve("oven-3.crt"), other.office.certificates().pem(theirs)));
        }
        openScreen();
        press("verify-choose");
        untilVerdict("It must not be trusted: one fault");
        assertThat(lookup("Missing: Their line").tryQuery()).isPresent();
        snapshots("verify-missing");
    }

    @Test void aServerThatIsNotThereIsTold() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        openScreen();
        var server = node("verify-server", ToggleButton.class);
        onWindow(() -> {
            server.fire();
            return null;
        });
        type("verify-address", "127.0.0.1:99999");
        until("refused", () -> node("verify-verify", Button.class).isDisabled());
        type("verify-address", "127.0.0.1:" + port);
        press("verify-verify");
        untilVerdict("The server showed no certificate");
        assertThat(findings()).containsExactly("The computer answers, but nothing listens at this port.");
        snapshots("verify-server");
    }

    @Test void theBrokerOfAmqttIsRehearsed() {
        openScreen();
        onWindow(() -> {
            verify.verify(device.id());
            return null;
        });
        untilVerdict("It is good");
        var form = node("verify-amqtt", TitledPane.class);
        onWindow(() -> {
            form.setExpanded(true);
            return null;
        });
        type("verify-amqtt-domain", "lab.example");
        type("verify-amqtt-client", "Press-17");
        press("verify-amqtt-check");
        until("denied", () -> lookup("#verify-amqtt-answer .finding-what").tryQuery().isPresent());
        assertThat(lookup("#verify-amqtt-answer .finding-what").<Label>query().getText()).contains("It is for the client press-17");
        snapshots("verify-amqtt");
    }

    @Test void itSpeaksGerman() {
        language(Locale.GERMANY);
        lab.clock.advance(java.time.Duration.ofDays(360));
        openScreen();
        onWindow(() -> {
            verify.verify(device.id());
            return null;
        });
        untilVerdict("Es ist gut, mit einer Warnung");
        snapshots("verify-de");
    }
}
