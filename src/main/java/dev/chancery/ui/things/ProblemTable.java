package dev.chancery.ui.things;

import dev.chancery.engine.ThingImport.Problem;
import dev.chancery.ui.Tables;
import dev.chancery.words.Words;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Why rows of a list are left out: where each stands, the reason in full, and what stands there.
public final class ProblemTable extends TableView<Problem> {

    private static final double NARROW = 64;

    public ProblemTable() {
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var line = column("things.import.line", NARROW);
        line.setMaxWidth(NARROW);
        Tables.code(line, problem -> String.valueOf(problem.line()));
        var where = column("things.import.where", 110);
        Tables.text(where, ImportModel::where);
        var reason = column("things.import.reason", 260);
        Tables.text(reason, ImportModel::reason);
        reason.setCellFactory(_ -> new WrappedCell<>());
        var excerpt = column("things.import.excerpt", 190);
        Tables.code(excerpt, Problem::excerpt);
    }

    private TableColumn<Problem, String> column(String key, double width) {
        var column = new TableColumn<Problem, String>(Words.of(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        getColumns().add(column);
        return column;
    }

    void show(ImportModel model) {
        model.reviewProperty().addListener((_, _, review) -> review.ifPresent(
                found -> setItems(FXCollections.observableList(found.problems()))));
    }
}
