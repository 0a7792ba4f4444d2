package dev.chancery.ui.issue;

import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkState;
import dev.chancery.engine.BulkJob;
import dev.chancery.ui.Destination;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Late;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import dev.chancery.ui.Wizard;
import dev.chancery.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.Region;

/// Opens the wizard that issues for many things, and the pages of its jobs.
public final class ManyScreen {

    private final Means means;
    private final FileChoice files;
    private final Map<BulkId, ManyJobModel> jobs = new HashMap<>();

    public ManyScreen(Means means, FileChoice files) {
        this.means = means;
        this.files = files;
    }

    /// For these things, by their numbers; with none, for those of a list or a pattern. A job that is not done is told of.
    public void open(long[] things) {
        means.background().load(() -> means.office().bulkJobs().open(), open -> {
            wizard(things);
            open.stream().filter(job -> !means.office().bulkJobs().isRunning(job.id())).findFirst().ifPresent(this::tell);
        });
    }

    private void tell(BulkJob open) {
        means.window().toasts().note(Words.of("issue.many.open", open.done(), open.all()),
                new Toasts.Action(Words.of("issue.many.show"), () -> open(open.id())));
    }

    private void wizard(long[] things) {
        var model = new ManyModel(means.office(), means.background(), things);
        var delivery = new ManyDeliveryController(model.files(), files);
        var views = new Views().add(ManySourceController.class, () -> new ManySourceController(model, files))
                .add(PurposeController.class, () -> new PurposeController(model.form()))
                .add(TermsController.class, () -> new TermsController(model.form()))
                .add(ManyTermsController.class, () -> new ManyTermsController(model))
                .add(ManyDeliveryController.class, () -> delivery)
                .add(ManyPlanController.class, () -> new ManyPlanController(model, files, means.window().toasts()));
        var sheet = means.window().dialogs().open(new Wizard(Words.of("issue.many.title"), List.of(
                new Wizard.Step(Words.of("issue.many.step.who"), views.load("many-source"), model.sourceReady()),
                new Wizard.Step(Words.of("issue.many.step.terms"), views.load("many-terms"), model.termsReady()),
                new Wizard.Step(Words.of("issue.many.step.files"), views.load("many-delivery"), model.files().ready()),
                new Wizard.Step(Words.of("issue.many.step.check"), views.load("many-plan"), model.planReady(), model::check)),
                Words.of("issue.many.start"), model.touchedProperty(), close -> model.start(job -> {
                    close.run();
                    begin(job);
                })));
        sheet.whenClosed(model::drop);
        means.background().load(means.places()::now, delivery::offer);
    }

    private void begin(BulkJob job) {
        var model = model(job);
        show(model);
        if (!job.needsPassphrase()) {
            model.goOn(new char[0], new char[0]);
        }
    }

    private ManyJobModel model(BulkJob job) {
        return jobs.computeIfAbsent(job.id(), _ -> new ManyJobModel(means.office(), means.background(), job));
    }

    /// The page of this job.
    public void open(BulkId id) {
        means.background().load(() -> means.office().bulkJobs().one(id), job -> show(model(job)));
    }

    private void show(ManyJobModel model) {
        var close = new Late<Runnable>();
        var view = (Region) new Views().add(ManyJobController.class, () -> new ManyJobController(model, files, () -> close.get().run()))
                .load("many-job");
        var sheet = means.window().dialogs().open(view, () -> close.get().run());
        close.set(sheet::close);
        sheet.whenClosed(() -> tellWhenDone(model));
    }

    /// A job that went on behind a closed page says so when it is done.
    private void tellWhenDone(ManyJobModel model) {
        if (model.runningProperty().get().isPresent()) {
            model.jobProperty().subscribe(job -> Optional.of(job).filter(one -> one.state() == BulkState.DONE).ifPresent(done ->
                    means.window().toasts().success(ManyWords.title(model),
                            new Toasts.Action(Words.of("issue.many.show"), () -> means.go().accept(new Destination.BulkJob(done.id()))))));
        }
    }
}
