package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Field;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The form for what can be changed of an authority: its name and what its issuing forms offer first.
public final class ChangeAuthorityModel {

    private record Known(List<Profile> profiles, IssuingPolicy policy) {}

    private final Office office;
    private final Background background;
    private final Background.Newest checking;
    private final Authority authority;
    private final StringProperty name;
    private final ObjectProperty<Profile> profile;
    private final StringProperty life;
    private final ObjectProperty<KeySpec> key;
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private IssuingPolicy policy = IssuingPolicy.OPEN;
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();

    public ChangeAuthorityModel(Office office, Background background, Authority authority) {
        this.office = office;
        this.background = background;
        this.checking = background.newest();
        this.authority = authority;
        this.name = new SimpleStringProperty(authority.name());
        this.profile = new SimpleObjectProperty<>(BuiltIn.ofCode(authority.defaults().profile()).orElse(Profile.DEVICE));
        this.life = new SimpleStringProperty(authority.defaults().life().toString());
        this.key = new SimpleObjectProperty<>(authority.defaults().key());
        List.<Observable>of(name, life, profile, key).forEach(each -> each.addListener(_ -> check()));
        background.load(() -> new Known(office.profiles().forThings(), office.authorities().policy(authority.id())), this::know);
    }

    private void know(Known known) {
        profiles.setAll(known.profiles());
        policy = known.policy();
        profiles.stream().filter(one -> one.code().equals(authority.defaults().profile())).findFirst().ifPresent(profile::set);
        check();
    }

    /// Those that certificates for things can be issued by.
    public ObservableList<Profile> profiles() {
        return profiles;
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
                || !profile.get().code().equals(authority.defaults().profile()) || key.get() != authority.defaults().key();
    }

    /// What is offered first must be what the authority may issue.
    private void check() {
        if (profile.get() == null) {
            return;
        }
        var wrong = new ArrayList<>(Authority.name(name.get()).violations());
        var ttl = Ttl.parse(life.get());
        wrong.addAll(ttl.violations());
        wrong.addAll(policy.violations(profile.get(), key.get(), ttl.map(Ttl::duration).orElse(Duration.ZERO)));
        var wanted = name.get().strip();
        checking.load(() -> taken(wanted), taken -> {
            taken.ifPresent(wrong::add);
            violations.setAll(wrong);
        });
    }

    private Optional<Violation> taken(String wanted) {
        return office.authorities().all().stream().filter(other -> !other.id().equals(authority.id()))
                .filter(other -> other.name().equalsIgnoreCase(wanted)).findFirst()
                .map(_ -> new TextViolation.Taken(Field.NAME, wanted, 0));
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
