package dev.chancery.ui.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileViolation;
import dev.chancery.domain.TextViolation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.PreferenceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewStoreModelTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private final List<Office> created = new ArrayList<>();
    private final ChosenFiles files = new ChosenFiles();
    private TestOffice lab;
    private PreferenceFile preferences;
    private NewStoreModel model;

    @BeforeEach void openForm() {
        lab = TestOffice.in(folder);
        preferences = PreferenceFile.in(folder.resolve("preferences"));
        model = new NewStoreModel(preferences, new Background(Runnable::run, Runnable::run, reported::add, lab.clock),
                files, folder, new NewStoreModel.Ways(
                        (file, passphrase) -> Office.create(file, passphrase, lab.surroundings), (office, _) -> created.add(office), () -> {}));
    }

    @AfterEach void closeStores() {
        created.forEach(Office::close);
        lab.close();
        assertThat(reported).isEmpty();
    }

    private static char[] good() {
        return "correct horse battery".toCharArray();
    }

    private void name(String name) {
        model.nameProperty().set(name);
        model.check(good(), good());
    }

    @Test void aFileThatIsThereIsRefusedBeforeAnybodyPressesCreate() throws Exception {
        name("lab");
        assertThat(model.violations()).containsExactly(new FileViolation.FileExists("lab.chancery"));
        var before = Files.readAllBytes(lab.file);
        model.create(good());
        assertThat(created).isEmpty();
        assertThat(Files.readAllBytes(lab.file)).isEqualTo(before);
        name("lab 2");
        assertThat(model.violations()).isEmpty();
    }

    @Test void anotherFolderIsLookedAtToo() throws Exception {
        name("lab");
        files.next(Files.createDirectories(folder.resolve("empty")));
        model.chooseFolder();
        assertThat(model.violations()).isEmpty();
        files.next(folder);
        model.chooseFolder();
        assertThat(model.violations()).containsExactly(new FileViolation.FileExists("lab.chancery"));
    }

    @Test void aNameThatIsNoneIsSaidAndNotLookedFor() {
        name("../lab");
        assertThat(model.violations()).containsExactly(new TextViolation.ForbiddenCharacter(Field.NAME, '/', 2));
        name("a\0b");
        assertThat(model.violations()).containsExactly(new TextViolation.ForbiddenCharacter(Field.NAME, 0, 1));
        name("  ");
        assertThat(model.violations()).containsExactly(new TextViolation.Missing(Field.NAME));
    }

    @Test void aNewStoreIsRememberedWithTheTimeItWasOpened() {
        name("Bench");
        model.create(good());
        assertThat(created).hasSize(1);
        assertThat(preferences.current().recent()).singleElement().satisfies(recent -> {
            assertThat(recent.store()).isEqualTo(folder.resolve("Bench.chancery"));
            assertThat(recent.opened()).contains(lab.clock.instant());
        });
    }
}
