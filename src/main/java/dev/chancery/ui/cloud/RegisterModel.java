package dev.chancery.ui.cloud;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.CloudTraits.Shape;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationId;
import dev.chancery.domain.TextViolation;
import dev.chancery.engine.CloudLine;
import dev.chancery.engine.NewRegistration;
import dev.chancery.engine.NextStep;
import dev.chancery.engine.Registrations;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The wizard from an authority to a cloud that trusts it. Until the connection is chosen nothing is on disk; from then on
/// everything is, and the wizard can be left and taken up again at any step.
public final class RegisterModel {

    private record Connected(Optional<Registration> registration, Optional<CloudLine> line, CloudTrouble trouble) {}

    private final Registrations registrations;
    private final Background background;
    private final Lines lines;
    private final PlanModel plan;
    private final AccessModel access;
    private final StepsModel steps;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.CLOUD);
    private final ObjectProperty<CloudTrouble> connecting = new SimpleObjectProperty<>(CloudTrouble.NONE);
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanBinding ready;
    private Optional<Job> job = Optional.empty();

    RegisterModel(Means means, Optional<AuthorityId> preferred) {
        this.registrations = means.registrations();
        this.background = means.background();
        this.lines = means.lines();
        this.plan = new PlanModel(means, preferred);
        this.access = new AccessModel(registrations, background);
        this.steps = new StepsModel(means);
        this.ready = Bindings.createBooleanBinding(this::isReady, page, busy, plan.placeReadyProperty(),
                plan.checksReadyProperty(), access.readyProperty(), steps.byHandProperty(), steps.readyProperty());
        steps.standProperty().addListener((_, _, now) -> stepped(now));
        steps.troubleProperty().addListener((_, _, now) -> troubled(now));
    }

    private boolean isReady() {
        return !busy.get() && switch (page.get()) {
            case CLOUD -> true;
            case PLACE -> plan.placeReadyProperty().get();
            case CHECKS -> plan.checksReadyProperty().get();
            case CONNECTION -> steps.byHandProperty().get() || rehearses() || access.readyProperty().get();
            case UPLOAD, CODE, PROOF, VERIFY, RESULT -> steps.readyProperty().get();
        };
    }

    /// Takes a registration up where it was left.
    void resume(RegistrationId id) {
        steps.open(id, () -> {
            if (page.get() == Page.CLOUD) {
                stepped(steps.standProperty().get());
            }
        });
    }

    /// A step was done, by whichever way: its successor's page comes up, or the question who asks.
    private void stepped(StepsModel.Stand now) {
        var online = steps.traits().online();
        if (!online) {
            steps.byHandProperty().set(true);
        }
        if (!(now.next() instanceof NextStep.Finished) && !steps.byHandProperty().get() && steps.line().isEmpty()) {
            access.ask(steps.traits(), CloudTenant.of(steps.standProperty().get().registration()));
            page.set(Page.CONNECTION);
        } else {
            page.set(Page.of(now));
        }
    }

    /// A token that is not taken any more leads back to the question who asks.
    private void troubled(CloudTrouble trouble) {
        if (trouble.asksWho() && !steps.byHandProperty().get()) {
            access.close();
            access.askAgain(steps.traits(), CloudTenant.of(steps.standProperty().get().registration()));
            page.set(Page.CONNECTION);
        }
    }

    /// One page further, or the act that the page is for.
    void next() {
        switch (page.get()) {
            case CLOUD -> page.set(Page.PLACE);
            case PLACE -> {
                plan.check();
                page.set(Page.CHECKS);
            }
            case CHECKS -> askWho();
            case CONNECTION -> connect();
            case UPLOAD, CODE, PROOF, VERIFY -> steps.act();
            case RESULT -> {}
        }
    }

    private void askWho() {
        var there = plan.traits().place(plan.wanted().place()).orRefuse();
        access.ask(plan.traits(), CloudTenant.of(plan.traits().kind(), there));
        steps.byHandProperty().set(!plan.traits().online());
        if (plan.traits().online()) {
            page.set(Page.CONNECTION);
        } else {
            connect();
        }
    }

    private void connect() {
        connecting.set(CloudTrouble.NONE);
        steps.forgetTrouble();
        busy.set(true);
        var asking = steps.byHandProperty().get() || rehearses() ? Optional.<Asking>empty() : Optional.of(access.asking());
        var seen = Optional.ofNullable(steps.standProperty().get()).map(StepsModel.Stand::registration);
        var wanted = seen.isPresent() ? Optional.<NewRegistration>empty() : Optional.of(plan.wanted());
        var started = background.run("cloud.job.connect", progress -> {
            try {
                var line = asking.map(one -> line(one, progress));
                return new Connected(seen.or(() -> wanted.map(registrations::plan)), line, CloudTrouble.NONE);
            } catch (Failure failure) {
                return new Connected(Optional.empty(), Optional.empty(), CloudTrouble.of(failure));
            }
        }, this::connected);
        job = Optional.of(started);
        started.stateProperty().subscribe(state -> busy.set(state == Job.State.RUNNING));
    }

    private CloudLine line(Asking asking, Progress progress) {
        return access.line(asking, progress)
                .orElseThrow(() -> new Failure.Refused(new TextViolation.Missing(Field.CREDENTIAL)));
    }

    private void connected(Connected connected) {
        connecting.set(connected.trouble());
        connected.registration().ifPresent(registration -> {
            connected.line().ifPresent(open -> lines.keep(registration, open));
            access.close();
            steps.open(registration.id(), () -> page.set(Page.of(steps.standProperty().get())));
        });
    }

    /// Back to the page before. What is at the cloud already stays there: from a step one comes back to the connection.
    void back() {
        switch (page.get()) {
            case CLOUD, RESULT -> {}
            case PLACE -> page.set(Page.CLOUD);
            case CHECKS -> page.set(Page.PLACE);
            case CONNECTION -> page.set(isPlanned() ? Page.of(steps.standProperty().get()) : Page.CHECKS);
            case UPLOAD, CODE, PROOF, VERIFY -> {
                access.ask(steps.traits(), CloudTenant.of(steps.standProperty().get().registration()));
                page.set(Page.CONNECTION);
            }
        }
    }

    boolean mayGoBack() {
        return switch (page.get()) {
            case CLOUD, RESULT -> false;
            case PLACE, CHECKS -> true;
            case CONNECTION -> !isPlanned() || steps.byHandProperty().get() || steps.line().isPresent();
            case UPLOAD, CODE, PROOF, VERIFY -> steps.traits().online();
        };
    }

    /// All its pages, in the order in which this cloud has them.
    List<Page> pages() {
        return Page.all(isPlanned() ? steps.traits().online() : plan.traits().online(), shape());
    }

    private Shape shape() {
        return isPlanned() ? steps.traits().shape(steps.standProperty().get().registration().plan().way()) : plan.shape();
    }

    /// Whether the cloud is one to practise with.
    boolean rehearses() {
        return isPlanned() ? steps.rehearsal().isPresent() : plan.practiceProperty().get();
    }

    /// Whether it is on disk, so that leaving loses nothing.
    boolean isPlanned() {
        return steps.standProperty().get() != null;
    }

    /// Whether there is something left to do.
    boolean isUnderWay() {
        return isPlanned() && steps.standProperty().get().registration().state().isOpen();
    }

    /// Stops what runs.
    void stop() {
        job.ifPresent(Job::cancel);
        steps.stop();
    }

    /// Ends it: nothing secret stays in its form.
    void close() {
        stop();
        access.close();
    }

    PlanModel plan() {
        return plan;
    }

    AccessModel access() {
        return access;
    }

    StepsModel steps() {
        return steps;
    }

    ObjectProperty<Page> pageProperty() {
        return page;
    }

    ObjectProperty<CloudTrouble> connectingProperty() {
        return connecting;
    }

    BooleanProperty busyProperty() {
        return busy;
    }

    BooleanBinding readyProperty() {
        return ready;
    }
}
