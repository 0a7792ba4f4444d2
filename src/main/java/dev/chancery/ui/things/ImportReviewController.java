package dev.chancery.ui.things;

import dev.chancery.ui.FileChoice;
import dev.chancery.ui.JobRow;
import dev.chancery.words.Words;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/// Ties the page that shows what the check found to [ImportModel].
public final class ImportReviewController {

    private final ImportModel model;
    private final Means means;

    @FXML private StackPane progress;
    @FXML private Node found;
    @FXML private Label good;
    @FXML private Label bad;
    @FXML private TabPane tabs;
    @FXML private Tab problemsTab;
    @FXML private Tab entriesTab;
    @FXML private ProblemTable problems;
    @FXML private EntryTable entries;

    public ImportReviewController(ImportModel model, Means means) {
        this.model = model;
        this.means = means;
    }

    @FXML private void initialize() {
        bad.managedProperty().bind(bad.visibleProperty());
        problems.show(model);
        entries.show(model);
        model.jobProperty().addListener(_ -> showJob());
        model.reviewProperty().addListener(_ -> showCounts());
        showJob();
        showCounts();
    }

    private void showJob() {
        var job = model.jobProperty().get();
        progress.getChildren().setAll(job.map(JobRow::new).stream().toList());
        found.setDisable(job.isPresent());
    }

    private void showCounts() {
        found.setVisible(model.isChecked());
        good.setText(Words.of("things.import.good", model.goodRows(), model.idsMade()));
        bad.setText(Words.of("things.import.bad", model.badRows()));
        bad.setVisible(model.badRows() > 0);
        problemsTab.setText(Words.of("things.import.tab.bad", model.badRows()));
        entriesTab.setText(Words.of("things.import.tab.good", model.goodRows()));
        tabs.getTabs().setAll(model.badRows() > 0 ? List.of(problemsTab, entriesTab) : List.of(entriesTab));
        tabs.getSelectionModel().selectFirst();
    }

    @FXML private void saveProblems() {
        var kind = new FileChoice.Kind(Words.of("things.import.kind"), List.of("*.csv"));
        means.files().save(Words.of("things.import.saveBad"), Words.of("things.import.badFile"), kind)
                .ifPresent(file -> model.saveProblems(file, saved -> means.toasts().success(
                        Words.of("things.import.saved", saved.getFileName()))));
    }
}
