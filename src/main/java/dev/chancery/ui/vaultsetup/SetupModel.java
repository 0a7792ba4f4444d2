package dev.chancery.ui.vaultsetup;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.domain.VaultLogin;
import dev.chancery.domain.VaultOutcome;
import dev.chancery.domain.VaultPlan;
import dev.chancery.domain.VaultStepStanding;
import dev.chancery.domain.VaultStep;
import dev.chancery.engine.Office;
import dev.chancery.engine.VaultSetup;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/// The wizard's commands: what stands on the server is looked at, what is agreed to is carried out.
public final class SetupModel {

    /// How it ended. `secretId` is there when the login was made just now; it is shown once and not kept.
    public record Ended(VaultPlan plan, List<VaultOutcome> outcomes, String roleId, Optional<Secret> secretId) {
        public Ended {
            outcomes = List.copyOf(outcomes);
        }
    }

    private final Office office;
    private final Background background;
    private final PlanModel typed = new PlanModel();
    private final ObservableList<Authority> roots = FXCollections.observableArrayList();
    private final ObservableList<VaultStepStanding> standings = FXCollections.observableArrayList();
    private final ObservableSet<VaultStep> replacing = FXCollections.observableSet();
    private final ReadOnlyObjectWrapper<VaultPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Job> job = new ReadOnlyObjectWrapper<>();
    private final StringProperty script = new SimpleStringProperty("");
    private final StringProperty terraform = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper tokenGiven = new ReadOnlyBooleanWrapper();
    private List<Bytes> trusted = List.of();
    private Secret token = Secret.of(new char[0]);

    /// For the authorities of this store.
    public SetupModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        background.load(() -> office.authorities().current().stream()
                .filter(one -> one.certificate().hasKey() && one.mayHaveChildren() && one.certificate().revoked().isEmpty()).toList(), this::offer);
    }

    /// A root of our own comes first: its key stays here.
    private void offer(List<Authority> able) {
        roots.setAll(able);
        able.stream().filter(Authority::isRoot).findFirst().ifPresent(one -> typed.rootProperty().set(Optional.of(one)));
    }

    public PlanModel typed() {
        return typed;
    }

    /// The authorities of the store that could sign.
    public ObservableList<Authority> roots() {
        return roots;
    }

    /// Takes over the token that was typed; the array stays the caller's to wipe.
    public void take(char[] typedToken) {
        token.close();
        token = Secret.of(typedToken);
        tokenGiven.set(!token.isEmpty());
    }

    /// Reads the certificates by which the server is believed. `whenRead` gets the file.
    public void trust(Path file, Consumer<Path> whenRead) {
        background.load(() -> office.vaultSetups().trusted(file), found -> {
            trusted = found;
            whenRead.accept(file);
        });
    }

    /// Makes the plan of what was typed, with its texts, and looks at the server when there is a token.
    public void prepare() {
        if (typed.plan() instanceof Checked.Valid<VaultPlan>(var made)) {
            plan.set(made);
            script.set(office.vaultSetups().script(made));
            terraform.set(office.vaultSetups().terraform(made));
            replacing.clear();
            standings.clear();
            if (!token.isEmpty()) {
                look(made);
            }
        }
    }

    private void look(VaultPlan made) {
        watch(background.run("vaultsetup.job.look", progress -> connected(progress, setup -> setup.look(made, progress)), standings::setAll));
    }

    private <T> T connected(Progress progress, Function<VaultSetup, T> work) {
        try (var setup = office.vaultSetups().open(typed.plan().orRefuse().place(), trusted, login(), progress)) {
            return work.apply(setup);
        }
    }

    private VaultLogin login() {
        return token.use(characters -> {
            var copy = characters.clone();
            try {
                return VaultLogin.Token.of(copy);
            } finally {
                Arrays.fill(copy, '\0');
            }
        });
    }

    private void watch(Job running) {
        job.set(running);
        running.stateProperty().subscribe(state -> busy.set(state == Job.State.RUNNING));
    }

    /// Carries the plan out. After a failure what was done stays, and another press goes on there.
    public void run(Consumer<Ended> whenDone) {
        var agreed = plan.get();
        var changed = Set.copyOf(replacing);
        if (!busy.get() && agreed != null) {
            running.set(true);
            watch(background.run("vaultsetup.job.run", progress -> connected(progress, setup -> {
                var result = setup.run(agreed, changed, progress);
                var isNew = result.outcomes().getLast() == VaultOutcome.MADE;
                return new Ended(agreed, result.outcomes(), result.roleId(), isNew ? Optional.of(setup.secretId(agreed, Progress.NONE)) : Optional.empty());
            }), whenDone));
            job.get().stateProperty().subscribe(state -> {
                running.set(state == Job.State.RUNNING);
                if (state == Job.State.FAILED || state == Job.State.CANCELLED) {
                    look(agreed);
                }
            });
        }
    }

    /// Has another secret id made for the login that is there.
    public void makeSecret(VaultPlan of, Consumer<Secret> whenMade) {
        background.run("vaultsetup.job.secret", progress -> connected(progress, setup -> setup.secretId(of, progress)), whenMade);
    }

    /// Writes one of the texts to a file.
    public void save(Path file, String text, Consumer<Path> whenSaved) {
        background.load(() -> {
            office.vaultSetups().save(file, text);
            return file;
        }, whenSaved);
    }

    /// Stops what runs.
    public void stop() {
        Optional.ofNullable(job.get()).ifPresent(Job::cancel);
    }

    /// Wipes the token.
    public void close() {
        stop();
        token.close();
    }

    /// How the steps of the plan stand, in their order; none as long as nobody has looked.
    public ObservableList<VaultStepStanding> standings() {
        return standings;
    }

    /// The steps that differ and are to be written anew.
    public ObservableSet<VaultStep> replacing() {
        return replacing;
    }

    /// The plan that is shown; null before the last page.
    public ReadOnlyObjectProperty<VaultPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    public StringProperty scriptProperty() {
        return script;
    }

    public StringProperty terraformProperty() {
        return terraform;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the plan is being carried out.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty tokenGivenProperty() {
        return tokenGiven.getReadOnlyProperty();
    }

    /// What runs now, or ran last; null before the first.
    public ReadOnlyObjectProperty<Job> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// Whether the plan can be carried out from here: everything was looked at, and nothing stands in the way.
    public ObservableBooleanValue runnable() {
        return Bindings.createBooleanBinding(() -> !busy.get() && !standings.isEmpty() && standings.stream().noneMatch(VaultStepStanding::blocks),
                busy, standings);
    }
}
