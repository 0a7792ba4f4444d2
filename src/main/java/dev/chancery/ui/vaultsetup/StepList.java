package dev.chancery.ui.vaultsetup;

import javafx.scene.layout.VBox;

/// The steps of the plan, with how each stands or how far it is.
public final class StepList extends VBox {

    /// Shows the plan of the model, and how it stands as far as somebody has looked.
    void show(SetupModel model) {
        var plan = model.planProperty().get();
        if (plan == null) {
            return;
        }
        if (model.standings().size() != plan.steps().size()) {
            getChildren().setAll(plan.steps().stream().map(StepRow::new).toList());
            return;
        }
        for (int at = 0; at < plan.steps().size(); at++) {
            row(at).show(model.standings().get(at), plan.steps().get(at), model);
        }
    }

    private StepRow row(int at) {
        return (StepRow) getChildren().get(at);
    }

    /// While the plan is carried out its steps follow one another.
    void follow(SetupModel model, int done) {
        if (model.runningProperty().get()) {
            for (int at = 0; at < Math.min(done, getChildren().size()); at++) {
                row(at).showDone();
            }
            if (done < getChildren().size()) {
                row(done).showRunning();
            }
        }
    }
}
