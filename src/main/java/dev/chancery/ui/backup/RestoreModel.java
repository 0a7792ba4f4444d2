package dev.chancery.ui.backup;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.BackupName;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Restoration;
import dev.chancery.engine.Restoration.Look;
import dev.chancery.engine.Restoration.Restored;
import dev.chancery.ui.Background;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Trouble;
import dev.chancery.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// A backup on its way to a store of its own: what it is, where the store will be, and the passphrase.
public final class RestoreModel {

    private static final String ENDING = ".chancery";

    private final PreferenceFile preferences;
    private final Background background;
    private final FileChoice choice;
    private final Ways ways;
    private final Background.Newest looking;
    private final ObjectProperty<Optional<Path>> backup = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Path>> target = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Look>> look = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Trouble> trouble = new ReadOnlyObjectWrapper<>(Trouble.NONE);

    /// Brings a backup back in the background, and does not keep the passphrase.
    @FunctionalInterface
    public interface Restore {
        Restored restore(Path backup, Path target, char[] passphrase, Progress progress);
    }

    /// Where this form leads: `restored` gets the open store on the window's thread, `back` leaves the form.
    public record Ways(Restore restore, Consumer<Restored> restored, Runnable back) {}

    public RestoreModel(PreferenceFile preferences, Background background, FileChoice choice, Ways ways) {
        this.preferences = preferences;
        this.background = background;
        this.choice = choice;
        this.ways = ways;
        this.looking = background.newest();
    }

    public ReadOnlyObjectProperty<Optional<Path>> backupProperty() {
        return backup;
    }

    /// Where the store will be.
    public ReadOnlyObjectProperty<Optional<Path>> targetProperty() {
        return target;
    }

    /// What the backup is; empty until it has been read whole.
    public ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
        return look.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Trouble> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public void chooseBackup() {
        var kind = new FileChoice.Kind(Words.of("backup.from.kind"), List.of("*.backup", "*.chancery"));
        choice.open(Words.of("backup.from.choose"), kind).ifPresent(this::take);
    }

    /// Reads this backup whole and proposes a place for the store.
    public void take(Path file) {
        backup.set(Optional.of(file));
        look.set(Optional.empty());
        target.set(Optional.empty());
        trouble.set(Trouble.NONE);
        looking.load(() -> read(file), Runnable::run);
    }

    private Runnable read(Path file) {
        try {
            var seen = Restoration.look(file);
            var proposed = proposed(file);
            return () -> {
                look.set(Optional.of(seen));
                target.set(Optional.of(proposed));
            };
        } catch (Exception unfit) {
            return () -> trouble.set(Trouble.of(unfit));
        }
    }

    /// Beside the folder with the backups, under a name that is free.
    private static Path proposed(Path file) {
        var name = BackupName.parse(file.getFileName().toString());
        var base = name.map(BackupName::store).orElseGet(() -> BackupName.ofStore(file));
        var folder = requireNonNull(file.toAbsolutePath().getParent());
        var above = folder.getParent();
        var place = above != null && folder.endsWith(base + "-backups") ? above : folder;
        int count = 1;
        while (Files.exists(place.resolve(base + "-restored" + (count == 1 ? "" : "-" + count) + ENDING))) {
            count++;
        }
        return place.resolve(base + "-restored" + (count == 1 ? "" : "-" + count) + ENDING);
    }

    public void chooseTarget() {
        var kind = new FileChoice.Kind(Words.of("unlock.kind"), List.of("*.chancery"));
        var suggested = target.get().map(path -> path.getFileName().toString()).orElse("");
        choice.save(Words.of("backup.from.name").replace("_", ""), suggested, kind).ifPresent(chosen -> target.set(Optional.of(chosen)));
    }

    /// Brings the backup back. The passphrase is wiped when it was used.
    public void restore(char[] passphrase) {
        if (busy.get() || look.get().isEmpty() || target.get().isEmpty()) {
            Arrays.fill(passphrase, '\0');
            return;
        }
        var from = backup.get().orElseThrow();
        var to = target.get().orElseThrow();
        busy.set(true);
        trouble.set(Trouble.NONE);
        background.load(() -> attempt(from, to, passphrase), Runnable::run);
    }

    private Runnable attempt(Path from, Path to, char[] passphrase) {
        try {
            var restored = ways.restore().restore(from, to, passphrase, Progress.NONE);
            return () -> restored(to, restored);
        } catch (Exception failed) {
            return () -> failed(failed);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private void restored(Path file, Restored restored) {
        var now = restored.office().certificates().now();
        busy.set(false);
        ways.restored().accept(restored);
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
