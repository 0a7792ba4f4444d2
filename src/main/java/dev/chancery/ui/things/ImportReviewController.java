package dev.chancery.ui.things;

import dev.chancery.engine.ThingImport;
import dev.chancery.engine.ThingImport.Problem;
import dev.chancery.engine.Things;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Job;
import dev.chancery.ui.JobRow;
import dev.chancery.ui.Tables;
import dev.chancery.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
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
    @FXML private Tab goodTab;
    @FXML private TableView<Problem> problems;
    @FXML private TableColumn<Problem, String> line;
    @FXML private TableColumn<Problem, String> column;
    @FXML private TableColumn<Problem, String> reason;
    @FXML private TableColumn<Problem, String> excerpt;
    @FXML private TableView<Things.Entry> entries;
    @FXML private TableColumn<Things.Entry, String> id;
    @FXML private TableColumn<Things.Entry, String> name;
    @FXML private TableColumn<Things.Entry, String> group;
    @FXML private TableColumn<Things.Entry, String> tags;
    @FXML private TableColumn<Things.Entry, String> serial;
    @FXML private TableColumn<Things.Entry, String> address;

    public ImportReviewController(ImportModel model, Means means) {
        this.model = model;
        this.means = means;
    }

    @FXML private void initialize() {
        Tables.code(line, problem -> String.valueOf(problem.line()));
        Tables.text(column, ImportModel::where);
        Tables.text(reason, ImportModel::reason);
        reason.setCellFactory(_ -> new WrappedCell<>());
        Tables.code(excerpt, Problem::excerpt);
        Tables.text(id, entry -> entry.id().value());
        Tables.text(name, entry -> entry.description().name());
        Tables.text(group, entry -> entry.description().group());
        Tables.text(tags, entry -> String.join(", ", entry.description().tags()));
        Tables.text(serial, entry -> entry.description().hardwareSerial());
        Tables.text(address, entry -> entry.description().address());
        bad.managedProperty().bind(bad.visibleProperty());
        model.jobProperty().addListener((_, _, job) -> show(job));
        model.reviewProperty().addListener((_, _, review) -> review.ifPresent(this::show));
        show(model.jobProperty().get());
    }

    private void show(Optional<Job> job) {
        progress.getChildren().setAll(job.map(JobRow::new).stream().toList());
        found.setVisible(model.reviewProperty().get().isPresent());
        found.setDisable(job.isPresent());
    }

    private void show(ThingImport.Review review) {
        found.setVisible(true);
        good.setText(Words.of("things.import.good", review.good().size(), review.idsMade()));
        bad.setText(Words.of("things.import.bad", review.badRows()));
        bad.setVisible(review.badRows() > 0);
        problemsTab.setText(Words.of("things.import.tab.bad", review.badRows()));
        goodTab.setText(Words.of("things.import.tab.good", review.good().size()));
        problems.setItems(FXCollections.observableList(review.problems()));
        entries.setItems(FXCollections.observableList(review.good()));
        tabs.getTabs().setAll(review.badRows() > 0 ? List.of(problemsTab, goodTab) : List.of(goodTab));
    }

    @FXML private void saveProblems() {
        var kind = new FileChoice.Kind(Words.of("things.import.kind"), List.of("*.csv"));
        means.files().save(Words.of("things.import.saveBad"), Words.of("things.import.badFile"), kind)
                .ifPresent(file -> model.saveProblems(file, saved -> means.toasts().success(
                        Words.of("things.import.saved", saved.getFileName()))));
    }
}
