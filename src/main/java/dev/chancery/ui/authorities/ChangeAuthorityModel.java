package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The form for what can be changed of an authority: its name and what its issuing forms offer first.
public final class ChangeAuthorityModel {

    private final Office office;
    private final Background background;
    private final Background.Newest checking;
    private final Authority authority;
    private final StringProperty name;
    private final ObjectProperty<Profile> profile;
    private final StringProperty life;
    private final ObjectProperty<KeySpec> key;
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();

    public ChangeAuthorityModel(Office office, Background background, Authority authority) {
        this.office = office;
        this.background = background;
        this.checking = background.newest();
        this.authority = authority;
        this.name = new SimpleStringProperty(authority.name());
        this.profile = new SimpleObjectProperty<>(profile(authority.defaults()));
        this.life = new SimpleStringProperty(authority.defaults().life().toString());
        this.key = new SimpleObjectProperty<>(authority.defaults().key());
        List.of(name, life).forEach(each -> each.addListener(_ -> check()));
    }

    private static Profile profile(Authority.Defaults defaults) {
        return Profile.ofCode(defaults.profile()).filter(one -> !one.forAuthority()).orElse(Profile.DEVICE);
    }

    public StringProperty nameProperty() {
        return name;
    }

    /// What a new certificate is for.
    public ObjectProperty<Profile> profileProperty() {
        return profile;
    }

    /// A ttl as [Ttl#parse] reads it.
    public StringProperty lifeProperty() {
        return life;
    }

    public ObjectProperty<KeySpec> keyProperty() {
        return key;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Whether something would be lost by closing the form.
    public boolean touched() {
        return !name.get().equals(authority.name()) || !life.get().equals(authority.defaults().life().toString())
                || profile.get() != profile(authority.defaults()) || key.get() != authority.defaults().key();
    }

    private void check() {
        var wrong = new ArrayList<>(Authority.name(name.get()).violations());
        wrong.addAll(Ttl.parse(life.get()).violations());
        var wanted = name.get().strip();
        checking.load(() -> taken(wanted), taken -> {
            taken.ifPresent(wrong::add);
            violations.setAll(wrong);
        });
    }

    private Optional<Violation> taken(String wanted) {
        return office.authorities().all().stream().filter(other -> !other.id().equals(authority.id()))
                .filter(other -> other.name().equalsIgnoreCase(wanted)).findFirst()
                .map(_ -> new Violation.Taken(Field.NAME, wanted, 0));
    }

    /// Keeps what was typed. Nothing happens while there are violations.
    public void save(Runnable saved) {
        if (violations.isEmpty() && Ttl.parse(life.get()) instanceof Checked.Valid<Ttl>(var ttl)) {
            var wanted = name.get();
            var defaults = new Authority.Defaults(profile.get().code(), ttl, key.get());
            background.load(() -> {
                office.authorities().change(authority.id(), wanted, defaults);
                return wanted;
            }, _ -> saved.run());
        }
    }
}
