package dev.chancery.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Restoration;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Journey;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Preferences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupJourney extends Journey {

    @TempDir private Path folder;
    private final List<Path> wanted = new ArrayList<>();
    private TestOffice lab;

    @AfterEach void close() {
        lab.close();
    }

    private void open() throws Exception {
        lab = TestOffice.in(folder);
        lab.root("Root", KeySpec.EC_P256);
        for (int i = 0; i < 3; i++) {
            lab.clock.advance(Duration.ofHours(20));
            lab.office.backups().make(Progress.NONE);
        }
        Files.writeString(folder.resolve("lab-backups/lab-2026-01-01T000000Z-schema-3.backup"), "broken");
        onWindow(() -> {
            views.add(BackupsController.class, () -> new BackupsController(new BackupsModel(lab.office, background),
                    new BackupsController.Window(layers.toasts(), new ChosenFiles(), wanted::add)));
            views.add(WriteOutController.class, () -> new WriteOutController(new BackupsModel(lab.office, background), layers.toasts(),
                    new ChosenFiles(folder)));
            var screen = new VBox(16, views.load("backups"), views.load("write-out"));
            screen.setPadding(new Insets(24));
            screen.setMaxWidth(760);
            layers.show(screen);
            return null;
        });
        until("the list", () -> list().getItems().size() == 4);
    }

    @SuppressWarnings("unchecked")
    private ListView<Object> list() {
        return node("backup-list", ListView.class);
    }

    private void fire(String id) {
        onWindow(() -> {
            node(id, Button.class).fire();
            return null;
        });
    }

    @Test void backupsAreListedMadeCheckedAndChosenToBeBroughtBack() throws Exception {
        open();
        assertThat(node("backup-check", Button.class).isDisabled()).isTrue();
        fire("backup-make");
        until("one more", () -> list().getItems().size() == 5);
        onWindow(() -> {
            list().getSelectionModel().select(0);
            return null;
        });
        fire("backup-check");
        until("it is sound", () -> lookup(".toast .label").queryAllAs(Label.class).stream().anyMatch(one -> one.getText().contains("sound")));
        fire("backup-restore");
        assertThat(wanted).hasSize(1);
        onWindow(() -> {
            node("backup-newest", TextField.class).setText("0");
            return null;
        });
        assertThat(node("backup-save", Button.class).isDisabled()).isTrue();
        snapshot("backups-light", 1000, 1040);
        theme(Preferences.Theme.DARK);
        snapshot("backups-dark", 1000, 1040);
    }

    @Test void everythingIsWrittenOutByAButton() throws Exception {
        open();
        fire("backup-out");
        until("it is told", () -> lookup(".toast .label").queryAllAs(Label.class).stream().anyMatch(one -> one.getText().contains("1 certificate")));
    }

    @Test void theFormFitsInGerman() throws Exception {
        language(Locale.GERMANY);
        open();
        snapshot("backups-german", 1000, 1040);
    }

    @Test void aBackupIsBroughtBack() throws Exception {
        bringBack("restore");
    }

    @Test void itIsBroughtBackInGermanToo() throws Exception {
        language(Locale.GERMANY);
        bringBack("restore-german");
    }

    private void bringBack(String picture) throws Exception {
        open();
        var backup = lab.office.backups().list().getFirst().file();
        var model = new RestoreModel(PreferenceFile.in(folder), background, new ChosenFiles(), new RestoreModel.Ways(
                (from, to, passphrase, progress) -> Restoration.restore(from, to, passphrase, lab.surroundings, progress),
                restored -> restored.office().close(), () -> {}));
        onWindow(() -> {
            views.add(RestoreController.class, () -> new RestoreController(model));
            layers.show(views.load("restore"));
            model.take(backup);
            return null;
        });
        until("it is read", () -> node("restore-facts", Label.class).isVisible());
        assertThat(node("restore-target", Label.class).getText()).endsWith("lab-restored.chancery");
        snapshots(picture);
        onWindow(() -> {
            model.restore(TestOffice.PASSPHRASE.toCharArray());
            return null;
        });
        until("it is there", () -> Files.exists(folder.resolve("lab-restored.chancery")) && !model.busyProperty().get());
    }
}
