package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.CrossCertificate;
import dev.chancery.domain.Field;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.domain.Violation;
import dev.chancery.engine.CrossOrder;
import dev.chancery.engine.CrossSigning.Subject;
import dev.chancery.engine.CrossSigning.Terms;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
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

/// The form by which an authority signs for another one: of this store, or out of a file.
public final class CrossSignModel {

    /// An authority to sign for.
    public record Other(Subject subject) {

        /// What the lab calls it, or how its certificate names it.
        public String name() {
            return subject.ofStore().map(Authority::name).orElseGet(() -> subject.decoded().subject());
        }
    }

    private static final int MOST_LEVELS = 32;

    private final Office office;
    private final Background background;
    private final Background.Newest reading;
    private final Background.Newest checking;
    private final Authority signer;
    private final ObservableList<Other> subjects = FXCollections.observableArrayList();
    private final ObjectProperty<Other> subject = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<Terms>> terms = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty pasted = new SimpleStringProperty("");
    private final StringProperty pathLength = new SimpleStringProperty("");
    private final StringProperty life = new SimpleStringProperty("");
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final BooleanProperty checked = new SimpleBooleanProperty();
    private final BooleanProperty working = new SimpleBooleanProperty();

    public CrossSignModel(Office office, Background background, Authority signer) {
        this.office = office;
        this.background = background;
        this.reading = background.newest();
        this.checking = background.newest();
        this.signer = signer;
        subject.subscribe(chosen -> Optional.ofNullable(chosen).ifPresent(this::offer));
        pasted.addListener((_, _, text) -> paste(text));
        pathLength.addListener(_ -> check());
        life.addListener(_ -> check());
        background.load(() -> office.crossSigning().subjects(signer.id()).stream().map(Other::new).toList(), subjects::setAll);
    }

    public Authority signer() {
        return signer;
    }

    /// Those that can be chosen: the store's others, and what was given.
    public ObservableList<Other> subjects() {
        return subjects;
    }

    /// Whom it is to sign for; null while nobody is chosen.
    public ObjectProperty<Other> subjectProperty() {
        return subject;
    }

    /// What the chosen one can get; empty while none is chosen.
    public ReadOnlyObjectProperty<Optional<Terms>> termsProperty() {
        return terms.getReadOnlyProperty();
    }

    /// PEM that somebody pastes.
    public StringProperty pastedProperty() {
        return pasted;
    }

    /// How many levels may stand below, empty for all that the signer leaves.
    public StringProperty pathLengthProperty() {
        return pathLength;
    }

    /// A ttl as [Ttl#parse] reads it.
    public StringProperty lifeProperty() {
        return life;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Whether it can be signed.
    public BooleanBinding ready() {
        return checked.and(working.not()).and(subject.isNotNull()).and(Bindings.isEmpty(violations));
    }

    /// When the certificate would end; empty while the life cannot be read.
    public Optional<Instant> end() {
        return Ttl.parse(life.get()) instanceof Checked.Valid<Ttl>(var ttl)
                ? Optional.of(Validity.issued(office.certificates().now(), ttl).notAfter()) : Optional.empty();
    }

    public boolean touched() {
        return !pasted.get().isBlank();
    }

    /// Takes the authority whose certificate is in this file.
    public void open(Path file) {
        reading.load(() -> office.crossSigning().read(file), this::take);
    }

    private void paste(String text) {
        if (!text.isBlank()) {
            reading.load(() -> office.crossSigning().read(text.getBytes(StandardCharsets.ISO_8859_1)), this::take);
        }
    }

    private void take(Checked<Subject> read) {
        switch (read) {
            case Checked.Valid<Subject>(var given) -> {
                var same = subjects.stream().filter(one -> one.subject().certificate().equals(given.certificate())).findFirst();
                var other = same.orElseGet(() -> new Other(given));
                if (same.isEmpty()) {
                    subjects.add(other);
                }
                subject.set(other);
            }
            case Checked.Invalid<Subject>(var reasons) -> {
                subject.set(null);
                terms.set(Optional.empty());
                violations.setAll(reasons);
            }
        }
    }

    private void offer(Other chosen) {
        background.load(() -> office.crossSigning().terms(signer.id(), chosen.subject()), offered -> {
            terms.set(Optional.of(offered));
            var hours = offered.life().duration().toHours();
            life.set((hours > 0 ? new Ttl(Duration.ofHours(hours)) : offered.life()).toString());
            check();
        });
    }

    private void check() {
        checked.set(false);
        if (subject.get() == null) {
            return;
        }
        var ttl = Ttl.parse(life.get());
        var wrong = new ArrayList<>(ttl.violations());
        levels().ifPresentOrElse(_ -> { }, () -> wrong.add(new TextViolation.OutOfRange(Field.PATH_LENGTH, pathLength.get(), 0, MOST_LEVELS)));
        if (wrong.isEmpty()) {
            var order = order(ttl.orRefuse());
            checking.load(() -> office.crossSigning().propose(order).violations(), this::judge);
        } else {
            judge(wrong);
        }
    }

    private void judge(List<Violation> wrong) {
        violations.setAll(wrong);
        checked.set(true);
    }

    /// Nothing at all when it is no number.
    private Optional<OptionalInt> levels() {
        var text = pathLength.get().strip();
        if (text.isEmpty()) {
            return Optional.of(OptionalInt.empty());
        }
        return Optional.of(text).filter(digits -> digits.matches("\\d{1,2}")).map(Integer::parseInt)
                .filter(levels -> levels <= MOST_LEVELS).map(OptionalInt::of);
    }

    private CrossOrder order(Ttl ttl) {
        return new CrossOrder(signer.id(), subject.get().subject().certificate(), ttl, levels().orElseThrow());
    }

    /// Signs. Nothing happens while it is not ready.
    public void sign(Consumer<CrossCertificate> then) {
        if (!ready().get()) {
            return;
        }
        var order = order(Ttl.parse(life.get()).orRefuse());
        working.set(true);
        background.run("rekey.cross.job", _ -> office.crossSigning().sign(order), then).stateProperty()
                .subscribe(state -> working.set(state == Job.State.RUNNING));
    }
}
