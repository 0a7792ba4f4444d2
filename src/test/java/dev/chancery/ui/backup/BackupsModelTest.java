package dev.chancery.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.BackupSettings;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.StoreFacts;
import dev.chancery.domain.StoredBackup;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Restoration;
import dev.chancery.ui.Background;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.PreferenceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsModelTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private Background background;
    private BackupsModel model;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
        model = new BackupsModel(lab.office, background);
        model.refresh();
    }

    @AfterEach void close() {
        lab.close();
    }

    @Test void aNewStoreShowsTheDefaultsAndNoBackup() {
        assertThat(model.kept()).extracting(field -> field.get()).containsExactly("10", "7", "12");
        assertThat(model.dailyProperty().get()).isTrue();
        assertThat(model.placeProperty().get()).isEqualTo(folder.resolve("lab-backups"));
        assertThat(model.backups()).isEmpty();
        assertThat(model.changedProperty().get()).isFalse();
        assertThat(BackupWords.last(model.backups())).isEqualTo("There is no backup of this store yet.");
    }

    @Test void aBackupThatIsMadeShowsAndIsFoundSound() {
        var made = new ArrayList<StoredBackup>();
        model.make(made::add);
        assertThat(model.backups()).isEqualTo(made);
        var sound = new ArrayList<StoreFacts>();
        model.check(made.getFirst(), sound::add);
        assertThat(sound).hasSize(1);
        assertThat(reported).isEmpty();
    }

    @Test void whatIsWrongWithABackupIsReported() throws IOException {
        model.make(_ -> {});
        Files.writeString(model.backups().getFirst().file(), "no store");
        model.check(model.backups().getFirst(), _ -> {
            throw new AssertionError("sound");
        });
        assertThat(reported).singleElement().isInstanceOf(FileFailure.NotAStore.class);
        model.refresh();
        assertThat(BackupWords.line(model.backups().getFirst())).contains("Chancery");
    }

    @Test void whatIsTypedIsJudgedAndKept() {
        model.kept().getFirst().set("0");
        model.folderProperty().set("somewhere");
        assertThat(model.violations()).extracting(Violation::field).containsExactlyInAnyOrder(Field.BACKUP_FOLDER, Field.BACKUPS_NEWEST);
        model.save(() -> {
            throw new AssertionError("kept");
        });
        model.kept().getFirst().set("3");
        model.folderProperty().set(folder.toString());
        model.dailyProperty().set(false);
        var saved = new ArrayList<String>();
        model.save(() -> saved.add("saved"));
        assertThat(saved).hasSize(1);
        assertThat(lab.office.backups().settings()).isEqualTo(new BackupSettings(folder.toString(), false, 3, 7, 12, 100));
        assertThat(model.changedProperty().get()).isFalse();
        assertThat(model.placeProperty().get()).isEqualTo(folder);
    }

    @Test void aBackupIsLookedAtAndBroughtBackBesideItsFolder() throws IOException {
        var backup = lab.office.backups().make(Progress.NONE).file();
        Files.writeString(folder.resolve("lab-restored.chancery"), "taken");
        var restored = new ArrayList<Restoration.Restored>();
        var restore = new RestoreModel(PreferenceFile.in(folder), background, new ChosenFiles(backup), new RestoreModel.Ways(
                (from, to, passphrase, progress) -> Restoration.restore(from, to, passphrase, lab.surroundings, progress), restored::add, () -> {}));
        restore.chooseBackup();
        assertThat(restore.lookProperty().get()).isPresent();
        assertThat(restore.targetProperty().get()).contains(folder.resolve("lab-restored-2.chancery"));
        restore.restore("another horse".toCharArray());
        assertThat(restore.troubleProperty().get().isNone()).isFalse();
        var passphrase = TestOffice.PASSPHRASE.toCharArray();
        restore.restore(passphrase);
        assertThat(passphrase).containsOnly('\0');
        assertThat(restored).singleElement().satisfies(one -> one.office().close());
        assertThat(PreferenceFile.in(folder).current().recent().getFirst().store()).isEqualTo(folder.resolve("lab-restored-2.chancery"));
    }

    @Test void everythingIsWrittenIntoAFolderOfItsOwn() {
        var written = new ArrayList<Path>();
        model.writeOut(folder, out -> written.add(out.folder()));
        model.writeOut(folder, out -> written.add(out.folder()));
        assertThat(reported).isEmpty();
        assertThat(written).hasSize(2).doesNotHaveDuplicates().allSatisfy(out -> assertThat(out.resolve("README.txt")).exists());
    }

    @Test void whatIsNoBackupIsSaidAtOnce() throws IOException {
        var restore = new RestoreModel(PreferenceFile.in(folder), background, new ChosenFiles(), new RestoreModel.Ways(
                (_, _, _, _) -> {
                    throw new AssertionError("restored");
                }, _ -> {}, () -> {}));
        restore.take(Files.writeString(folder.resolve("notes.txt"), "notes"));
        assertThat(restore.troubleProperty().get().isNone()).isFalse();
        assertThat(restore.lookProperty().get()).isEmpty();
        restore.restore(TestOffice.PASSPHRASE.toCharArray());
    }
}
