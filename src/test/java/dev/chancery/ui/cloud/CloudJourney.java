package dev.chancery.ui.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.cloud.BehindPractice;
import dev.chancery.cloud.SmallServer;
import dev.chancery.cloud.practice.PracticeCloud;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.Credential;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Mishap;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.engine.NextStep;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Journey;
import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Authorities brought to clouds in the window: over a line and by hand, and what is done with them there.
class CloudJourney extends Journey {

    @TempDir Path folder;
    private final List<Destination> gone = new ArrayList<>();
    private final ChosenFiles files = new ChosenFiles();
    private BehindPractice mindSphere;
    private SmallServer server;
    private TestOffice lab;
    private Authority root;
    private CloudScreen cloud;
    private Lines lines;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        root = lab.root("Plant CA", KeySpec.RSA_2048);
        mindSphere = new BehindPractice(CloudKind.MINDSPHERE, lab.clock);
        server = new SmallServer(mindSphere);
    }

    @AfterEach void closeStore() {
        onWindow(() -> {
            lines.close();
            return null;
        });
        lab.close();
        server.close();
        mindSphere.close();
    }

    private void openScreen() {
        onWindow(() -> {
            lines = new Lines();
            cloud = new CloudScreen(new Means(lab.office, background, new Means.Window(dialogs, layers.toasts(), files), lines, gone::add));
            var shell = new ShellModel(List.of(cloud.screen()), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            return null;
        });
        until("the list", () -> cloud.model().loadedProperty().get());
    }

    private void press(String id) {
        var button = node(id, ButtonBase.class);
        until(id + " can be pressed", () -> !button.isDisabled() && button.isVisible());
        onWindow(() -> {
            button.fire();
            return null;
        });
    }

    private void choose(String card) {
        var radio = (RadioButton) node(card, Node.class).lookup(".radio-button");
        onWindow(() -> {
            radio.fire();
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

    private void secret(String id, String text) {
        var field = (PasswordField) node(id, PassphraseField.class).lookup(".password-field");
        onWindow(() -> {
            field.setText(text);
            return null;
        });
    }

    private void page(String heading) {
        until("page " + heading, () -> lookup("#wizardHeading").tryQueryAs(Label.class)
                .filter(label -> label.getText().equals(heading)).isPresent());
    }

    private Registration only() {
        return lab.office.registrations().all().getFirst();
    }

    private void untilState(RegistrationState state) {
        until("registration is " + state, () -> only().state() == state);
    }

    @Test void anEmptyListTeaches() {
        openScreen();
        until("the lesson", () -> lookup("#cloud-empty").query().isVisible());
        snapshots("cloud-empty");
    }

    @Test void mindSphereOverALineStepByStep() {
        openScreen();
        press("cloud-empty-register");
        page("Cloud");
        snapshots("cloud-clouds");
        press("wizardNext");
        page("Authority and place");
        assertThat(node("wizardNext", ButtonBase.class).isDisabled()).isTrue();
        type("place-address", server.address());
        type("place-tenant", "castidev");
        assertThat(node("place-name", TextInputControl.class).getText()).isEqualTo("Plant CA");
        snapshots("cloud-place");
        press("wizardNext");
        page("Checks");
        until("checked", () -> !node("wizardNext", ButtonBase.class).isDisabled());
        snapshots("cloud-checks");
        press("wizardNext");
        page("Connection");
        secret("accessToken", "an old token");
        snapshots("cloud-connection");
        press("wizardNext");
        page("Upload");
        snapshots("cloud-upload");
        press("wizardNext");
        page("Connection");
        snapshots("cloud-token-again");
        assertThat(only().state()).isEqualTo(RegistrationState.PLANNED);
        secret("accessToken", mindSphere.token() + "\n");
        press("wizardNext");
        page("Upload");
        press("wizardNext");
        page("Code");
        assertThat(only().state()).isEqualTo(RegistrationState.UPLOADED);
        snapshots("cloud-code");
        press("wizardNext");
        page("Proof");
        snapshots("cloud-proof");
        press("wizardNext");
        page("Send the proof");
        snapshots("cloud-verify");
        press("wizardNext");
        page("Result");
        untilState(RegistrationState.VERIFIED);
        snapshots("cloud-result");
        press("wizardNext");
        until("its card", () -> lookup("#registration-1").tryQuery().isPresent() && lookup("#wizardHeading").tryQuery().isEmpty());
        snapshots("cloud-list");
        assertThat(mindSphere.verified()).isOne();
    }

    /// What somebody with curl and a token would bring back for what stands next.
    private String carried() {
        var send = (NextStep.Send) lab.office.registrations().next(only().id());
        var target = send.request().address().toString().substring("https://gateway.eu1.mindsphere.io".length());
        var answer = mindSphere.answer(send.request().method(), target, send.request().body());
        return "HTTP/1.1 " + answer.status() + " OK\r\nContent-Type: application/json\r\n\r\n" + answer.body();
    }

    private void byHandToTheUpload() {
        press("cloud-empty-register");
        press("wizardNext");
        page("Authority and place");
        type("place-tenant", "castidev");
        press("wizardNext");
        page("Checks");
        press("wizardNext");
        page("Connection");
        choose("connectionByHand");
        press("wizardNext");
        page("Upload");
    }

    @Test void mindSphereByHandCanBeLeftAndTakenUpAfterARestart() throws IOException {
        openScreen();
        byHandToTheUpload();
        assertThat(node("wizardNext", ButtonBase.class).isDisabled()).isTrue();
        assertThat(node("carried-curl", TextInputControl.class).getText()).startsWith("curl -i").contains("$TOKEN");
        var saved = folder.resolve("upload.txt");
        files.next(saved);
        press("save-curl");
        until("the sheet is on the stick", () -> Files.exists(saved));
        assertThat(files.suggested()).isEqualTo("mindsphere-upload-curl.txt");
        snapshots("cloud-hand-upload");
        type("sheetAnswer", "<html>Sign in</html>");
        press("wizardNext");
        until("what is wrong", () -> lookup("#cloudTrouble").queryAll().stream().anyMatch(Node::isVisible));
        onWindow(() -> {
            lookup("#cloudRaw").queryAs(TitledPane.class).setExpanded(true);
            return null;
        });
        snapshots("cloud-hand-trouble");
        type("sheetAnswer", carried());
        press("wizardNext");
        page("Code");
        press("wizardCancel");
        until("the question", () -> lookup("Stop here?").tryQuery().isPresent());
        snapshots("cloud-leave");
        onWindow(() -> {
            lookup(".dialog .button").queryAllAs(ButtonBase.class).stream().filter(button -> button.getText().equals("Stop here")).findFirst().orElseThrow().fire();
            lab.reopen();
            return null;
        });
        openScreen();
        snapshots("cloud-half-way");
        press("continue-1");
        page("Connection");
        choose("connectionByHand");
        press("wizardNext");
        page("Code");
        var code = carried().replaceAll("(?s).*\"registrationCode\":\"([^\"]*)\".*", "$1");
        type("sheetAnswer", "\uFEFF \"" + code + "\"\r\n");
        assertThat(node("cleanedCode", Label.class).getText()).contains(code, "spaces", "line breaks");
        snapshots("cloud-hand-code");
        press("wizardNext");
        page("Proof");
        press("wizardNext");
        page("Send the proof");
        snapshots("cloud-hand-verify");
        type("sheetAnswer", carried());
        press("wizardNext");
        page("Result");
        assertThat(mindSphere.verified()).isOne();
    }

    private void rehearse(String kind) {
        press("cloud-empty-register");
        choose("cloud-" + kind);
        press("cloudPractice");
        press("wizardNext");
        page("Authority and place");
        until("the place", () -> !node("wizardNext", ButtonBase.class).isDisabled());
    }

    @Test void awsIsRehearsedActivatedAndDeleted() {
        openScreen();
        rehearse("aws");
        assertThat(node("option-active", CheckBox.class).isSelected()).isFalse();
        assertThat(node("option-auto-registration", CheckBox.class).isSelected()).isFalse();
        snapshots("cloud-aws-place");
        press("wizardNext");
        page("Checks");
        press("wizardNext");
        page("Connection");
        press("wizardNext");
        page("Code");
        snapshots("cloud-aws-code");
        press("wizardAll");
        page("Result");
        assertThat(only().facts().text(CloudFact.CODE).orElseThrow()).hasSize(64);
        snapshots("cloud-aws-result");
        press("wizardNext");
        press("activate-1");
        until("active", () -> only().facts().is(CloudFact.ACTIVE));
        press("deactivate-1");
        until("the question", () -> lookup(".dialog").tryQuery().isPresent());
        answer("Deactivate");
        until("inactive", () -> !only().facts().is(CloudFact.ACTIVE));
        until("shown so", () -> lookup("#activate-1").tryQuery().isPresent());
        fromMenu("delete-1");
        until("the question", () -> lookup(".dialog").tryQuery().isPresent());
        snapshots("cloud-aws-delete");
        answer("Delete at the cloud");
        untilState(RegistrationState.REMOVED);
    }

    private void fromMenu(String id) {
        onWindow(() -> {
            node("more-1", MenuButton.class).getItems().stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow().fire();
            return null;
        });
    }

    private void answer(String words) {
        onWindow(() -> {
            lookup(".dialog .button").queryAllAs(ButtonBase.class).stream().filter(button -> button.getText().equals(words)).findFirst().orElseThrow().fire();
            return null;
        });
    }

    @Test void awsWithoutAProofIsTrustedAndNotProven() {
        openScreen();
        press("cloud-empty-register");
        choose("cloud-aws");
        choose("way-trusted");
        press("cloudPractice");
        snapshots("cloud-aws-ways");
        press("wizardNext");
        page("Authority and place");
        press("wizardNext");
        page("Checks");
        snapshots("cloud-aws-checks");
        press("wizardNext");
        page("Connection");
        press("wizardNext");
        page("Upload");
        press("wizardNext");
        page("Result");
        assertThat(node("resultTitle", Label.class).getText()).isEqualTo("Trusted, not proven");
        snapshots("cloud-aws-trusted");
    }

    @Test void azureWithAStaleTagIsReadAgainAndGoesOn() {
        openScreen();
        rehearse("azure-hub");
        press("wizardNext");
        page("Checks");
        press("wizardNext");
        page("Connection");
        press("wizardNext");
        page("Upload");
        press("wizardNext");
        page("Code");
        press("wizardNext");
        page("Proof");
        press("wizardNext");
        page("Send the proof");
        onWindow(() -> {
            var practice = lines.rehearsals().of(only()).orElseThrow();
            practice.fail(Mishap.WRONG_ETAG, 2, CloudCall.VERIFY);
            return null;
        });
        press("wizardNext");
        until("what is wrong", () -> lookup("#cloudTrouble").queryAll().stream().anyMatch(Node::isVisible));
        snapshots("cloud-azure-stale");
        assertThat(only().state()).isEqualTo(RegistrationState.PROOF_ISSUED);
        press("wizardNext");
        page("Result");
        untilState(RegistrationState.VERIFIED);
    }

    @Test void azureByACodeThatIsTypedInABrowser() {
        openScreen();
        try (var practice = PracticeCloud.open(CloudKind.AZURE_HUB, lab.clock, new SecureRandom())) {
            press("cloud-empty-register");
            choose("cloud-azure-hub");
            press("wizardNext");
            page("Authority and place");
            practice.place().forEach((field, value) -> type("place-" + field.code(), value));
            until("the place", () -> !node("wizardNext", ButtonBase.class).isDisabled());
            press("wizardNext");
            page("Checks");
            press("wizardNext");
            page("Connection");
            onWindow(() -> {
                lookup("#accessSource").<ComboBox<Source>>query().getSelectionModel().select(new Source.AzureSignIn());
                return null;
            });
            type("accessSignIn", practice.address());
            press("wizardNext");
            until("the code", () -> lookup("#signInCode").tryQuery().isPresent());
            snapshots("cloud-azure-sign-in");
            press("signInCodeCopy");
            press("wizardStop");
            until("nobody waits", () -> lookup("#signInCode").tryQuery().isEmpty());
            press("wizardNext");
            until("another code", () -> lookup("#signInCode").tryQuery().isPresent());
            practice.say(node("signInCode", Label.class).getText(), true);
            lab.clock.advance(Duration.ofSeconds(6));
            page("Upload");
            press("wizardAll");
            page("Result");
            untilState(RegistrationState.VERIFIED);
        }
    }

    @Test void aTokenThatIsKeptIsOfferedAfterTheStoreWasLocked() {
        openScreen();
        try (var practice = PracticeCloud.open(CloudKind.MINDSPHERE, lab.clock, new SecureRandom())) {
            press("cloud-empty-register");
            press("wizardNext");
            page("Authority and place");
            practice.place().forEach((field, value) -> {
                if (field != PlaceField.REGION) {
                    type("place-" + field.code(), value);
                }
            });
            until("the place", () -> !node("wizardNext", ButtonBase.class).isDisabled());
            press("wizardNext");
            page("Checks");
            press("wizardNext");
            page("Connection");
            ((Credential.Bearer) practice.credential()).token().use(token -> {
                secret("accessToken", new String(token));
                return null;
            });
            press("accessKeep");
            snapshots("cloud-connection-keep");
            press("wizardNext");
            page("Upload");
            press("wizardAll");
            page("Result");
            press("wizardNext");
            onWindow(() -> {
                lines.close();
                return null;
            });
            press("refresh-1");
            until("what is kept", () -> lookup("#accessForget").tryQuery().filter(Node::isVisible).isPresent());
            snapshots("cloud-access-kept");
            press("accessGo");
            until("asked", () -> lookup("#accessGo").tryQuery().isEmpty() && practice.lines().getLast().startsWith("GET"));
            fromMenu("forget-1");
            until("forgotten", () -> lab.office.registrations().keptCredentials().since(CloudTenant.of(only())).isEmpty());
        }
    }

    @Test void theProofComesByAFileFromTheMachineThatHasTheKey() {
        openScreen();
        rehearse("cumulocity");
        press("wizardNext");
        page("Checks");
        press("wizardNext");
        page("Connection");
        press("wizardNext");
        page("Upload");
        press("wizardNext");
        page("Proof");
        onWindow(() -> {
            lookup("#elsewhere").queryAs(TitledPane.class).setExpanded(true);
            return null;
        });
        snapshots("cloud-proof-elsewhere");
        var request = folder.resolve("request.txt");
        files.next(request);
        press("save-job");
        until("the request is on the stick", () -> Files.exists(request));
        onWindow(() -> {
            lookup("#wizardCancel").queryAs(ButtonBase.class).fire();
            return null;
        });
        until("the question", () -> lookup("Stop here?").tryQuery().isPresent());
        answer("Stop here");
        files.next(request);
        press("cloud-proof");
        until("what is asked", () -> lookup(".dialog").tryQuery().isPresent());
        snapshots("cloud-proof-question");
        files.next(folder.resolve("proof.txt"));
        answer("Make the proof");
        until("the proof", () -> Files.exists(folder.resolve("proof.txt")));
        assertThat(lab.office.registrations().takeProof(only().id(), lab.office.registrations().files().read(folder.resolve("proof.txt"))).state())
                .isEqualTo(RegistrationState.PROOF_ISSUED);
    }

    @Test void aRehearsalThatIsOverSaysSoAfterARestart() {
        openScreen();
        rehearse("huawei");
        press("wizardNext");
        page("Checks");
        press("wizardNext");
        page("Connection");
        press("wizardNext");
        page("Upload");
        press("wizardAll");
        page("Result");
        press("wizardNext");
        until("its card", () -> lookup("#refresh-1").tryQuery().isPresent() && lookup("#wizardHeading").tryQuery().isEmpty());
        snapshots("cloud-huawei");
        onWindow(() -> {
            lines.close();
            lab.reopen();
            return null;
        });
        openScreen();
        until("its card", () -> lookup("#remove-1").tryQuery().isPresent());
        assertThat(lookup("#refresh-1").tryQuery()).isEmpty();
        snapshots("cloud-rehearsal-over");
        press("remove-1");
        untilState(RegistrationState.REMOVED);
    }

    @Test void scalewayTakesTheProofForItsHub() {
        openScreen();
        rehearse("scaleway");
        press("wizardNext");
        page("Checks");
        press("wizardNext");
        page("Connection");
        press("wizardNext");
        page("Proof");
        snapshots("cloud-scaleway");
    }

    @Test void anIntermediateIsStoppedAndItsRootTakenInstead() {
        var below = lab.intermediate("Hall 3", root, KeySpec.EC_P256);
        openScreen();
        onWindow(() -> {
            cloud.register(below.id());
            return null;
        });
        press("wizardNext");
        page("Authority and place");
        type("place-tenant", "castidev");
        until("the authority", () -> !node("wizardNext", ButtonBase.class).isDisabled());
        press("wizardNext");
        page("Checks");
        until("the check", () -> lookup("#fix-choose_root").tryQuery().isPresent());
        assertThat(node("wizardNext", ButtonBase.class).isDisabled()).isTrue();
        snapshots("cloud-checks-blocked");
        press("fix-choose_root");
        until("nothing in the way", () -> !node("wizardNext", ButtonBase.class).isDisabled());
    }

    @Test void inGermanToo() {
        language(Locale.GERMANY);
        openScreen();
        snapshots("cloud-empty-de");
        press("cloud-empty-register");
        snapshots("cloud-clouds-de");
        press("cloudPractice");
        press("wizardNext");
        page("CA und Ort");
        until("the place", () -> !node("wizardNext", ButtonBase.class).isDisabled());
        snapshots("cloud-place-de");
        press("wizardNext");
        page("Prüfungen");
        until("checked", () -> !node("wizardNext", ButtonBase.class).isDisabled());
        snapshots("cloud-checks-de");
        press("wizardNext");
        page("Verbindung");
        snapshots("cloud-connection-de");
        press("wizardNext");
        page("Hochladen");
        press("wizardNext");
        page("Code");
        press("wizardNext");
        page("Nachweis");
        onWindow(() -> {
            lookup("#elsewhere").queryAs(TitledPane.class).setExpanded(true);
            return null;
        });
        snapshots("cloud-proof-de");
        press("wizardAll");
        page("Ergebnis");
        snapshots("cloud-result-de");
        press("wizardNext");
        until("its card", () -> lookup("#replace-1").tryQuery().isPresent() && lookup("#wizardHeading").tryQuery().isEmpty());
        snapshots("cloud-list-de");
    }

    @Test void everyStepIsReachedByKeyboard() {
        openScreen();
        push(KeyCode.CONTROL, KeyCode.N);
        page("Cloud");
        until("the keyboard is in the wizard", () -> scene.getFocusOwner() != null && scene.getFocusOwner().isFocusWithin() && lookup("#wizardNext").tryQuery().isPresent());
        press("cloudPractice");
        for (var heading : List.of("Authority and place", "Checks", "Connection", "Upload", "Code", "Proof", "Send the proof", "Result")) {
            until("the next page", () -> !node("wizardNext", ButtonBase.class).isDisabled());
            push(KeyCode.ENTER);
            page(heading);
        }
        push(KeyCode.ESCAPE);
        until("closed", () -> lookup("#wizardHeading").tryQuery().isEmpty());
        untilState(RegistrationState.VERIFIED);
    }
}
