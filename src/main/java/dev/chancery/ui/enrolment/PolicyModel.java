package dev.chancery.ui.enrolment;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.EnrolmentPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/// What one authority lets devices fetch by themselves, while somebody changes it.
public final class PolicyModel {

    /// Whether devices may ask for certificates for keys of their own.
    public enum Enrols { OFF, ASK, ALWAYS }

    private record Known(EnrolmentPolicy policy, List<Profile> profiles) {}

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final Authority authority;
    private final BooleanProperty downloads = new SimpleBooleanProperty();
    private final ObjectProperty<Enrols> enrols = new SimpleObjectProperty<>(Enrols.OFF);
    private final StringProperty label = new SimpleStringProperty("");
    private final StringProperty life = new SimpleStringProperty("");
    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>();
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ObservableSet<KeySpec> keys = FXCollections.observableSet();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private boolean asks = true;

    public PolicyModel(Office office, Background background, Authority authority) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
        this.authority = authority;
    }

    public Authority authority() {
        return authority;
    }

    public BooleanProperty downloadsProperty() {
        return downloads;
    }

    public ObjectProperty<Enrols> enrolsProperty() {
        return enrols;
    }

    public StringProperty labelProperty() {
        return label;
    }

    public StringProperty lifeProperty() {
        return life;
    }

    public ObjectProperty<Profile> profileProperty() {
        return profile;
    }

    public ObservableList<Profile> profiles() {
        return profiles;
    }

    /// The kinds of key that are taken; none for all that the authority issues for.
    public ObservableSet<KeySpec> keys() {
        return keys;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Fills the form, and looks at it whenever it changes from then on.
    public void begin() {
        background.load(() -> new Known(office.enrolmentPolicies().of(authority.id()), office.profiles().forThings()), known -> {
            fill(known);
            List.of(downloads, enrols, label, life, profile, keys).forEach(one -> one.addListener((InvalidationListener) _ -> check()));
        });
    }

    private void fill(Known known) {
        var policy = known.policy();
        asks = policy.asks();
        downloads.set(policy.downloads());
        enrols.set(policy.enrols() ? policy.asks() ? Enrols.ASK : Enrols.ALWAYS : Enrols.OFF);
        label.set(policy.label());
        life.set(policy.life().toString());
        keys.addAll(policy.keys());
        profiles.setAll(known.profiles());
        profile.set(known.profiles().stream().filter(one -> one.code().equals(policy.profile())).findFirst().orElse(known.profiles().getFirst()));
    }

    private Checked<EnrolmentPolicy> typed() {
        var code = profile.get().code();
        return Ttl.parse(life.get()).map(span -> new EnrolmentPolicy(downloads.get(), enrols.get() != Enrols.OFF,
                enrols.get() == Enrols.OFF ? asks : enrols.get() == Enrols.ASK, label.get().strip(), code, span, keys));
    }

    private void check() {
        switch (typed()) {
            case Checked.Valid<EnrolmentPolicy>(var policy) ->
                    newest.load(() -> office.enrolmentPolicies().violations(authority.id(), policy), violations::setAll);
            case Checked.Invalid<EnrolmentPolicy>(var reasons) -> violations.setAll(reasons);
        }
    }

    /// Keeps what was typed, if it can be.
    public void save(Runnable then) {
        if (typed() instanceof Checked.Valid<EnrolmentPolicy>(var policy)) {
            background.run("enrolment.policy.job", _ -> {
                office.enrolmentPolicies().change(authority.id(), policy);
                return policy;
            }, _ -> then.run());
        }
    }
}
