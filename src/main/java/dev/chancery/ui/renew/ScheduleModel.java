package dev.chancery.ui.renew;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.ScheduledRun;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// When certificates are renewed by themselves, what a run would do now, and what the last ones did.
public final class ScheduleModel {

    private static final int RUNS = 20;

    /// What is known of the scheduler: the names of the authorities that it works for, and its last runs.
    public record Shown(RenewalSettings settings, List<String> authorities, List<ScheduledRun> runs) {}

    /// How many a run would renew, and how many it could not.
    public record Tried(int ready, int problems) {}

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final StringProperty time = new SimpleStringProperty("");
    private final StringProperty window = new SimpleStringProperty("");
    private final StringProperty grace = new SimpleStringProperty("");
    private final BooleanProperty expiredToo = new SimpleBooleanProperty();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Tried>> tried = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ScheduleModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
        List.of(time, window, grace, expiredToo).forEach(property -> property.addListener(_ -> violations.setAll(typed().violations())));
    }

    /// A time of day, UTC.
    public StringProperty timeProperty() {
        return time;
    }

    public StringProperty windowProperty() {
        return window;
    }

    public StringProperty graceProperty() {
        return grace;
    }

    public BooleanProperty expiredTooProperty() {
        return expiredToo;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What a run would do, once that was asked for.
    public ReadOnlyObjectProperty<Optional<Tried>> triedProperty() {
        return tried.getReadOnlyProperty();
    }

    private Checked<RenewalSettings> typed() {
        return RenewalSettings.of(time.get(), window.get(), grace.get(), expiredToo.get());
    }

    /// Reads everything and fills the form.
    public void begin() {
        newest.load(this::read, read -> {
            time.set(read.settings().time().toString());
            window.set(String.valueOf(read.settings().windowDays()));
            grace.set(String.valueOf(read.settings().graceDays()));
            expiredToo.set(read.settings().expiredToo());
            shown.set(Optional.of(read));
        });
    }

    private Shown read() {
        var on = office.scheduler().authorities();
        var names = office.authorities().all().stream().filter(one -> on.contains(one.id())).map(Authority::name).toList();
        return new Shown(office.renewals().settings(), names, office.scheduler().runs(RUNS));
    }

    /// Keeps what was typed, if it can be.
    public void save(Runnable then) {
        if (typed() instanceof Checked.Valid<RenewalSettings>(var settings)) {
            background.run("renew.schedule.saving", _ -> {
                office.scheduler().change(settings);
                return settings;
            }, _ -> then.run());
        }
    }

    /// Looks what a run would do now by the settings that are kept; nothing is changed.
    public void tryNow() {
        background.run("renew.schedule.trying", _ -> office.scheduler().dryRun(),
                found -> tried.set(Optional.of(new Tried(found.ready().size(), found.problems().size()))));
    }

    public void runNow(Consumer<ScheduledRun> then) {
        background.run("renew.schedule.running", office.scheduler()::run, run -> {
            then.accept(run);
            newest.load(this::read, read -> shown.set(Optional.of(read)));
        });
    }
}
