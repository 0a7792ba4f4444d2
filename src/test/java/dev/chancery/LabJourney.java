package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Journey;
import dev.chancery.ui.Layers;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// The whole way of a lab by mouse and keyboard alone: from a machine that has never seen the program to a folder of
/// files for each of 250 devices.
class LabJourney extends Journey {

    private static final int LOOKS = 20;
    private static final int THINGS = 250;
    private static final String PASSPHRASE = "correct horse battery";

    @TempDir private Path folder;
    private final ChosenFiles files = new ChosenFiles();
    private Application app;
    private String home;

    @BeforeEach void startTheProgram() throws Exception {
        home = System.getProperty("user.home");
        System.setProperty("user.home", folder.toString());
        System.setProperty("chancery.home", folder.resolve("config").toString());
        PreferenceFile.in(folder.resolve("config"))
                .change(before -> before.with(Preferences.Language.ENGLISH).with(Preferences.Theme.LIGHT));
        app = FxToolkit.setupApplication(() -> new App(_ -> files));
        scene = listWindows().getFirst().getScene();
        layers = (Layers) scene.getRoot();
    }

    @AfterEach void endTheProgram() throws Exception {
        FxToolkit.cleanupApplication(app);
        System.setProperty("user.home", home);
        System.clearProperty("chancery.home");
    }

    @Test void fromNothingToAFolderForEachDeviceThatAStrictVerifierAccepts() throws IOException {
        Judge.require("openssl");
        makeStore();
        makeAuthority("firstRoot", "Lab Root CA", "lab-4-root");
        makeAuthority("newIntermediate", "Lab Issuing CA 1", "lab-5-intermediate");
        importThings(Files.writeString(folder.resolve("devices.csv"), list()));
        issueForAll();
        var out = export(Files.createDirectories(folder.resolve("stick")));
        assertThat(folders(out)).hasSize(THINGS).allSatisfy(LabJourney::verified);
    }

    private static String list() {
        return IntStream.rangeClosed(1, THINGS).mapToObj(i -> "press-%03d,Press %d,hall-%d,10.20.%d.%d,SN%05d".formatted(
                i, i, i % 7 + 1, i / 100, i % 100 + 1, i)).collect(Collectors.joining("\n", "id,name,group,ip,serial\n", "\n"));
    }

    private void makeStore() {
        snapshot("lab-1-first-run");
        click("create");
        visible("again");
        clickOn("#passphrase .password-field").write(PASSPHRASE).clickOn("#again .password-field").write(PASSPHRASE);
        snapshot("lab-2-new-store");
        click("recovery");
        click("create");
        visible("skip");
        snapshot("lab-3-first-authority");
        click("skip");
        visible("rail-authorities");
    }

    private void makeAuthority(String button, String name, String picture) {
        click("rail-authorities");
        click(button);
        clickOn(visible("name")).write(name);
        until("its preview", () -> lookup(".preview-pane .selectable-text").tryQuery().isPresent());
        snapshot(picture);
        click("create");
        until("it is there", () -> !layers.busy() && lookup(name).tryQuery().isPresent());
        snapshot(picture + "-made");
    }

    private void importThings(Path list) {
        click("rail-things");
        files.next(list);
        click("things-empty-import");
        visible("meaning-4");
        snapshot("lab-6-columns");
        click("wizardNext");
        visible("import-entries");
        until("what the check found", () -> node("import-entries", TableView.class).getItems().size() == THINGS);
        snapshot("lab-7-review");
        click("wizardNext");
        until("all of them", () -> things().getItems().size() == THINGS);
    }

    private TableView<?> things() {
        return node("things-table", TableView.class);
    }

    private void issueForAll() {
        clickOn(from(things()).lookup(".table-row-cell").<Node>query());
        push(KeyCode.CONTROL, KeyCode.A);
        visible("marked-issue");
        snapshot("lab-8-marked");
        click("marked-issue");
        visible("issueIssue");
        until("the preview", () -> !node("issueIssue", Node.class).isDisabled());
        snapshot("lab-9-issue");
        click("issueIssue");
        until("issued", () -> !words("issueDoneTitle").isEmpty());
        snapshot("lab-10-issued");
        assertThat(words("issueDoneTitle")).isEqualTo(THINGS + " certificates issued");
    }

    private Path export(Path stick) {
        click("issueExport");
        files.next(stick);
        press("exportFolder");
        until("the plan", () -> !node("exportExport", Node.class).isDisabled());
        snapshot("lab-11-export");
        var target = Path.of(words("exportIn"));
        assertThat(target.getParent()).isEqualTo(stick);
        click("exportExport");
        until("exported", () -> !words("exportDoneTitle").isEmpty());
        snapshot("lab-12-exported");
        assertThat(words("exportDoneText")).contains("1,000 files for 250 certificates").contains(target.toString());
        click("exportClose");
        return target;
    }

    private Node visible(String id) {
        until("#" + id, () -> lookup("#" + id).tryQuery().filter(Node::isVisible).isPresent());
        return lookup("#" + id).query();
    }

    private void click(String id) {
        var button = visible(id);
        until("#" + id + " can be clicked", () -> !button.isDisabled());
        rest(button);
        clickOn(button);
    }

    /// By the keyboard, which finds it wherever the page has it now.
    private void press(String id) {
        var button = visible(id);
        onWindow(() -> {
            button.requestFocus();
            return null;
        });
        until("#" + id + " has the focus", button::isFocused);
        push(KeyCode.SPACE);
    }

    /// Waits until it stays where it is: what a page reads in the background moves what stands below it.
    private void rest(Node node) {
        var places = new ArrayDeque<Bounds>();
        until(node + " rests", () -> {
            places.addFirst(node.localToScreen(node.getBoundsInLocal()));
            return places.size() > LOOKS && places.stream().limit(LOOKS).distinct().count() == 1;
        });
    }

    private String words(String id) {
        return onWindow(() -> lookup("#" + id).tryQueryAs(Label.class).map(Label::getText).orElse(""));
    }

    private static List<Path> folders(Path out) throws IOException {
        try (var folders = Files.list(out)) {
            return folders.filter(Files::isDirectory).toList();
        }
    }

    private static void verified(Path device) {
        Judge.run("openssl", "verify", "-x509_strict", "-CAfile", device.resolve("ca.pem").toString(), "-untrusted",
                device.resolve("chain.pem").toString(), device.resolve("certificate.pem").toString()).accepted();
        Judge.run("openssl", "verify", "-x509_strict", "-CAfile", device.resolve("ca.pem").toString(),
                device.resolve("certificate.pem").toString()).refused();
    }
}
