package dev.chancery.ui.cloud;

import dev.chancery.domain.Checked;
import dev.chancery.domain.CleanedCode;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Mishap;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationId;
import dev.chancery.engine.CloudLine;
import dev.chancery.engine.NextStep;
import dev.chancery.engine.Registrations;
import dev.chancery.engine.Rehearsal;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One registration on its way: what stands next, and the acts that go on from there, over a line or by hand.
public final class StepsModel {

    /// Where a registration stands.
    record Stand(Registration registration, NextStep next) {}

    private record Ended(Optional<Stand> stand, CloudTrouble trouble) {}

    /// One step of a registration, in the background.
    private interface Step {
        Registration run(RegistrationId id, Progress progress);
    }

    private final Registrations registrations;
    private final Background background;
    private final Means means;
    private final ObjectProperty<Stand> stand = new SimpleObjectProperty<>();
    private final ObjectProperty<CloudTrouble> trouble = new SimpleObjectProperty<>(CloudTrouble.NONE);
    private final ObjectProperty<Job> job = new SimpleObjectProperty<>();
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final BooleanProperty stopped = new SimpleBooleanProperty();
    private final BooleanProperty byHand = new SimpleBooleanProperty();
    private final ObjectProperty<KeySpec> proofKey = new SimpleObjectProperty<>(KeySpec.RSA_2048);
    private final StringProperty answer = new SimpleStringProperty("");
    private final BooleanBinding ready = Bindings.createBooleanBinding(this::isReady, stand, working, byHand, answer);

    StepsModel(Means means) {
        this.registrations = means.registrations();
        this.background = means.background();
        this.means = means;
    }

    /// Takes up a registration where it is.
    void open(RegistrationId id, Runnable then) {
        background.load(() -> stand(registrations.one(id)), found -> {
            show(found);
            then.run();
        });
    }

    private Stand stand(Registration registration) {
        return new Stand(registration, registrations.next(registration.id()));
    }

    private void show(Stand now) {
        answer.set("");
        stand.set(now);
    }

    private boolean isReady() {
        return stand.get() != null && !working.get() && switch (stand.get().next()) {
            case NextStep.Send _ -> !byHand.get() || !answer.get().isBlank();
            case NextStep.TypeCode() -> !answer.get().isBlank();
            case NextStep.Prove _, NextStep.CarryProof _, NextStep.Finished _ -> true;
        };
    }

    /// Does what stands next, with what was pasted where something was.
    void act() {
        var text = answer.get();
        var key = proofKey.get();
        switch (stand.get().next()) {
            case NextStep.Send send -> act(byHand.get() || !text.isBlank() ? taking(send.call(), text) : sending());
            case NextStep.TypeCode() -> act((id, _) -> registrations.takeCode(id, text));
            case NextStep.Prove _ -> act((id, _) -> text.isBlank() ? registrations.prove(id, key) : registrations.takeProof(id, text));
            case NextStep.CarryProof _ -> act((id, _) -> registrations.confirm(id));
            case NextStep.Finished() -> {}
        }
    }

    /// A code alone is as good as the whole answer that has it.
    private Step taking(CloudCall call, String text) {
        var bare = call == CloudCall.CODE && !text.strip().startsWith("{") && !text.strip().startsWith("HTTP/");
        return (id, _) -> bare ? registrations.takeCode(id, text) : registrations.takeAnswer(id, text);
    }

    private Step sending() {
        var line = line().orElseThrow();
        return (id, progress) -> line.step(id, progress);
    }

    /// All steps that are left, over the line.
    void actAll() {
        var line = line().orElseThrow();
        act((id, progress) -> line.finish(id, progress));
    }

    /// Looks how it stands at the cloud.
    void refresh() {
        var line = line().orElseThrow();
        act((id, progress) -> line.refresh(id, progress));
    }

    private void act(Step step) {
        run(stand.get().registration().id(), step);
    }

    private void run(RegistrationId id, Step step) {
        trouble.set(CloudTrouble.NONE);
        stopped.set(false);
        working.set(true);
        var started = background.run("cloud.job.step", progress -> ended(id, () -> step.run(id, progress)), this::end);
        job.set(started);
        started.stateProperty().subscribe(state -> {
            if (state == Job.State.CANCELLED || state == Job.State.FAILED) {
                stopped.set(state == Job.State.CANCELLED);
                open(id, () -> working.set(false));
            }
        });
    }

    private Ended ended(RegistrationId id, Supplier<Registration> step) {
        try {
            return new Ended(Optional.of(stand(step.get())), CloudTrouble.NONE);
        } catch (Failure failure) {
            return new Ended(reread(id), CloudTrouble.of(failure));
        }
    }

    /// What a failed step has left behind.
    private Optional<Stand> reread(RegistrationId id) {
        try {
            return Optional.of(stand(registrations.one(id)));
        } catch (Failure.Gone gone) {
            return Optional.empty();
        }
    }

    private void end(Ended ended) {
        working.set(false);
        if (ended.trouble().isNone()) {
            ended.stand().ifPresent(this::show);
        } else {
            ended.stand().ifPresent(stand::set);
            if (ended.trouble().asksWho()) {
                means.lines().drop(stand.get().registration());
            }
        }
        trouble.set(ended.trouble());
    }

    /// Stops the step that runs; it can be repeated.
    void stop() {
        Optional.ofNullable(job.get()).ifPresent(Job::cancel);
    }

    /// What a pasted text has of a code; empty where nothing is pasted or no code is waited for.
    Optional<Checked<CleanedCode>> cleaned() {
        var waits = switch (stand.get().next()) {
            case NextStep.TypeCode() -> true;
            case NextStep.Send send -> send.call() == CloudCall.CODE;
            case NextStep.Prove _, NextStep.CarryProof _, NextStep.Finished _ -> false;
        };
        return waits && !answer.get().isBlank()
                ? Optional.of(registrations.cleaned(stand.get().registration().cloud(), answer.get())) : Optional.empty();
    }

    Optional<CloudLine> line() {
        return Optional.ofNullable(stand.get()).flatMap(now -> means.line(now.registration()));
    }

    /// The practice cloud that this is with; empty for a real one.
    Optional<Rehearsal> rehearsal() {
        return Optional.ofNullable(stand.get()).flatMap(now -> means.lines().rehearsals().of(now.registration()));
    }

    /// Lets the practice cloud do the next request wrong.
    void spoil(Mishap next) {
        rehearsal().ifPresent(practice -> practice.fail(next, 1));
    }

    /// Takes away what went wrong before.
    void forgetTrouble() {
        trouble.set(CloudTrouble.NONE);
    }

    CloudTraits traits() {
        return registrations.traits(stand.get().registration().cloud());
    }

    ObjectProperty<Stand> standProperty() {
        return stand;
    }

    ObjectProperty<CloudTrouble> troubleProperty() {
        return trouble;
    }

    BooleanProperty workingProperty() {
        return working;
    }

    /// Whether the last step was stopped.
    BooleanProperty stoppedProperty() {
        return stopped;
    }

    BooleanProperty byHandProperty() {
        return byHand;
    }

    ObjectProperty<KeySpec> proofKeyProperty() {
        return proofKey;
    }

    StringProperty answerProperty() {
        return answer;
    }

    BooleanBinding readyProperty() {
        return ready;
    }
}
