package dev.chancery.ui.renew;

import dev.chancery.domain.BulkId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Acknowledgement;
import dev.chancery.engine.Handover;
import dev.chancery.engine.Office;
import dev.chancery.engine.Proposal;
import dev.chancery.engine.RenewalTerms;
import dev.chancery.engine.RenewalTerms.KeyChoice;
import dev.chancery.engine.RenewalTerms.Life;
import dev.chancery.engine.ReplacementWish;
import dev.chancery.engine.Replacements;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The question before certificates are renewed or rotated: on what terms, what becomes of the old ones, and what becomes
/// of what.
public final class RenewModel {

    /// What is asked for.
    public enum Kind { RENEW, ROTATE }

    /// What becomes of the old ones.
    public enum Old { WHEN_CONFIRMED, AT_ONCE, NEVER }

    private static final int FIRST = 3;
    private static final char[] NO_FILES = {};

    /// What would happen: how many there are, the first of what would take whose place, and what cannot be replaced.
    /// `there` are the Vaults that have to sign. `outlives` tells that somebody's life would go beyond its authority's.
    public record Shown(int asked, int ready, List<Proposal> first, List<Replacements.Problem> problems, boolean outlives,
            List<VaultHome> there) {}

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final Kind kind;
    private final long[] certificates;
    private final Consumer<Replacements> done;
    private final BooleanProperty keepsKey = new SimpleBooleanProperty();
    private final BooleanProperty cut = new SimpleBooleanProperty();
    private final ObjectProperty<Old> old = new SimpleObjectProperty<>(Old.WHEN_CONFIRMED);
    private final StringProperty days = new SimpleStringProperty("");
    private final StringProperty life = new SimpleStringProperty("");
    private final ObjectProperty<Optional<KeySpec>> key = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<BulkId>> waiting = new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile Optional<BulkId> begun = Optional.empty();

    /// @param done hears what was replaced and what was not
    public RenewModel(Office office, Background background, Kind kind, List<CertificateId> certificates, Consumer<Replacements> done) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
        this.kind = kind;
        this.certificates = certificates.stream().mapToLong(CertificateId::value).toArray();
        this.done = done;
        List.of(keepsKey, cut, old, days, life, key).forEach(property -> property.addListener(_ -> look()));
    }

    public Kind kind() {
        return kind;
    }

    /// Whether the successors certify the keys that the old ones have; for a renewal.
    public BooleanProperty keepsKeyProperty() {
        return keepsKey;
    }

    /// Whether a life may be cut to the authority's end; for a renewal.
    public BooleanProperty cutProperty() {
        return cut;
    }

    public ObjectProperty<Old> oldProperty() {
        return old;
    }

    /// For how many days the old ones wait at most.
    public StringProperty daysProperty() {
        return days;
    }

    /// A lifetime as [Ttl] reads it, empty for as long as before; for a rotation.
    public StringProperty lifeProperty() {
        return life;
    }

    /// Another key, or one as before; for a rotation.
    public ObjectProperty<Optional<KeySpec>> keyProperty() {
        return key;
    }

    /// What is wrong with what was typed.
    public ObservableList<Violation> violations() {
        return violations;
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether it can begin.
    public BooleanExpression ready() {
        return Bindings.createBooleanBinding(() -> !busy.get() && violations.isEmpty()
                && shown.get().filter(now -> now.ready() > 0).isPresent(), shown, busy, violations);
    }

    /// Offers the days that are usual in this store, and shows what would happen.
    public void begin() {
        newest.load(() -> office.renewals().settings().graceDays(), usual -> days.set(String.valueOf(usual)));
    }

    private void look() {
        violations.setAll(typed());
        if (violations.isEmpty()) {
            var wish = wish();
            newest.load(() -> Optional.of(look(wish)), shown::set);
        }
    }

    private List<Violation> typed() {
        var found = new ArrayList<Violation>();
        if (old.get() == Old.WHEN_CONFIRMED) {
            found.addAll(within().violations());
        }
        found.addAll(ttl().violations());
        return found;
    }

    private Checked<Duration> within() {
        var text = days.get().strip();
        return text.matches("\\d{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= RenewalSettings.MOST_DAYS
                ? Checked.valid(Duration.ofDays(Integer.parseInt(text)))
                : Checked.refused(new TextViolation.OutOfRange(Field.RENEWAL_GRACE, days.get(), 1, RenewalSettings.MOST_DAYS));
    }

    private Checked<Optional<Ttl>> ttl() {
        return life.get().isBlank() ? Checked.valid(Optional.empty()) : Ttl.parse(life.get()).map(Optional::of);
    }

    /// The terms at this moment, to be used away from the window's thread.
    private ReplacementWish wish() {
        var handover = switch (old.get()) {
            case AT_ONCE -> new Handover.AtOnce();
            case WHEN_CONFIRMED -> new Handover.WhenConfirmed(within().orRefuse());
            case NEVER -> new Handover.Never();
        };
        return kind == Kind.RENEW
                ? new ReplacementWish.Renew(new RenewalTerms(keepsKey.get() ? KeyChoice.SAME : KeyChoice.NEW, cut.get() ? Life.CUT : Life.AS_BEFORE, handover))
                : new ReplacementWish.Rotate(ttl().orRefuse(), key.get(), handover);
    }

    private Shown look(ReplacementWish wish) {
        var outcome = office.renewals().dryRun(certificates, wish);
        var first = outcome.ready().stream().limit(FIRST).flatMap(id -> propose(wish, id).stream()).toList();
        return new Shown(certificates.length, outcome.ready().size(), first, outcome.problems(),
                outcome.problems().stream().anyMatch(RenewModel::outlives), there(outcome.ready()));
    }

    /// Nobody is looked up where the store has no authority in a Vault.
    private List<VaultHome> there(List<CertificateId> ready) {
        var homes = office.vaults().homes();
        if (homes.isEmpty()) {
            return List.of();
        }
        var generations = office.authorities().generations();
        var issuers = office.certificates().rows(ready.stream().mapToLong(CertificateId::value).toArray()).stream()
                .map(one -> generations.newest(one.issuer())).collect(Collectors.toSet());
        return homes.stream().filter(home -> issuers.contains(home.authority())).toList();
    }

    private Optional<Proposal> propose(ReplacementWish wish, CertificateId id) {
        return office.renewals().propose(id, wish) instanceof Checked.Valid<Proposal>(var valid) ? Optional.of(valid) : Optional.empty();
    }

    private static boolean outlives(Replacements.Problem problem) {
        return problem.why() instanceof Failure.Refused refused
                && refused.violations().stream().anyMatch(ValidityViolation.OutlivesIssuer.class::isInstance);
    }

    /// Replaces, if it may begin.
    public void replace() {
        if (!ready().get()) {
            return;
        }
        var wish = wish();
        var asJob = certificates.length > 1 && shown.get().filter(now -> now.there().isEmpty()).isPresent();
        busy.set(true);
        var job = background.run(kind == Kind.RENEW ? "renew.job.renew" : "renew.job.rotate", progress -> replaced(wish, asJob, progress), done);
        job.stateProperty().subscribe(state -> {
            busy.set(state == Job.State.RUNNING);
            if (state == Job.State.CANCELLED || state == Job.State.FAILED) {
                waiting.set(begun);
            }
        });
    }

    /// Several are replaced by a job that outlives the program. Where a Vault signs, somebody is asked about what it signs
    /// otherwise than asked for.
    private Replacements replaced(ReplacementWish wish, boolean asJob, Progress progress) {
        if (!asJob) {
            return office.renewals().replaceAsking(certificates, wish, progress);
        }
        var jobs = office.bulkJobs();
        var id = jobs.replacements().start(certificates, wish);
        begun = Optional.of(id);
        jobs.run(id, NO_FILES, progress, Acknowledgement.NONE);
        return jobs.replacements().outcome(id);
    }

    /// The job that was begun and not brought to its end, as it can go on later.
    public ReadOnlyObjectProperty<Optional<BulkId>> waitingProperty() {
        return waiting.getReadOnlyProperty();
    }
}
