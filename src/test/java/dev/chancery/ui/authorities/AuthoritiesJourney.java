package dev.chancery.ui.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Journey;
import dev.chancery.ui.Screen;
import dev.chancery.ui.SelectableText;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthoritiesJourney extends Journey {

    @TempDir private Path folder;
    private TestOffice lab;
    private final List<Destination> went = new ArrayList<>();

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open() {
        onWindow(() -> {
            var sheet = new NewAuthoritySheet(views, dialogs, parent -> new NewAuthorityModel(lab.office, background, parent));
            views.add(AuthoritiesController.class, () -> new AuthoritiesController(
                    new AuthoritiesModel(lab.office, background), sheet, layers.toasts(), went::add));
            var screen = new Screen("authorities", "fth-award", "authorities.title", Screen.Place.TOP, () -> views.load("authorities"));
            views.add(ShellController.class, () -> new ShellController(
                    new ShellModel(List.of(screen), background.jobs(), "lab.chancery", () -> {})));
            layers.show(views.load("shell"));
            return null;
        });
    }

    private void type(String id, String text) {
        var field = node(id, TextField.class);
        onWindow(() -> {
            field.setText(text);
            return null;
        });
    }

    private void press(String id) {
        var button = node(id, Button.class);
        until(id + " enabled", () -> !button.isDisabled());
        onWindow(() -> {
            button.fire();
            return null;
        });
    }

    private List<Authority> all() {
        return lab.office.authorities().all();
    }

    private String wrong() {
        return lookup(".field-wrong").queryAll().stream().filter(Node::isVisible).map(label -> ((Label) label).getText())
                .collect(Collectors.joining("\n"));
    }

    private String preview() {
        return lookup(".preview-pane .selectable-text").queryAllAs(SelectableText.class).stream()
                .map(SelectableText::getText).collect(Collectors.joining("\n"));
    }

    @Test void theFirstRootIsMadeByKeyboardAlone() {
        open();
        node("firstRoot", Button.class);
        snapshots("authorities-empty");
        onWindow(() -> {
            node("firstRoot", Button.class).requestFocus();
            return null;
        });
        push(KeyCode.CONTROL, KeyCode.N);
        var name = node("name", TextField.class);
        onWindow(() -> {
            name.requestFocus();
            return null;
        });
        write("Lab Root");
        until("the preview", () -> preview().contains("CN=Lab Root"));
        snapshots("authorities-new-root");
        push(KeyCode.ENTER);
        until("the root", () -> all().size() == 1);
        assertThat(all().getFirst().certificate().subject()).hasToString("CN=Lab Root");
        until("its PEM", () -> lookup(".chain-box").tryQuery().isPresent());
        snapshots("authorities-one-root");
    }

    @Test void anIntermediateIsMadeBelowTheChosenRootAndOffersToIssue() {
        lab.root("Lab Root", KeySpec.EC_P256);
        open();
        press("newIntermediate");
        type("name", "Line 3");
        until("the preview", () -> preview().contains("Line 3"));
        snapshots("authorities-new-intermediate");
        press("create");
        until("the intermediate", () -> all().size() == 2);
        var line = all().stream().filter(authority -> !authority.isRoot()).findFirst().orElseThrow();
        until("two links of its chain", () -> lookup(".chain-box").queryAll().size() == 2);
        snapshots("authorities-intermediate");
        press("issue");
        assertThat(went).containsExactly(new Destination.IssueBy(line.id()));
        assertThat(node("newIntermediate", Button.class).isDisabled()).isTrue();
    }

    @Test void everythingWrongIsSaidBesideItsFieldBeforeAnythingIsMade() {
        lab.root("Lab Root", KeySpec.EC_P256);
        open();
        press("newRoot");
        press("create");
        until("the missing name", () -> !wrong().isEmpty());
        type("name", "Lab Root 2");
        type("commonName", "x".repeat(65));
        type("country", "DEU");
        type("life", "tomorrow");
        type("email", "nobody");
        until("four lines", () -> wrong().lines().count() == 4);
        assertThat(preview()).isEmpty();
        snapshots("authorities-violations");
        var form = lookup(".new-authority .scroll-pane").queryAs(ScrollPane.class);
        onWindow(() -> {
            form.setVvalue(1);
            return null;
        });
        snapshot("authorities-violations-below-light");
        press("create");
        assertThat(all()).hasSize(1);
    }

    @Test void aNameThatIsTakenIsRefusedWhileTyping() {
        lab.root("Lab Root", KeySpec.EC_P256);
        open();
        press("newRoot");
        type("name", "lab root");
        until("that it is taken", () -> wrong().contains("lab root"));
    }

    @Test void aLifeBeyondTheParentIsCutToItsEnd() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        open();
        press("newIntermediate");
        type("name", "Line 3");
        type("life", "200000h");
        until("that it outlives its parent", () -> node("cut", Button.class).isVisible());
        snapshot("authorities-outlives-light");
        press("cut");
        until("the preview", () -> preview().contains("Line 3"));
        press("create");
        until("the intermediate", () -> all().size() == 2);
        var ends = all().stream().filter(one -> !one.isRoot()).findFirst().orElseThrow().certificate().validity().notAfter();
        var parentEnds = root.certificate().validity().notAfter();
        assertThat(ends).isBetween(parentEnds.minusSeconds(180), parentEnds);
    }

    @Test void aPresetSetsTheKey() {
        open();
        press("firstRoot");
        var card = node("preset-mindsphere", ToggleButton.class);
        onWindow(() -> {
            card.fire();
            return null;
        });
        type("name", "tenant-1");
        until("RSA in the preview", () -> preview().contains("RSA 2048"));
    }

    @Test void closingAHalfFilledFormAsksFirst() {
        open();
        press("firstRoot");
        type("name", "half");
        press("cancel");
        until("the question", () -> lookup(".dialog-title").tryQuery().isPresent());
        push(KeyCode.ESCAPE);
        assertThat(node("name", TextField.class).getText()).isEqualTo("half");
    }

    @Test void theScreenFitsInGerman() {
        var root = lab.root("Labor Wurzel mit einem recht langen Namen", KeySpec.EC_P256);
        lab.intermediate("Halle 3", root, KeySpec.RSA_2048);
        language(Locale.GERMANY);
        open();
        until("the chain", () -> lookup(".chain-box").tryQuery().isPresent());
        snapshots("authorities-german");
        press("newRoot");
        type("name", "Zweite Wurzel");
        type("country", "DEU");
        until("a violation", () -> !wrong().isEmpty());
        snapshots("authorities-german-new");
        assertThat(node("title", Label.class).getText()).isEqualTo("Neue Wurzelstelle");
    }
}
