package dev.chancery.ui.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Order;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Heartbeat;
import dev.chancery.ui.Journey;
import dev.chancery.ui.Preferences;
import dev.chancery.ui.SelectableText;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import dev.chancery.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthoritiesJourney extends Journey {

    @TempDir private Path folder;
    private TestOffice lab;
    private final List<Destination> went = new ArrayList<>();
    private final ChosenFiles files = new ChosenFiles();

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open() {
        onWindow(() -> {
            views.add(ShellController.class, () -> new ShellController(
                    new ShellModel(List.of(screen().screen()), background.jobs(), "lab.chancery", () -> {})));
            layers.show(views.load("shell"));
            return null;
        });
    }

    private AuthoritiesScreen screen() {
        return new AuthoritiesScreen(new Means(lab.office, background,
                new Means.Window(dialogs, layers.toasts(), files), went::add));
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

    private void choose(String card) {
        var preset = node(card, ToggleButton.class);
        onWindow(() -> {
            preset.fire();
            return null;
        });
    }

    private void chooseRow(String name) {
        var tree = node("tree", AuthorityTree.class);
        onWindow(() -> {
            for (int i = 0; i < tree.getExpandedItemCount(); i++) {
                if (tree.getTreeItem(i).getValue().authority().name().equals(name)) {
                    tree.getSelectionModel().select(i);
                }
            }
            return null;
        });
        until("the details of " + name, () -> title().equals(name));
    }

    private void tab(int index) {
        var tabs = node("authorityTabs", TabPane.class);
        until("the details", () -> !title().isEmpty());
        onWindow(() -> {
            tabs.getSelectionModel().select(index);
            return null;
        });
    }

    private String title() {
        return lookup(".details-title").tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private String toast() {
        return lookup(".toast .label").queryAllAs(Label.class).stream().map(Label::getText)
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
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
        choose("preset-mindsphere");
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

    @Test void aRootOf4096BitsIsMadeWhileTheWindowAnswers() {
        open();
        press("firstRoot");
        choose("preset-mqtt");
        type("name", "MQTT Root");
        until("RSA in the preview", () -> preview().contains("RSA 4096"));
        var gap = Heartbeat.longestGapDuring(() -> {
            press("create");
            until("the root", () -> all().size() == 1);
        });
        assertThat(gap.toMillis()).as("the window answers all the while, also on a busy machine").isLessThan(3_000);
        assertThat(all().getFirst().certificate().key()).isEqualTo(KeySpec.RSA_4096);
    }

    @Test void aRootThatIsBeingMadeCanBeCancelledAndTheFormStays() {
        open();
        press("firstRoot");
        choose("preset-mqtt");
        type("name", "MQTT Root");
        until("RSA in the preview", () -> preview().contains("RSA 4096"));
        onWindow(() -> {
            node("create", Button.class).fire();
            assertThat(node("create", Button.class).isDisabled()).isTrue();
            lookup("#cancel").queryAs(Button.class).fire();
            return null;
        });
        until("that it was stopped", () -> !node("create", Button.class).isDisabled());
        assertThat(all()).isEmpty();
        assertThat(node("name", TextField.class).getText()).isEqualTo("MQTT Root");
        assertThat(lookup(".dialog-title").tryQuery()).isEmpty();
    }

    @Test void thePreviewIsTheCertificateThatIsSigned() {
        lab.root("Lab Root", KeySpec.EC_P256);
        open();
        press("newIntermediate");
        type("name", "Line 3");
        until("the preview", () -> preview().contains("CN=Line 3"));
        var shown = preview().lines().filter(line -> !line.equals("made from the key when it is signed")).toList();
        press("create");
        until("the details", () -> title().equals("Line 3"));
        tab(1);
        until("the decoded certificate", () -> lookup("#decoded .selectable-text").tryQuery().isPresent());
        var signed = lookup("#decoded .selectable-text").queryAllAs(SelectableText.class).stream()
                .map(SelectableText::getText).collect(Collectors.joining("\n"));
        assertThat(signed.lines()).containsAll(shown);
        assertThat(shown).contains("ECDSA, SHA-256", "CA: yes, path length 0");
    }

    @Test void nameAndDefaultsAreChangedAndSaidInAToast() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.root("Other", KeySpec.EC_P256);
        open();
        press("changeAuthority");
        type("changeName", "other");
        until("that it is taken", () -> wrong().contains("other"));
        assertThat(node("changeSave", Button.class).isDisabled()).isTrue();
        type("changeName", "Bench Root");
        type("changeLife", "720h");
        until("that nothing is wrong", () -> wrong().isEmpty());
        snapshots("authorities-change");
        press("changeSave");
        until("the new name", () -> title().equals("Bench Root"));
        assertThat(toast()).contains("Bench Root is changed.");
        snapshots("authorities-changed");
    }

    @Test void theCertificateIsSavedAloneAndWithItsChain() throws Exception {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var line = lab.intermediate("Line 3", root, KeySpec.EC_P256);
        open();
        tab(1);
        assertThat(node("saveChain", Button.class).isVisible()).as("a root is its own chain").isFalse();
        chooseRow("Line 3");
        files.next(folder.resolve("line.pem"));
        press("saveCertificate");
        until("the toast", () -> toast().contains("line.pem is saved."));
        assertThat(Files.readString(folder.resolve("line.pem"))).isEqualTo(lab.office.certificates().pem(line.certificate()));
        files.next(folder.resolve("line-chain.pem"));
        press("saveChain");
        until("the second toast", () -> toast().contains("line-chain.pem is saved."));
        assertThat(Files.readString(folder.resolve("line-chain.pem"))).endsWith(lab.office.certificates().pem(root.certificate()));
        snapshots("authorities-saved");
        press("saveCertificate");
        assertThat(toast().lines()).as("nobody chose a file").hasSize(2);
    }

    @Test void whatItHasIssuedIsListedAndLeadsToTheCertificates() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        for (var thing : List.of("press-1", "press-2", "oven-7")) {
            lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        }
        open();
        tab(2);
        until("the count", () -> node("issuedCount", Label.class).getText().equals("It has issued 3 certificates."));
        snapshots("authorities-issued");
        press("showIssued");
        assertThat(went).containsExactly(new Destination.IssuedBy(root.id()));
    }

    @Test void aNewAuthorityOffersToAddThings() {
        open();
        press("firstRoot");
        type("name", "Lab Root");
        until("the preview", () -> preview().contains("CN=Lab Root"));
        press("create");
        until("the toast", () -> toast().contains("Lab Root is ready."));
        clickOn("Add things");
        assertThat(went).containsExactly(new Destination.AddThings());
    }

    @Test void whyNothingCanBeMadeBelowItIsSaidThereWhereTheButtonIsDisabled() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.intermediate("Line 3", root, KeySpec.EC_P256);
        open();
        until("an intermediate", () -> !node("newIntermediate", Button.class).isDisabled());
        chooseRow("Line 3");
        until("none below it", () -> node("newIntermediate", Button.class).isDisabled());
        moveTo("#intermediateHolder");
        until("the reason", () -> listWindows().stream().anyMatch(window -> window instanceof Tooltip shown
                && shown.getText().equals("The certificate of Line 3 allows no authority below it.")));
    }

    private void requireWholeKeysAndDates(Locale locale) {
        language(locale);
        open();
        until("the tree", () -> !lookup(".tree-table-row-cell .tree-table-cell").queryAll().isEmpty());
        onWindow(() -> {
            scene.getWindow().setWidth(1000);
            scene.getWindow().setHeight(700);
            return null;
        });
        snapshot("authorities-narrow-" + locale.getLanguage() + "-light", 1000, 700);
        theme(Preferences.Theme.DARK);
        snapshot("authorities-narrow-" + locale.getLanguage() + "-dark", 1000, 700);
        theme(Preferences.Theme.LIGHT);
        var shown = lookup("#tree .tree-table-cell .text").queryAllAs(Text.class).stream().map(Text::getText).toList();
        var date = Words.date(lab.office.authorities().all().getFirst().certificate().validity().notAfter());
        assertThat(shown).contains("Halle 3", date).noneMatch(text -> text.contains("…") && !text.startsWith("Labor"));
    }

    @Test void inASmallWindowKeysAndDatesAreWhole() {
        var root = lab.root("Labor Wurzel mit einem recht langen Namen", KeySpec.EC_P256);
        lab.intermediate("Halle 3", root, KeySpec.RSA_2048);
        requireWholeKeysAndDates(Locale.UK);
        requireWholeKeysAndDates(Locale.GERMANY);
    }

    @Test void theScreenFitsInGerman() {
        var root = lab.root("Labor Wurzel mit einem recht langen Namen", KeySpec.EC_P256);
        lab.intermediate("Halle 3", root, KeySpec.RSA_2048);
        language(Locale.GERMANY);
        open();
        until("the chain", () -> lookup(".chain-box").tryQuery().isPresent());
        snapshots("authorities-german");
        tab(1);
        until("German extensions", () -> lookup("#decoded .selectable-text").queryAllAs(SelectableText.class).stream()
                .anyMatch(text -> text.getText().equals("Zertifikate signieren, Sperrlisten signieren")));
        snapshots("authorities-german-certificate");
        press("changeAuthority");
        node("changeName", TextField.class);
        snapshots("authorities-german-change");
        press("changeCancel");
        press("newRoot");
        type("name", "Zweite Wurzel");
        type("country", "DEU");
        until("a violation", () -> !wrong().isEmpty());
        snapshots("authorities-german-new");
        type("country", "DE");
        until("a German preview", () -> preview().contains("CA: ja"));
        snapshots("authorities-german-preview");
        assertThat(node("title", Label.class).getText()).isEqualTo("Neue Wurzelstelle");
    }

    private void openList(Locale spoken, String button) {
        language(spoken);
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var line = lab.intermediate("Line 3", root, KeySpec.EC_P256);
        for (int i = 1; i <= 3; i++) {
            lab.office.certificates().issue(Order.of(lab.thing("press-" + i), TestOffice.terms(line, Profile.DEVICE, KeySpec.EC_P256)));
        }
        open();
        until("the tree", () -> lookup("#tree").tryQuery().isPresent() && lookup(".chain-box").tryQuery().isPresent());
        onWindow(() -> {
            var tree = lookup("#tree").queryAs(AuthorityTree.class);
            tree.getSelectionModel().select(1);
            lookup(".tab-pane").queryAs(TabPane.class).getSelectionModel().selectLast();
            return null;
        });
        until("its list", () -> node("list-health", Label.class).getText().equals(button));
        until("of the chosen one", () -> lookup("#list-revoke-one").queryButton().isVisible());
    }

    @Test void aRevocationListIsPublishedByNamingAFile() throws Exception {
        openList(Locale.UK, "Not published");
        snapshots("authorities-list-off");
        type("list-path", "crl.pem");
        until("what is wrong", () -> wrong().contains("full path"));
        type("list-path", folder.resolve("crl.pem").toString());
        press("list-save");
        until("it is fresh", () -> node("list-health", Label.class).getText().equals("Up to date"));
        assertThat(Files.readString(folder.resolve("crl.pem"))).startsWith("-----BEGIN X509 CRL-----");
        onWindow(() -> {
            layers.toasts().clear();
            return null;
        });
        snapshots("authorities-list");
        files.next(folder.resolve("copy.crl"));
        press("list-export");
        until("a copy", () -> Files.exists(folder.resolve("copy.crl")));
        press("list-revoke-all");
        press("list-revoke-one");
        assertThat(went).extracting(one -> one.getClass().getSimpleName()).containsExactly("Revoke", "Revoke");
    }

    @Test void aListThatHasEndedSaysSo() {
        openList(Locale.GERMANY, "Nicht veröffentlicht");
        var line = all().getLast();
        lab.office.revocationLists().change(line.id(), new RevocationListSettings(24, folder.resolve("crl.pem").toString(), "", false, false));
        lab.clock.advance(java.time.Duration.ofDays(2));
        onWindow(() -> {
            lookup("#tree").queryAs(AuthorityTree.class).getSelectionModel().select(0);
            lookup("#tree").queryAs(AuthorityTree.class).getSelectionModel().select(1);
            return null;
        });
        until("it is stale", () -> node("list-health", Label.class).getText().equals("Veraltet"));
        snapshots("authorities-list-stale-de");
        press("list-publish");
        until("it is fresh", () -> node("list-health", Label.class).getText().equals("Aktuell"));
    }

    private void showRules() {
        var tabs = (TabPane) lookup(".tab-pane").query();
        onWindow(() -> {
            tabs.getTabs().stream().filter(tab -> tab.getText().matches("Rules|Regeln")).findFirst()
                    .ifPresent(tabs.getSelectionModel()::select);
            return null;
        });
        until("the profiles", () -> lookup("#policy-of-amqtt-device").tryQuery().isPresent());
    }

    private void tick(String id) {
        var box = node(id, CheckBox.class);
        onWindow(() -> {
            box.setSelected(true);
            return null;
        });
    }

    @Test void anAuthorityIsBoundToKeysProfilesAndALongestLife() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        open();
        until("the chain", () -> lookup(".chain-box").tryQuery().isPresent());
        showRules();
        tick("policy-ec-p256");
        tick("policy-of-server");
        type("policy-longest", "720h");
        until("the contradiction", () -> lookup("#policy-wrong").queryAs(Label.class).getText().contains("Device"));
        assertThat(node("policy-save", Button.class).isDisabled()).isTrue();
        snapshots("authorities-rules-wrong");
        tick("policy-of-device");
        type("policy-longest", "8760h");
        until("savable", () -> !node("policy-save", Button.class).isDisabled());
        snapshots("authorities-rules");
        press("policy-save");
        until("kept", () -> lab.office.authorities().policy(root.id()).equals(new IssuingPolicy(Set.of(KeySpec.EC_P256),
                Set.of("device", "server"), Optional.of(Ttl.DEFAULT))));
        until("said", () -> node("policy-save", Button.class).isDisabled());
    }

    @Test void theRulesFitInGerman() {
        lab.root("Labor", KeySpec.EC_P256);
        language(Locale.GERMANY);
        open();
        until("the chain", () -> lookup(".chain-box").tryQuery().isPresent());
        showRules();
        snapshot("authorities-rules-german-light");
    }

    @SuppressWarnings("unchecked")
    @Test void anAuthorityIsMadeByAnotherProfile() {
        open();
        press("firstRoot");
        var profile = node("new-authority-profile", ComboBox.class);
        until("the profiles", () -> profile.getItems().size() > 1);
        onWindow(() -> {
            profile.setValue(BuiltIn.MINDSPHERE_CA);
            return null;
        });
        type("name", "tenant1");
        until("the preview", () -> preview().contains("CN=tenant1") && preview().contains("RSA 2048"));
        press("create");
        until("the root", () -> all().size() == 1);
        assertThat(all().getFirst().certificate().profile()).isEqualTo("mindsphere-ca");
    }
}
