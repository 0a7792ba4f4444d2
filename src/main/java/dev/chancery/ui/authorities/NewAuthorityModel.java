package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.TokenKey;
import dev.chancery.domain.Violation;
import dev.chancery.engine.NewAuthority;
import dev.chancery.engine.Office;
import dev.chancery.engine.Preset;
import dev.chancery.pki.Draft;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The form for a new root or intermediate: what is typed, what is wrong with it, and the certificate to be.
public final class NewAuthorityModel {

    private final Office office;
    private final Background background;
    private final Background.Newest drafting;
    private final Optional<Authority> parent;
    private final NewAuthoritySubjectModel subject;
    private final NewAuthorityTermsModel terms;
    private final KeyHomeModel home;
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Decoded> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<Job> making = Optional.empty();
    private boolean touched;

    /// A form for a root, or for an intermediate below `parent`.
    public NewAuthorityModel(Office office, Background background, Optional<Authority> parent) {
        this.office = office;
        this.background = background;
        this.drafting = background.newest();
        this.parent = parent;
        subject = new NewAuthoritySubjectModel(parent);
        terms = new NewAuthorityTermsModel(office, parent);
        home = new KeyHomeModel(office, background);
        if (parent.isEmpty()) {
            apply(Preset.MODERN);
        }
        watch();
        terms.load(background, this::changed);
        check();
    }

    private void watch() {
        home.keyProperty().subscribe(_ -> home.there().flatMap(TokenKey::kind).ifPresent(terms.keyProperty()::set));
        Stream.of(subject.answers(), terms.answers(), home.answers()).flatMap(List::stream).forEach(one -> one.addListener(_ -> changed()));
    }

    private void changed() {
        touched = true;
        check();
    }

    public Optional<Authority> parent() {
        return parent;
    }

    /// Who it is.
    public NewAuthoritySubjectModel subject() {
        return subject;
    }

    /// What it is made by.
    public NewAuthorityTermsModel terms() {
        return terms;
    }

    public ObjectProperty<Preset> presetProperty() {
        return preset;
    }

    /// Where its key shall live.
    public KeyHomeModel home() {
        return home;
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
        terms.take(chosen.key(), chosen.life());
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

    private Checked<NewAuthority> typed() {
        var dn = subject.subject();
        var life = terms.life();
        var key = terms.keyProperty().get();
        var wrong = new ArrayList<>(subject.name().violations());
        wrong.addAll(dn.violations());
        wrong.addAll(life.violations());
        var place = home.place();
        if (place.isEmpty()) {
            wrong.add(new TextViolation.Missing(Field.TOKEN));
        }
        home.there().flatMap(TokenKey::kind).filter(kind -> kind != key)
                .ifPresent(kind -> wrong.add(new KeyViolation.KeyNotAllowed(key, List.of(kind))));
        return Checked.of(wrong, () -> new NewAuthority(subject.nameProperty().get(), parent.map(Authority::id), dn.orRefuse(), key,
                life.orRefuse(), terms.pathLength(), defaults(), terms.profile().chosenProperty().get(), place.orElseThrow()));
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
