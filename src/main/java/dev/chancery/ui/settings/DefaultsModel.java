package dev.chancery.ui.settings;

import dev.chancery.domain.Checked;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is set for the open store: what its new authorities start with, and when it renews.
public final class DefaultsModel {

    private record Kept(StoreDefaults defaults, RenewalSettings renewal) {}

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final StringProperty life = new SimpleStringProperty("");
    private final ObjectProperty<Optional<KeySpec>> key = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty hours = new SimpleStringProperty("");
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<RenewalSettings>> renewal = new ReadOnlyObjectWrapper<>(Optional.empty());
    private StoreDefaults kept = StoreDefaults.DEFAULT;

    public DefaultsModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
        show(kept);
        List.<Observable>of(life, key, hours, folder).forEach(field -> field.addListener(_ -> check()));
        check();
    }

    /// Reads what is kept. What was typed and not kept yet stays.
    public void refresh() {
        newest.load(() -> new Kept(office.settings().defaults(), office.renewals().settings()), now -> {
            boolean typing = changed.get();
            kept = now.defaults();
            renewal.set(Optional.of(now.renewal()));
            if (!typing) {
                show(kept);
            }
            check();
        });
    }

    /// A lifetime as [dev.chancery.domain.Ttl#parse] reads it.
    public StringProperty lifeProperty() {
        return life;
    }

    /// Empty for the one that the preset of an authority suggests.
    public ObjectProperty<Optional<KeySpec>> keyProperty() {
        return key;
    }

    public StringProperty hoursProperty() {
        return hours;
    }

    /// The full path of a folder, or nothing.
    public StringProperty folderProperty() {
        return folder;
    }

    /// What is wrong with what is typed.
    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Whether something else is typed than is kept.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// When the store renews; empty until it is known.
    public ReadOnlyObjectProperty<Optional<RenewalSettings>> renewalProperty() {
        return renewal.getReadOnlyProperty();
    }

    private void check() {
        var typed = typed();
        violations.setAll(typed.violations());
        changed.set(!typed.is(kept));
    }

    private Checked<StoreDefaults> typed() {
        return StoreDefaults.of(life.get(), key.get(), hours.get(), folder.get());
    }

    private void show(StoreDefaults defaults) {
        life.set(defaults.life().toString());
        key.set(defaults.key());
        hours.set(String.valueOf(defaults.listHours()));
        folder.set(defaults.listFolder());
    }

    /// Puts back what is kept.
    public void revert() {
        show(kept);
    }

    /// Keeps what was typed, if it can be.
    public void save(Runnable done) {
        if (typed() instanceof Checked.Valid<StoreDefaults>(var wanted)) {
            background.run("settings.defaults.job", _ -> {
                office.settings().change(wanted);
                return wanted;
            }, saved -> {
                kept = saved;
                show(saved);
                check();
                done.run();
            });
        }
    }
}
