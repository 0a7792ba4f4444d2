package dev.chancery.ui.issue;

import dev.chancery.ui.JobRow;
import javafx.fxml.FXML;
import javafx.scene.layout.StackPane;

/// Ties the dry run and what it found to [ManyModel].
public final class ManyPlanController {

    private final ManyModel model;

    @FXML private StackPane progress;
    @FXML private ManyFindings found;

    public ManyPlanController(ManyModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        model.checkingProperty().subscribe(job -> progress.getChildren().setAll(job.map(JobRow::new).stream().toList()));
        found.watch(model);
    }
}
