package dev.chancery.ui.things;

import dev.chancery.engine.ThingImport;
import dev.chancery.ui.Views;
import dev.chancery.ui.Wizard;
import dev.chancery.words.Words;
import java.util.List;
import java.util.function.Consumer;

/// The two pages between a device list and its import: what the columns mean, and what the check found.
final class ImportWizard {

    private final Means means;
    private final ImportModel model;
    private final Consumer<ImportModel.Ended> ended;

    ImportWizard(Means means, ThingImport list, Consumer<ImportModel.Ended> ended) {
        this.means = means;
        this.model = new ImportModel(means.background(), list);
        this.ended = ended;
    }

    void open() {
        var views = new Views().add(ImportColumnsController.class, () -> new ImportColumnsController(model))
                .add(ImportReviewController.class, () -> new ImportReviewController(model, means));
        var columns = new Wizard.Step(Words.of("things.import.step.columns"), views.load("things-import-columns"),
                model.mappedProperty());
        var review = new Wizard.Step(Words.of("things.import.step.review"), views.load("things-import-review"),
                model.readyProperty(), model::check);
        means.dialogs().open(new Wizard(Words.of("things.import.title"), List.of(columns, review),
                Words.of("things.import.run"), model.touchedProperty(), this::run));
    }

    private void run(Runnable close) {
        model.run(how -> {
            close.run();
            ended.accept(how);
        });
    }
}
