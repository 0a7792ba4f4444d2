package dev.chancery.ui.issue;

import dev.chancery.engine.BulkPlan;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// What the dry run of a job that issues for many found.
public final class ManyFindings extends VBox {

    private static final int MOST_SHOWN = 100;

    private final Label all = label("manyAll", "fth-check-circle");
    private final Label equipped = label("manyEquipped", "fth-info");
    private final Label bad = label("manyBad", "fth-alert-triangle");
    private final Label rest = label("manyRest", "fth-more-horizontal");
    private final ListView<String> problems = new ListView<>();

    /// For FXML.
    public ManyFindings() {
        setSpacing(12);
        bad.getStyleClass().add("field-caution");
        problems.setId("manyProblems");
        problems.setAccessibleText(Words.of("issue.many.plan.problems"));
        problems.setCellFactory(_ -> new Reason());
        VBox.setVgrow(problems, Priority.ALWAYS);
        var note = label("manyNote", "fth-info");
        note.setText(Words.of("issue.many.plan.note"));
        note.setGraphic(null);
        note.getStyleClass().add("note");
        getChildren().addAll(all, equipped, bad, problems, rest, note);
    }

    private static Label label(String id, String icon) {
        var label = new Label("", Icons.of(icon));
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    void watch(ManyModel model) {
        model.planProperty().subscribe(plan -> show(plan, model.form().anotherProperty().get()));
    }

    private void show(Optional<BulkPlan> found, boolean another) {
        Shown.set(this, found.isPresent());
        found.ifPresent(plan -> {
            all.setText(Words.of("issue.many.plan.all", plan.all(), plan.fresh(), plan.known()));
            equipped.setText(Words.of(another ? "issue.many.plan.another" : "issue.many.plan.equipped", plan.equipped()));
            Shown.set(equipped, plan.equipped() > 0);
            bad.setText(Words.of("issue.many.plan.bad", plan.badRows() + plan.unfit()));
            Shown.set(bad, plan.badRows() + plan.unfit() > 0);
            problems.setItems(FXCollections.observableList(reasons(plan)));
            Shown.set(problems, !problems.getItems().isEmpty());
            rest.setText(Words.of("issue.many.plan.rest", MOST_SHOWN));
            Shown.set(rest, plan.badFirst().size() + plan.unfitFirst().size() > MOST_SHOWN);
        });
    }

    private static List<String> reasons(BulkPlan plan) {
        return Stream.concat(
                plan.badFirst().stream().map(one -> Words.of("issue.many.plan.row", one.line(), ProblemWords.of(one))),
                plan.unfitFirst().stream().map(one -> one.thing().value() + ": " + ProblemWords.of(one))).limit(MOST_SHOWN).toList();
    }

    /// A reason in as many lines as it takes.
    private static final class Reason extends ListCell<String> {
        private static final double BESIDE = 40;

        private final Text text = new Text();

        Reason() {
            text.getStyleClass().add("wrapped-text");
            listViewProperty().subscribe(list -> {
                if (list != null) {
                    text.wrappingWidthProperty().bind(list.widthProperty().subtract(BESIDE));
                }
            });
        }

        @Override protected void updateItem(String reason, boolean empty) {
            super.updateItem(reason, empty);
            text.setText(empty ? "" : reason);
            setGraphic(empty ? null : text);
        }
    }
}
