package dev.chancery.ui.probe;

import dev.chancery.domain.Sighting;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.EmptyState;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Shown;
import dev.chancery.ui.WorkPane;
import dev.chancery.words.Words;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Shows what is seen, as it comes, and what came of it.
public final class ResultController {

    private final ProbeModel model;

    @FXML private EmptyState empty;
    @FXML private WorkPane work;
    @FXML private Node result;
    @FXML private HBox verdict;
    @FXML private Label title;
    @FXML private Label next;
    @FXML private Button copy;
    @FXML private StepList steps;

    public ResultController(ProbeModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        CopyButton.copies(copy, () -> model.report().orElse(""));
        model.seen().addListener((ListChangeListener<Sighting>) change -> came(change));
        model.seen().forEach(steps::add);
        model.outcomeProperty().subscribe(_ -> show());
        model.jobProperty().subscribe(_ -> show());
    }

    private void came(ListChangeListener.Change<? extends Sighting> change) {
        while (change.next()) {
            if (change.wasRemoved()) {
                steps.clear();
            }
            change.getAddedSubList().forEach(steps::add);
        }
        show();
    }

    private void show() {
        var job = model.jobProperty().get();
        var outcome = model.outcomeProperty().get();
        Shown.set(work, job.isPresent());
        Shown.set(verdict, outcome.isPresent());
        Shown.set(next, outcome.filter(one -> !one.next().isEmpty()).isPresent());
        Shown.set(result, outcome.isPresent() || !model.seen().isEmpty());
        Shown.set(empty, job.isEmpty() && outcome.isEmpty() && model.seen().isEmpty());
        job.ifPresent(work::show);
        outcome.ifPresent(this::show);
    }

    private void show(Outcome outcome) {
        title.setText(outcome.title());
        title.setGraphic(Icons.of(StepList.icon(outcome.state())));
        next.setText(outcome.next());
        verdict.getStyleClass().setAll("verdict", StepList.styleClass(outcome.state()));
        if (outcome instanceof Outcome.Trial(var trial)) {
            steps.clear();
            steps.add(Words.of("probe.trial.good"), trial.good());
            if (trial.revoked() != trial.good()) {
                steps.add(Words.of("probe.trial.revoked"), trial.revoked());
            }
        }
    }
}
