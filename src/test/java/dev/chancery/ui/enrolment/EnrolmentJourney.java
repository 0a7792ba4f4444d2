package dev.chancery.ui.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Thing;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Journey;
import dev.chancery.ui.SelectableText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody gives a device its enrolment key, and says what devices may fetch.
class EnrolmentJourney extends Journey {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Thing press;
    private final ChosenFiles files = new ChosenFiles();
    private EnrolmentScreen screen;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        press = lab.thing("press-1");
        screen = new EnrolmentScreen(new Means(lab.office, background, dialogs, layers.toasts(), files));
        onWindow(() -> {
            layers.show(new StackPane());
            return null;
        });
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void run(Runnable work) {
        Callable<Object> call = () -> {
            work.run();
            return null;
        };
        onWindow(call);
    }

    private String text(String id) {
        return lookup("#" + id).<Label>tryQuery().map(Label::getText).orElse("");
    }

    @Test void aThingGetsAKeyThatIsShownOnce() {
        run(() -> screen.keys(new long[] {press.number()}));
        until("open", () -> text("enrolment-keys-title").contains("press-1"));
        snapshots("enrolment-key");
        clickOn("#enrolment-keys-make");
        until("shown", () -> lookup("#enrolment-key").tryQuery().isPresent());
        assertThat(node("enrolment-key", SelectableText.class).getText()).hasSize(32);
        until("standing", () -> text("enrolment-keys-standing").contains("used 0 of 1"));
        snapshots("enrolment-key-made");
        clickOn("#enrolment-keys-revoke");
        until("revoked", () -> text("enrolment-keys-standing").contains("revoked"));
        clickOn("#enrolment-keys-close");
        until("closed", () -> lookup("#enrolment-keys-title").tryQuery().isEmpty());
    }

    @Test void manyThingsGetTheirKeysInAFile() throws Exception {
        var other = lab.thing("press-2");
        var file = folder.resolve("keys.csv");
        files.next(file);
        run(() -> screen.keys(new long[] {press.number(), other.number()}));
        until("open", () -> text("enrolment-keys-title").contains("2 things"));
        assertThat(node("enrolment-keys-make", Button.class).isVisible()).isFalse();
        snapshots("enrolment-keys-many");
        clickOn("#enrolment-keys-save");
        until("written", () -> Files.exists(file));
        until("closed", () -> lookup("#enrolment-keys-title").tryQuery().isEmpty());
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test void anAuthorityLetsDevicesEnrol() {
        run(() -> screen.policy(root.id()));
        until("open", () -> text("enrolment-policy-title").contains("Lab Root"));
        snapshots("enrolment-policy-off");
        clickOn("#enrolment-downloads");
        run(this::chooseAlways);
        until("terms", () -> lookup("#enrolment-ec-p256").tryQuery().filter(Node::isVisible).isPresent());
        clickOn("#enrolment-ec-p256");
        assertThat(node("enrolment-ec-p256", CheckBox.class).isSelected()).isTrue();
        snapshots("enrolment-policy");
        clickOn("#enrolment-policy-save");
        until("kept", () -> lookup("#enrolment-policy-title").tryQuery().isEmpty());
        var kept = lab.office.enrolmentPolicies().of(root.id());
        assertThat(kept.downloads()).isTrue();
        assertThat(kept.enrols()).isTrue();
        assertThat(kept.keys()).containsExactly(KeySpec.EC_P256);
    }

    @SuppressWarnings("unchecked")
    private void chooseAlways() {
        ((ComboBox<PolicyModel.Enrols>) scene.lookup("#enrolment-enrols")).setValue(PolicyModel.Enrols.ALWAYS);
    }

    @Test void inGermanItFits() {
        language(Locale.GERMANY);
        run(() -> screen.keys(new long[] {press.number()}));
        until("open", () -> text("enrolment-keys-title").contains("Anmeldeschlüssel"));
        clickOn("#enrolment-keys-make");
        until("shown", () -> lookup("#enrolment-key").tryQuery().isPresent());
        snapshots("enrolment-key-de");
        clickOn("#enrolment-keys-close");
        run(() -> screen.policy(root.id()));
        until("open", () -> text("enrolment-policy-title").contains("Lab Root"));
        run(this::chooseAlways);
        snapshots("enrolment-policy-de");
        clickOn("#enrolment-policy-cancel");
    }
}
