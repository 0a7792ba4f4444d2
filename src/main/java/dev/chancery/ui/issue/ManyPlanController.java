package dev.chancery.ui.issue;

import dev.chancery.ui.FileChoice;
import dev.chancery.ui.JobRow;
import dev.chancery.ui.Shown;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/// Ties the dry run and what it found to [ManyModel].
public final class ManyPlanController {

    private final ManyModel model;
    private final FileChoice files;
    private final Toasts toasts;

    @FXML private StackPane progress;
    @FXML private ManyFindings found;
    @FXML private Button save;

    public ManyPlanController(ManyModel model, FileChoice files, Toasts toasts) {
        this.model = model;
        this.files = files;
        this.toasts = toasts;
    }

    @FXML private void initialize() {
        model.checkingProperty().subscribe(job -> progress.getChildren().setAll(job.map(JobRow::new).stream().toList()));
        found.watch(model);
        Shown.during(model.hasProblems(), save);
    }

    @FXML private void saveProblems() {
        files.save(Words.of("issue.many.problems.save"), Words.of("issue.many.problems.file"),
                new FileChoice.Kind(Words.of("things.import.kind"), List.of("*.csv"))).ifPresent(file -> model.saveProblems(file, new ProblemWords(),
                        saved -> toasts.success(Words.of("issue.many.problems.saved", saved.getFileName()))));
    }
}
