package dev.chancery.ui.profiles;

import dev.chancery.domain.Advice;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The editor of a profile: what is typed, what is wrong with it, and the certificate to be.
public final class ProfileFormModel {

    /// What the profile means as it stands: itself, what is to be said about it, and a certificate by it.
    public record Meaning(Profile profile, List<Advice> advice, Optional<Decoded> preview) {}

    private record Seen(List<Violation> violations, Optional<Meaning> meaning) {}

    private final Office office;
    private final Background background;
    private final Background.Newest checking;
    private final Profile before;
    private final boolean isNew;
    private final StringProperty name;
    private final ObjectProperty<KeySpec> key;
    private final StringProperty life;
    private final StringProperty longest;
    private final ObjectProperty<Duration> backdate;
    private final NamingModel naming;
    private final UsageModel usage;
    private final AdditionsModel additions;
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Meaning>> meaning = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty settled = new SimpleBooleanProperty();
    private final BooleanProperty saving = new SimpleBooleanProperty();
    private final BooleanBinding ready = Bindings.isEmpty(violations).and(settled).and(saving.not());
    private boolean touched;

    private ProfileFormModel(Office office, Background background, Profile profile, boolean isNew) {
        this.office = office;
        this.background = background;
        this.checking = background.newest();
        this.before = profile;
        this.isNew = isNew;
        name = new SimpleStringProperty(profile.name());
        key = new SimpleObjectProperty<>(profile.key());
        life = new SimpleStringProperty(profile.life().toString());
        longest = new SimpleStringProperty(profile.terms().longest().map(Ttl::toString).orElse(""));
        backdate = new SimpleObjectProperty<>(profile.terms().backdate());
        naming = new NamingModel(profile.naming());
        usage = new UsageModel(profile.usages());
        additions = new AdditionsModel(office, background, profile.additions());
        watch();
        check();
    }

    /// For a profile that is not in the store yet, such as a copy.
    public static ProfileFormModel forNew(Office office, Background background, Profile profile) {
        return new ProfileFormModel(office, background, profile, true);
    }

    public static ProfileFormModel forChange(Office office, Background background, Profile profile) {
        return new ProfileFormModel(office, background, profile, false);
    }

    private void watch() {
        var all = new ArrayList<Observable>(List.of(name, key, life, longest, backdate));
        all.addAll(naming.all());
        all.addAll(usage.all());
        all.addAll(additions.all());
        all.forEach(one -> one.addListener(_ -> {
            touched = true;
            check();
        }));
    }

    public boolean isNew() {
        return isNew;
    }

    /// Whether the profile is for authorities: that is settled when it is copied.
    public boolean forAuthority() {
        return before.forAuthority();
    }

    public StringProperty nameProperty() {
        return name;
    }

    public ObjectProperty<KeySpec> keyProperty() {
        return key;
    }

    /// A ttl as [Ttl#parse] reads it.
    public StringProperty lifeProperty() {
        return life;
    }

    /// The same; blank for no limit.
    public StringProperty longestProperty() {
        return longest;
    }

    public ObjectProperty<Duration> backdateProperty() {
        return backdate;
    }

    public NamingModel naming() {
        return naming;
    }

    public UsageModel usage() {
        return usage;
    }

    public AdditionsModel additions() {
        return additions;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Empty while the profile contradicts itself.
    public ReadOnlyObjectProperty<Optional<Meaning>> meaningProperty() {
        return meaning.getReadOnlyProperty();
    }

    /// Whether the profile can be saved.
    public BooleanBinding readyProperty() {
        return ready;
    }

    /// Whether something would be lost by closing the editor.
    public boolean isTouched() {
        return touched;
    }

    private void check() {
        settled.set(false);
        var typed = profile();
        checking.load(() -> see(typed), seen -> {
            violations.setAll(seen.violations());
            meaning.set(seen.meaning());
            settled.set(true);
        });
    }

    private Seen see(Checked<Profile> typed) {
        return switch (typed) {
            case Checked.Invalid<Profile>(var reasons) -> new Seen(reasons, Optional.empty());
            case Checked.Valid<Profile>(var profile) -> seeValid(profile);
        };
    }

    private Seen seeValid(Profile profile) {
        var wrong = office.profiles().violations(profile);
        if (!profile.violations().isEmpty()) {
            return new Seen(wrong, Optional.empty());
        }
        var preview = office.profiles().preview(profile)
                .flatMap(seen -> seen instanceof Checked.Valid<Decoded>(var decoded) ? Optional.of(decoded) : Optional.empty());
        return new Seen(wrong, Optional.of(new Meaning(profile, Advice.of(profile), preview)));
    }

    Checked<Profile> profile() {
        var usual = Ttl.parse(life.get());
        var most = longest.get().isBlank() ? Checked.valid(Optional.<Ttl>empty()) : Ttl.parse(longest.get()).map(Optional::of);
        var more = additions.additions();
        var wrong = new ArrayList<Violation>(usual.violations());
        wrong.addAll(most.violations());
        wrong.addAll(more.violations());
        return Checked.of(wrong, () -> new Profile(before.code(), name.get(), before.kind(), usage.usages(), naming.naming(),
                new Profile.Terms(key.get(), usual.orRefuse(), most.orRefuse(), backdate.get()), more.orRefuse()));
    }

    /// Saves the profile; a name that was taken in the meantime is said in the form.
    public void save(Consumer<Profile> saved) {
        var profile = profile().orRefuse();
        var job = background.run("profiles.saving", _ -> save(profile), refusals -> {
            violations.addAll(refusals);
            if (refusals.isEmpty()) {
                saved.accept(profile);
            }
        });
        saving.bind(job.stateProperty().isEqualTo(Job.State.RUNNING));
    }

    private List<Violation> save(Profile profile) {
        try {
            if (isNew) {
                office.profiles().add(profile);
            } else {
                office.profiles().change(profile);
            }
            return List.of();
        } catch (Failure.Refused refused) {
            return refused.violations();
        }
    }
}
