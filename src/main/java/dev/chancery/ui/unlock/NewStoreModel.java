package dev.chancery.ui.unlock;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FileViolation;
import dev.chancery.domain.Passphrase;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Trouble;
import dev.chancery.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A store to be: its name, its folder and the passphrase that will open it.
public final class NewStoreModel {

    private static final String REFUSED = "\\/:*?\"<>|";

    private final PreferenceFile preferences;
    private final Background background;
    private final FileChoice choice;
    private final Ways ways;
    private final StringProperty name = new SimpleStringProperty(Words.of("unlock.create.defaultName"));
    private final ObjectProperty<Path> folder;
    private final BooleanProperty recovery = new SimpleBooleanProperty(true);
    private final Background.Newest looking;
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private List<Violation> typed = List.of();
    private Optional<Path> taken = Optional.empty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Trouble> trouble = new ReadOnlyObjectWrapper<>(Trouble.NONE);

    /// Where this form leads: `create` makes the store in the background and does not keep the passphrase, `created`
    /// gets it on the window's thread and whether a recovery key is to be made next, `back` leaves the form.
    public record Ways(BiFunction<Path, char[], Office> create, BiConsumer<Office, Boolean> created, Runnable back) {}

    /// @param folder the one to suggest; it is made when the store is
    public NewStoreModel(PreferenceFile preferences, Background background, FileChoice choice, Path folder, Ways ways) {
        this.preferences = preferences;
        this.background = background;
        this.choice = choice;
        this.folder = new SimpleObjectProperty<>(folder);
        this.ways = ways;
        this.looking = background.newest();
        check(new char[0], new char[0]);
    }

    public StringProperty nameProperty() {
        return name;
    }

    public ReadOnlyObjectProperty<Path> folderProperty() {
        return folder;
    }

    /// Whether a recovery key is to be made next.
    public BooleanProperty recoveryProperty() {
        return recovery;
    }

    /// What is wrong with the form as it was last checked.
    public ObservableList<Violation> violations() {
        return violations;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Trouble> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public void chooseFolder() {
        choice.folder(Words.of("unlock.create.folder.choose")).ifPresent(chosen -> {
            folder.set(chosen);
            judge();
        });
    }

    /// Looks at the whole form. Both passphrases are wiped.
    public void check(char[] passphrase, char[] again) {
        var found = new ArrayList<>(nameViolations());
        found.addAll(Passphrase.violations(passphrase, again));
        Arrays.fill(passphrase, '\0');
        Arrays.fill(again, '\0');
        typed = found;
        judge();
        trouble.set(Trouble.NONE);
    }

    /// A file that is there already is refused before anybody presses Create.
    private void judge() {
        show();
        var file = file();
        looking.load(() -> file.filter(Files::exists), found -> {
            taken = found;
            show();
        });
    }

    private void show() {
        var all = new ArrayList<>(typed);
        taken.filter(_ -> taken.equals(file())).ifPresent(file -> all.add(new FileViolation.FileExists(file.getFileName().toString())));
        violations.setAll(all);
    }

    /// Empty while the name cannot be one.
    private Optional<Path> file() {
        return nameViolations().isEmpty()
                ? Optional.of(folder.get().resolve(name.get().strip() + ".chancery")) : Optional.empty();
    }

    private List<Violation> nameViolations() {
        var text = name.get().strip();
        if (text.isEmpty()) {
            return List.of(new TextViolation.Missing(Field.NAME));
        }
        for (int i = 0; i < text.length(); i++) {
            if (REFUSED.indexOf(text.charAt(i)) >= 0 || Character.isISOControl(text.charAt(i))) {
                return List.of(new TextViolation.ForbiddenCharacter(Field.NAME, text.charAt(i), i));
            }
        }
        return List.of();
    }

    /// Makes the store, if nothing is wrong with the form. The passphrase is wiped when it was used.
    public void create(char[] passphrase) {
        if (busy.get() || !violations.isEmpty()) {
            Arrays.fill(passphrase, '\0');
            return;
        }
        var file = file().orElseThrow();
        busy.set(true);
        trouble.set(Trouble.NONE);
        background.load(() -> attempt(file, passphrase), Runnable::run);
    }

    private Runnable attempt(Path file, char[] passphrase) {
        try {
            makeFolder(requireNonNull(file.getParent()));
            var office = ways.create().apply(file, passphrase);
            return () -> created(file, office);
        } catch (Exception failed) {
            return () -> failed(failed);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static void makeFolder(Path wanted) {
        try {
            Files.createDirectories(wanted);
        } catch (IOException refused) {
            throw new FileFailure.CannotWrite(wanted, refused);
        }
    }

    private void created(Path file, Office office) {
        var now = office.certificates().now();
        busy.set(false);
        ways.created().accept(office, recovery.get());
        preferences.change(before -> before.opened(file, now));
    }

    private void failed(Exception failed) {
        busy.set(false);
        trouble.set(Trouble.of(failed));
    }

    public void back() {
        ways.back().run();
    }
}
