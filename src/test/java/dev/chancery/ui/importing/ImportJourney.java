package dev.chancery.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.XcaLab;
import dev.chancery.domain.Authority;
import dev.chancery.engine.ImportItem;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.DroppedFile;
import dev.chancery.ui.Journey;
import dev.chancery.ui.Screen;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import dev.chancery.ui.Shortcut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJourney extends Journey {

    @TempDir Path folder;
    private final ChosenFiles files = new ChosenFiles();
    private final List<Object> gone = new ArrayList<>();
    private TestOffice lab;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        lab.clock.advance(Duration.ofHours(1));
        onWindow(() -> {
            var importing = new ImportingScreen(new Means(lab.office, background,
                    new Means.Window(dialogs, layers.toasts(), files), gone::add));
            var shell = new ShellModel(List.of(new Screen("authorities", "fth-layers", "authorities.title", Screen.Place.TOP, StackPane::new)),
                    background.jobs(), "lab.chancery", () -> {});
            shell.whenDropped(importing::open);
            shell.whenAsked(Shortcut.PASTE, importing::pasteClipboard);
            shell.whenAsked(Shortcut.NEW, () -> importing.open(List.of()));
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            return null;
        });
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void openssl(String command) {
        Judge.require("openssl");
        Judge.runIn(folder, Stream.concat(Stream.of("openssl"), Arrays.stream(command.split(" "))).toList()).accepted();
    }

    private void drop(Path file) {
        assertThat(onWindow(() -> DroppedFile.on(lookup(".shell").query(), file))).isTrue();
    }

    private void press(String id) {
        var button = node(id, Button.class);
        until(id + " is ready", () -> !button.isDisabled() && button.getScene() != null);
        onWindow(() -> {
            button.fire();
            return null;
        });
    }

    private void untilFound(int items) {
        var table = node("import-table", ItemTable.class);
        until(items + " items", () -> table.getItems().size() == items && lookup("#import-table").query().getParent().getParent().isVisible());
    }

    private Path mixed() throws IOException {
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.crt -subj /O=Lab/CN=Plant_Root -days 3650");
        openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout press.key -out press.csr -subj /CN=press-017");
        openssl("x509 -req -in press.csr -CA root.crt -CAkey root.key -days 365 -out press.crt");
        openssl("req -x509 -newkey rsa:1024 -nodes -keyout weak.key -out weak.crt -subj /CN=Old_gateway -days 30");
        openssl("pkcs8 -topk8 -in press.key -out press.p8 -passout pass:sesame");
        openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout mill.key -out mill.csr -subj /CN=mill-003");
        Files.writeString(folder.resolve("notes.txt"), "nothing to see");
        var zip = folder.resolve("plant.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (var file : List.of("root.crt", "root.key", "press.crt", "press.p8", "weak.crt", "mill.csr", "notes.txt")) {
                out.putNextEntry(new ZipEntry(file));
                out.write(Files.readAllBytes(folder.resolve(file)));
            }
        }
        return zip;
    }

    @Test void whatIsDroppedIsShownUnlockedAndBroughtIn() throws IOException {
        drop(mixed());
        untilFound(6);
        snapshots("import-preview");
        onWindow(() -> {
            var field = lookup("#import-passphrase").lookup(".password-field").queryAs(PasswordField.class);
            field.setText("sesame");
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return null;
        });
        untilFound(5);
        onWindow(() -> {
            var table = lookup("#import-table").queryAs(ItemTable.class);
            table.getSelectionModel().select(0);
            return null;
        });
        var name = node("import-name", TextInputControl.class);
        onWindow(() -> {
            name.setText("Our plant");
            return null;
        });
        snapshots("import-unlocked");
        press("import-run");
        until("the report", () -> !node("import-report", TextArea.class).getText().isEmpty());
        snapshots("import-report");
        assertThat(node("import-report-title", Label.class).getText()).startsWith("2 certificates, 2 keys, one request");
        press("import-copy");
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString())).contains("Old_gateway", "RSA 1024");
        files.next(folder.resolve("report.txt"));
        press("import-save");
        until("the file", () -> Files.exists(folder.resolve("report.txt")));
        press("import-close");
        assertThat(lab.office.authorities().all()).extracting(Authority::name).containsExactly("Our plant");
    }

    @Test void whatIsPastedIsShown() throws IOException {
        mixed();
        var text = Files.readString(folder.resolve("root.crt"));
        onWindow(() -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            return null;
        });
        press(KeyCode.CONTROL, KeyCode.V);
        release(KeyCode.V, KeyCode.CONTROL);
        untilFound(1);
        assertThat(onWindow(() -> lookup("#import-table").queryAs(ItemTable.class).getItems()))
                .extracting(ImportItem::label).containsExactly("Plant_Root");
        press("import-cancel");
        until("closed", () -> lookup("#importing").tryQuery().isEmpty());
        assertThat(lab.office.authorities().all()).isEmpty();
    }

    @Test void aDatabaseOfXcaMovesInInGerman() throws IOException {
        language(Locale.GERMANY);
        var database = XcaLab.make(Files.createDirectory(folder.resolve("other")));
        press(KeyCode.CONTROL, KeyCode.N);
        release(KeyCode.N, KeyCode.CONTROL);
        node("import-choose", Button.class);
        snapshots("import-source-de");
        files.next(database);
        press("import-choose");
        until("locked", () -> lookup("#import-locked").query().isVisible());
        snapshots("import-xca-locked-de");
        onWindow(() -> {
            lookup("#import-passphrase").lookup(".password-field").queryAs(PasswordField.class).setText(XcaLab.PASSPHRASE);
            return null;
        });
        press("import-unlock");
        until("unlocked", () -> !lookup("#import-locked").query().isVisible());
        snapshots("import-xca-de");
        press("import-run");
        until("the report", () -> !node("import-report", TextArea.class).getText().isEmpty());
        snapshots("import-report-de");
        assertThat(lab.office.certificates().count()).isEqualTo(7);
    }
}
