package dev.chancery.ui.revoke;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.VaultHome;
import dev.chancery.engine.Effect;
import dev.chancery.engine.Effects;
import dev.chancery.engine.ListState;
import dev.chancery.engine.Office;
import dev.chancery.engine.Revocations;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The question before a revocation: why, what it hits, and whether anybody will learn of it.
public final class RevokeModel {

    /// The reasons that one chooses from. An attribute authority there is none.
    static final List<Reason> REASONS = List.of(Reason.KEY_COMPROMISE, Reason.SUPERSEDED, Reason.CESSATION_OF_OPERATION,
            Reason.CERTIFICATE_HOLD, Reason.AFFILIATION_CHANGED, Reason.PRIVILEGE_WITHDRAWN, Reason.CA_COMPROMISE, Reason.UNSPECIFIED);

    private static final int SHOWN = 50;

    /// What a revocation for this reason would do (for none, as long as none is chosen): to which certificates (the first of them), whether authorities are
    /// among them, and the lists that have to tell of it. `there` are the Vaults that have to revoke. `confirm` is what must be typed first, empty for nothing.
    public record Shown(Optional<Reason> reason, Effects effects, List<Certificate> first, boolean hitsAuthority, List<ListState> lists,
            List<VaultHome> there, String confirm) {

        /// Whether somebody wants what a Vault cannot do.
        boolean holdsThere() {
            return !there.isEmpty() && reason.filter(Reason.CERTIFICATE_HOLD::equals).isPresent();
        }

        int changes() {
            return effects.changes();
        }
    }

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final Scope scope;
    private final BiConsumer<Revocations.Done, Reason> done;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// @param done hears what was done and why
    public RevokeModel(Office office, Background background, Scope scope, BiConsumer<Revocations.Done, Reason> done) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
        this.scope = scope;
        this.done = done;
    }

    /// What would happen, for the reason that was chosen last.
    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What was typed where the name is asked for.
    public StringProperty typedProperty() {
        return typed;
    }

    /// Whether the revocation can begin.
    public BooleanExpression ready() {
        return Bindings.createBooleanBinding(() -> !busy.get() && shown.get().filter(this::isConfirmed).isPresent(), shown, typed, busy);
    }

    private boolean isConfirmed(Shown now) {
        return now.reason().isPresent() && !now.holdsThere() && now.effects().changes() > 0 && (now.confirm().isEmpty() || typed.get().strip().equals(now.confirm()));
    }

    /// Shows what would happen whatever the reason.
    public void begin() {
        choose(Optional.empty());
    }

    public void choose(Reason reason) {
        choose(Optional.of(reason));
    }

    private void choose(Optional<Reason> reason) {
        newest.load(() -> Optional.of(look(reason)), shown::set);
    }

    private Shown look(Optional<Reason> reason) {
        var effects = office.revocations().preview(scope, reason.orElse(Reason.UNSPECIFIED));
        var hit = effects.of(Effect.CHANGES);
        var first = office.certificates().rows(hit.stream().limit(SHOWN).mapToLong(id -> id.value()).toArray());
        var there = office.vaults().homes().stream().filter(home -> effects.issuers().contains(home.authority())).toList();
        var lists = effects.issuers().stream().filter(issuer -> there.stream().noneMatch(home -> home.authority().equals(issuer)))
                .map(office.revocationLists()::state).toList();
        return new Shown(reason, effects, first, hitsAuthority(first), lists, there, confirm());
    }

    private boolean hitsAuthority(List<Certificate> certificates) {
        return certificates.stream()
                .anyMatch(one -> office.profiles().ofCode(one.profile()).filter(Profile::forAuthority).isPresent());
    }

    private String confirm() {
        return scope instanceof Scope.OfAuthority(var authority) ? office.authorities().one(authority).name() : "";
    }

    /// Revokes, if it may begin.
    public void revoke() {
        if (!ready().get()) {
            return;
        }
        var reason = shown.get().flatMap(Shown::reason).orElseThrow();
        busy.set(true);
        var job = background.run("revoke.job", progress -> office.revocations().revoke(scope, reason, progress),
                outcome -> done.accept(outcome, reason));
        job.stateProperty().subscribe(state -> {
            busy.set(state == Job.State.RUNNING);
            if (state == Job.State.FAILED || state == Job.State.CANCELLED) {
                choose(reason);
            }
        });
    }
}
