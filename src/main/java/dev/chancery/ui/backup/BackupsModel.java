package dev.chancery.ui.backup;

import dev.chancery.domain.BackupSettings;
import dev.chancery.domain.Checked;
import dev.chancery.domain.StoreFacts;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Everything;
import dev.chancery.engine.Office;
import dev.chancery.domain.StoredBackup;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.Observable;
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

/// The backups of the open store, and how they are set.
public final class BackupsModel {

    private record Kept(BackupSettings settings, Path folder, List<StoredBackup> backups) {}

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final StringProperty folder = new SimpleStringProperty("");
    private final BooleanProperty daily = new SimpleBooleanProperty();
    private final List<StringProperty> kept = List.of(new SimpleStringProperty(""), new SimpleStringProperty(""), new SimpleStringProperty(""));
    private final StringProperty before = new SimpleStringProperty("");
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Path> place = new ReadOnlyObjectWrapper<>(Path.of(""));
    private final ObservableList<StoredBackup> backups = FXCollections.observableArrayList();
    private final ObjectProperty<BackupSettings> settings = new SimpleObjectProperty<>(BackupSettings.DEFAULT);

    public BackupsModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
        revert();
        List.<Observable>of(folder, daily, kept.get(0), kept.get(1), kept.get(2), before)
                .forEach(field -> field.addListener(_ -> judge()));
        judge();
    }

    /// Reads what is there. What was typed and not kept yet stays.
    public void refresh() {
        newest.load(() -> new Kept(office.backups().settings(), office.backups().folder(), office.backups().list()), now -> {
            boolean typing = changed.get();
            settings.set(now.settings());
            place.set(now.folder());
            backups.setAll(now.backups());
            if (!typing) {
                revert();
            }
            judge();
        });
    }

    /// The full path of a folder, or nothing for the one beside the store.
    public StringProperty folderProperty() {
        return folder;
    }

    public BooleanProperty dailyProperty() {
        return daily;
    }

    /// How many stay: of the newest, of days, of months.
    public List<StringProperty> kept() {
        return kept;
    }

    /// From how many things on a job begins with a backup.
    public StringProperty beforeProperty() {
        return before;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Whether something else is typed than is kept.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// The folder that is used now.
    public ReadOnlyObjectProperty<Path> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /// The newest first.
    public ObservableList<StoredBackup> backups() {
        return backups;
    }

    private Checked<BackupSettings> typed() {
        return BackupSettings.of(folder.get(), daily.get(), kept.stream().map(StringProperty::get).toList(), before.get());
    }

    private void judge() {
        var typed = typed();
        violations.setAll(typed.violations());
        changed.set(!typed.is(settings.get()));
    }

    /// Puts back what is kept.
    public void revert() {
        var now = settings.get();
        folder.set(now.folder());
        daily.set(now.daily());
        kept.get(0).set(String.valueOf(now.newest()));
        kept.get(1).set(String.valueOf(now.days()));
        kept.get(2).set(String.valueOf(now.months()));
        before.set(String.valueOf(now.before()));
    }

    /// Keeps what was typed, if it can be.
    public void save(Runnable done) {
        if (typed() instanceof Checked.Valid<BackupSettings>(var wanted)) {
            background.run("backup.settings.job", _ -> {
                office.backups().change(wanted);
                return wanted;
            }, saved -> {
                settings.set(saved);
                revert();
                judge();
                refresh();
                done.run();
            });
        }
    }

    /// Makes a backup now.
    public void make(Consumer<StoredBackup> done) {
        background.run("backup.job", office.backups()::make, made -> {
            refresh();
            done.accept(made);
        });
    }

    /// Writes everything but private keys into a new folder below this one.
    public void writeOut(Path parent, Consumer<Everything.Written> done) {
        background.run("backup.out.job", progress -> office.everything().writeBelow(parent, progress), done);
    }

    /// Reads one whole; what is wrong with it is told as a failure.
    public void check(StoredBackup backup, Consumer<StoreFacts> done) {
        background.run("backup.check.job", _ -> office.backups().check(backup.file()), done);
    }
}
