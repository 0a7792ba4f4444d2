package dev.chancery.ui.issue;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.VaultNotice;
import dev.chancery.engine.VaultResult;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Job;
import dev.chancery.ui.Place;
import dev.chancery.ui.VaultAsker;
import dev.chancery.ui.VaultDecision;
import dev.chancery.ui.VaultDecision.Fate;
import dev.chancery.ui.Places;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The issue page: its form, the work, and what came of it.
public final class IssueModel {

    /// What the page shows.
    public enum Stage { FORM, WORKING, DONE }

    private final Means means;
    private final Background.Newest looking;
    private final VaultDecision decision;
    private final FormModel form;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.FORM);
    private final ReadOnlyObjectWrapper<Optional<Place>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean watched = true;
    private Optional<Place> wanted = Optional.empty();

    /// @param asker says what becomes of what a Vault signs otherwise than asked
    public IssueModel(Means means, VaultAsker asker) {
        this.means = means;
        this.decision = new VaultDecision(means.office(), means.background(), asker);
        this.looking = means.background().newest();
        this.form = new FormModel(means.office(), means.background(), decision);
    }

    /// Begins for these things, by their numbers (none: the user names one), with this authority if it can sign.
    public void begin(long[] things, Optional<AuthorityId> authority) {
        form.begin(things, authority);
        lookForPlaces();
    }

    public FormModel form() {
        return form;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// Where the new certificates can go at once.
    public ReadOnlyObjectProperty<Optional<Place>> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Whether what came of it may be certificates; a Vault that is away, or a decision, leaves none.
    public ObservableValue<Boolean> endedProperty() {
        return Bindings.createBooleanBinding(() -> stage.get() == Stage.DONE
                && outcome.get().filter(one -> one instanceof Outcome.Away || one instanceof Outcome.NotKept).isEmpty(), stage, outcome);
    }

    /// The certificates that were issued here.
    public List<CertificateId> certificates() {
        return outcome.get().map(Outcome::certificates).orElse(List.of());
    }

    /// Whether something was typed or chosen that would be lost.
    public boolean touched() {
        return stage.get() == Stage.FORM && form.touched();
    }

    /// Looks for removable drives again.
    public void lookForPlaces() {
        looking.load(means.places()::now, places -> place.set(Places.first(places)));
    }

    /// Issues; the page shows what came of it.
    public void issue() {
        start(Optional.empty());
    }

    /// Issues, and exports at once to the place on offer when everybody got a certificate.
    public void issueAndExport() {
        start(place.get());
    }

    /// Asks a Vault once more that did not do it.
    public void retry() {
        start(wanted);
    }

    private void start(Optional<Place> exportTo) {
        if (!form.readyProperty().get()) {
            return;
        }
        wanted = exportTo;
        stage.set(Stage.WORKING);
        switch (form.who().who()) {
            case Who.Many many -> issueMany(many, exportTo);
            case Who.Nobody _, Who.Listed _, Who.Named _ -> issueOne(exportTo);
        }
    }

    private void issueOne(Optional<Place> exportTo) {
        var order = form.order().orRefuse();
        var toAdd = form.who().toAdd();
        if (form.terms().there().isThere()) {
            var keyThere = form.terms().there().keyThereProperty().get();
            follow(means.background().run("issue.job.one", progress -> Orders.ask(means.office(), order, toAdd, keyThere, progress),
                    tried -> heard(tried, exportTo)), _ -> backToForm());
            return;
        }
        follow(means.background().run("issue.job.one",
                _ -> Orders.issue(means.office(), order, toAdd), done -> finish(done, exportTo)), _ -> backToForm());
    }

    private void heard(Tried tried, Optional<Place> exportTo) {
        switch (tried) {
            case Tried.Away(var why) -> finish(new Outcome.Away(why), Optional.empty());
            case Tried.Answered(VaultResult.Kept(var certificate, var notices)) -> show(certificate, notices, exportTo);
            case Tried.Answered(VaultResult.Asks asks) -> decision.on(asks, decided -> decided.certificate().ifPresentOrElse(
                    certificate -> show(certificate, asks.notices(), exportTo),
                    () -> finish(new Outcome.NotKept(asks.errand().asked().label(), decided.fate() == Fate.WAITS), Optional.empty())));
        }
    }

    private void show(Certificate certificate, List<VaultNotice> notices, Optional<Place> exportTo) {
        means.background().load(() -> Orders.one(means.office(), certificate, notices), one -> finish(one, exportTo));
    }

    private void issueMany(Who.Many many, Optional<Place> exportTo) {
        var run = form.run(many);
        follow(means.background().run("issue.job.many", run::run,
                done -> finish(done, exportTo.filter(_ -> done.everybody()))), state -> cutShort(run, state == Job.State.CANCELLED));
    }

    private void follow(Job started, Consumer<Job.State> cutShort) {
        job.set(Optional.of(started));
        started.stateProperty().subscribe(state -> {
            if (state == Job.State.CANCELLED || state == Job.State.FAILED) {
                cutShort.accept(state);
            }
        });
    }

    private void cutShort(BulkRun run, boolean cancelled) {
        means.background().load(run::kept, kept -> {
            if (kept.isEmpty() && !cancelled) {
                backToForm();
            } else {
                finish(new Outcome.CutShort(kept, run.things(), cancelled), Optional.empty());
            }
        });
    }

    /// From the result back to the answers, which are still there.
    public void backToForm() {
        stage.set(Stage.FORM);
        form.refresh();
    }

    private void finish(Outcome done, Optional<Place> exportTo) {
        outcome.set(Optional.of(done));
        stage.set(Stage.DONE);
        exportTo.filter(_ -> watched).ifPresent(where ->
                means.go().accept(new Destination.ExportAtOnce(done.certificates(), where.folder())));
    }

    /// Nobody looks at the page any more: the work goes on, and nothing opens by itself when it is done.
    public void leave() {
        watched = false;
    }

    /// Goes to where an authority is made.
    public void makeAuthority() {
        means.go().accept(new Destination.Authorities());
    }

    /// Goes on to the export of what was issued.
    public void export() {
        if (!certificates().isEmpty()) {
            means.go().accept(new Destination.ExportCertificates(certificates()));
        }
    }
}
