package dev.chancery.ui.authorities;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.TokenKey;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.domain.Violation;
import dev.chancery.engine.NewAuthority;
import dev.chancery.engine.Office;
import dev.chancery.engine.Preset;
import dev.chancery.pki.Draft;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
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

/// The form for a new root or intermediate: what is typed, what is wrong with it, and the certificate to be.
public final class NewAuthorityModel {

    /// How many authorities may stand below the new one.
    public enum Depth {
        NONE(OptionalInt.of(0)), ONE(OptionalInt.of(1)), UNLIMITED(OptionalInt.empty());

        private final OptionalInt pathLength;

        Depth(OptionalInt pathLength) {
            this.pathLength = pathLength;
        }
    }

    private final Office office;
    private final Background background;
    private final Background.Newest drafting;
    private final Optional<Authority> parent;

    private final StringProperty name = new SimpleStringProperty("");
    private final Map<Attribute, StringProperty> subject = new EnumMap<>(Attribute.class);
    private final ProfileOffer profile;
    private final KeyHomeModel home;
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>();
    private final ObjectProperty<KeySpec> key = new SimpleObjectProperty<>(KeySpec.EC_P256);
    private final StringProperty life = new SimpleStringProperty("");
    private final ObjectProperty<Depth> depth = new SimpleObjectProperty<>();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Decoded> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<Job> making = Optional.empty();
    private boolean touched;
    private String cut = "";

    /// A form for a root, or for an intermediate below `parent`.
    public NewAuthorityModel(Office office, Background background, Optional<Authority> parent) {
        this.office = office;
        this.background = background;
        this.drafting = background.newest();
        this.parent = parent;
        for (var attribute : Attribute.values()) {
            subject.put(attribute, new SimpleStringProperty(""));
        }
        home = new KeyHomeModel(office, background);
        profile = new ProfileOffer(parent.isPresent() ? Profile.INTERMEDIATE : Profile.ROOT);
        depth.set(parent.isPresent() ? Depth.NONE : Depth.UNLIMITED);
        parent.ifPresentOrElse(this::inherit, () -> apply(Preset.MODERN));
        followName();
        watch();
        profile.load(office, background, this::take);
        check();
    }

    private void inherit(Authority above) {
        key.set(above.certificate().key());
        life.set(Ttl.days(1825).toString());
        if (left(above).duration().compareTo(Ttl.days(1825).duration()) < 0) {
            endWithParent();
        }
        for (var attribute : List.of(Attribute.COUNTRY, Attribute.STATE, Attribute.LOCALITY, Attribute.ORGANIZATION)) {
            above.certificate().subject().value(attribute).ifPresent(requireNonNull(subject.get(attribute))::set);
        }
    }

    /// What the parent has left, less a minute in which somebody may still press Create.
    private Ttl left(Authority above) {
        var left = Duration.between(office.certificates().now(), above.certificate().validity().notAfter()).minusMinutes(1);
        return new Ttl(left.compareTo(Ttl.LEAST) < 0 ? Ttl.LEAST : Duration.ofMinutes(left.toMinutes()));
    }

    /// The common name follows the name until somebody types another one.
    private void followName() {
        var commonName = requireNonNull(subject.get(Attribute.COMMON_NAME));
        name.addListener((_, before, now) -> {
            if (commonName.get().equals(before)) {
                commonName.set(now);
            }
        });
    }

    private void take(Profile chosen) {
        touched = true;
        key.set(chosen.key());
        life.set(chosen.life().toString());
        check();
    }

    private void watch() {
        var all = new ArrayList<javafx.beans.Observable>(subject.values());
        all.addAll(List.of(name, key, life, depth, home.onTokenProperty(), home.tokenProperty(), home.keyProperty()));
        home.keyProperty().subscribe(_ -> home.there().flatMap(TokenKey::kind).ifPresent(key::set));
        all.forEach(one -> one.addListener(_ -> {
            touched = true;
            check();
        }));
    }

    public Optional<Authority> parent() {
        return parent;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty subjectProperty(Attribute attribute) {
        return requireNonNull(subject.get(attribute));
    }

    public ObjectProperty<Preset> presetProperty() {
        return preset;
    }

    public ProfileOffer profile() {
        return profile;
    }

    /// Where its key shall live.
    public KeyHomeModel home() {
        return home;
    }

    public ObjectProperty<KeySpec> keyProperty() {
        return key;
    }

    /// A ttl as [Ttl#parse] reads it.
    public StringProperty lifeProperty() {
        return life;
    }

    public ObjectProperty<Depth> depthProperty() {
        return depth;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// The certificate to be; null while there are violations.
    public ReadOnlyObjectProperty<Decoded> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Whether something would be lost by closing the form.
    public boolean touched() {
        return touched;
    }

    /// Sets the key and the life that the preset stands for; what was typed stays.
    public void apply(Preset chosen) {
        preset.set(chosen);
        key.set(chosen.key());
        life.set(chosen.life().toString());
    }

    /// Shortens the life so that it ends with the parent, within the minute.
    public void endWithParent() {
        parent.ifPresent(above -> {
            cut = left(above).toString();
            life.set(cut);
        });
    }

    /// When the certificate would end; empty while the life is not readable.
    public Optional<Instant> end() {
        return Ttl.parse(life.get()) instanceof Checked.Valid<Ttl>(var ttl)
                ? Optional.of(Validity.issued(office.certificates().now(), ttl).notAfter()) : Optional.empty();
    }

    private void check() {
        var typed = typed();
        drafting.load(() -> typed.map(wanted -> office.authorities().draft(wanted)), this::show);
    }

    private void show(Checked<Checked<Draft>> drafted) {
        var all = new ArrayList<>(drafted.violations());
        if (drafted instanceof Checked.Valid<Checked<Draft>>(var draft)) {
            all.addAll(draft.violations());
        }
        violations.setAll(all);
        preview.set(drafted instanceof Checked.Valid<Checked<Draft>>(Checked.Valid<Draft>(var draft))
                ? draft.preview() : null);
    }

    /// The life as typed, or what the parent has left now when that was asked for and nothing else was typed since.
    private Checked<Ttl> ttl() {
        return parent.filter(_ -> !cut.isEmpty() && cut.equals(life.get())).map(above -> Checked.valid(left(above)))
                .orElseGet(() -> Ttl.parse(life.get()));
    }

    private Checked<NewAuthority> typed() {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        subject.forEach((attribute, value) -> values.put(attribute, value.get()));
        var dn = DistinguishedName.of(values);
        var ttl = ttl();
        var wrong = new ArrayList<>(Authority.name(name.get()).violations());
        wrong.addAll(dn.violations());
        wrong.addAll(ttl.violations());
        var place = home.place();
        if (place.isEmpty()) {
            wrong.add(new TextViolation.Missing(Field.TOKEN));
        }
        home.there().flatMap(TokenKey::kind).filter(kind -> kind != key.get())
                .ifPresent(kind -> wrong.add(new KeyViolation.KeyNotAllowed(key.get(), List.of(kind))));
        return Checked.of(wrong, () -> new NewAuthority(name.get(), parent.map(Authority::id), dn.orRefuse(), key.get(),
                ttl.orRefuse(), depth.get().pathLength, defaults(), profile.chosenProperty().get(), place.orElseThrow()));
    }

    private Authority.Defaults defaults() {
        return parent.map(Authority::defaults).orElseGet(() -> preset.get().defaults(StoreDefaults.DEFAULT));
    }

    /// A root starts with what its preset and the store have for it, an intermediate with what its parent has.
    private NewAuthority furnished(NewAuthority wanted, Preset chosen) {
        return parent.isPresent() ? wanted : wanted.with(chosen.defaults(office.settings().defaults()));
    }

    /// Whether the authority is being made right now.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Makes the key and the certificate in the background. Nothing happens while there are violations, or twice.
    public void create(Consumer<Authority> whenDone) {
        if (!busy.get() && violations.isEmpty() && typed() instanceof Checked.Valid<NewAuthority>(var wanted)) {
            var chosen = preset.get();
            var job = background.run("authorities.job.create",
                    progress -> office.authorities().create(furnished(wanted, chosen), progress), whenDone);
            making = Optional.of(job);
            job.stateProperty().subscribe(state -> busy.set(state == Job.State.RUNNING));
        }
    }

    /// Stops making the authority; nothing of it stays, and the form is as it was.
    ///
    /// @return whether it was being made
    public boolean stop() {
        making.ifPresent(Job::cancel);
        return busy.get();
    }
}
