package dev.chancery.ui.export;

import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.Shown;
import dev.chancery.ui.Sizes;
import dev.chancery.words.Failures;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/// Ties the preview of the files, and the question about those that are there already, to [PlanModel].
public final class PlanController {

    private final PlanModel model;
    private Set<Path> there = Set.of();

    @FXML private Label summary;
    @FXML private Label folder;
    @FXML private Label wrong;
    @FXML private ListView<Path> files;
    @FXML private Node conflict;
    @FXML private Label conflictTitle;
    @FXML private ChoiceCard replace;
    @FXML private ChoiceCard keep;

    public PlanController(PlanModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        ChoiceCard.bind(model.ifThereProperty(), Map.of(replace, IfThere.REPLACE, keep, IfThere.KEEP));
        files.setCellFactory(_ -> new FileCell());
        model.plannedProperty().subscribe(this::show);
    }

    private void show(Planned planned) {
        wrong.setText("");
        summary.setText("");
        folder.setText("");
        there = Set.of();
        switch (planned) {
            case Planned.Unknown() -> files.getItems().clear();
            case Planned.Unusable(var why) -> {
                files.getItems().clear();
                wrong.setText(Failures.tell(why).happened());
            }
            case Planned.Known plan -> showPlan(plan);
        }
        Shown.set(folder, !folder.getText().isEmpty());
        Shown.set(wrong, !wrong.getText().isEmpty());
        Shown.set(conflict, !there.isEmpty());
    }

    private void showPlan(Planned.Known plan) {
        there = new HashSet<>(plan.there());
        files.getItems().setAll(plan.files());
        summary.setText(Words.of("export.plan.summary", plan.files().size(), Sizes.words(plan.room().needed()),
                Sizes.words(plan.room().free())));
        folder.setText(plan.target().folder().toString());
        conflictTitle.setText(Words.of("export.plan.exist", plan.there().size()));
        if (!plan.room().enough()) {
            wrong.setText(Words.of("export.plan.full", Sizes.words(plan.room().needed()), Sizes.words(plan.room().free())));
        }
    }

    private final class FileCell extends ListCell<Path> {
        private FileCell() {
            getStyleClass().add("mono");
        }

        @Override protected void updateItem(Path file, boolean empty) {
            super.updateItem(file, empty);
            setText(empty || file == null ? "" : there.contains(file)
                    ? Words.of("export.plan.exists", file.toString()) : file.toString());
        }
    }
}
