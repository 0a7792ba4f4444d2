package dev.chancery.ui;

import dev.chancery.domain.Field;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Violation;
import dev.chancery.words.Violations;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.DefaultProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One field of a form: its label, the control, a hint, and beneath it what is wrong with it.
///
/// In FXML: `<FieldRow field="THING_ID" label="%..." hint="%..."><TextField fx:id="id"/></FieldRow>`; the accessors are
/// named as FXML wants them. A value that is merely missing is not held against a field that nobody has touched yet.
@DefaultProperty("content")
public final class FieldRow extends VBox {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final Label label = new Label();
    private final Label hint = new Label();
    private final Label wrong = new Label();
    private Node content = new Label();
    private Field field = Field.NAME;
    private List<Violation> violations = List.of();
    private boolean touched;

    public FieldRow() {
        getStyleClass().add("field-row");
        label.getStyleClass().add("field-label");
        hint.getStyleClass().add("field-hint");
        wrong.getStyleClass().add("field-wrong");
        wrong.setGraphic(Icons.of("fth-alert-circle"));
        for (var text : List.of(hint, wrong)) {
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            text.managedProperty().bind(text.visibleProperty());
            text.setVisible(false);
        }
        label.setMnemonicParsing(true);
        getChildren().addAll(label, content, hint, wrong);
    }

    /// Shows those of `all` that are about this row's field, now and whenever the list changes.
    public void watch(ObservableList<Violation> all) {
        all.addListener((ListChangeListener<Violation>) _ -> show(all));
        show(all);
    }

    /// Shows what is missing too, although nobody has typed here: somebody pressed Next.
    public void insist() {
        touched = true;
        display();
    }

    private void show(List<Violation> all) {
        violations = all.stream().filter(violation -> violation.field() == field).toList();
        display();
    }

    private void display() {
        var shown = violations.stream().filter(violation -> touched || !(violation instanceof TextViolation.Missing))
                .map(Violations::words).distinct().collect(Collectors.joining("\n"));
        wrong.setText(shown);
        wrong.setVisible(!shown.isEmpty());
        hint.setVisible(shown.isEmpty() && !hint.getText().isEmpty());
        content.pseudoClassStateChanged(INVALID, !shown.isEmpty());
        field().setAccessibleHelp(shown.isEmpty() ? hint.getText() : shown);
    }

    public Field getField() {
        return field;
    }

    public void setField(Field about) {
        field = about;
    }

    public String getLabel() {
        return label.getText();
    }

    public void setLabel(String words) {
        label.setText(words);
        nameContent();
    }

    public String getHint() {
        return hint.getText();
    }

    public void setHint(String words) {
        hint.setText(words);
        display();
    }

    public Node getContent() {
        return content;
    }

    public void setContent(Node control) {
        content = control;
        getChildren().set(1, control);
        label.setLabelFor(field());
        nameContent();
        control.focusWithinProperty().addListener((_, _, inside) -> {
            if (!inside) {
                insist();
            }
        });
        if (field() instanceof TextInputControl input) {
            input.textProperty().addListener(_ -> insist());
        }
    }

    private void nameContent() {
        field().setAccessibleText(label.getText().replace("_", ""));
    }

    /// What one writes into: the first that takes the keyboard where buttons stand beside it.
    private Node field() {
        return content instanceof HBox beside
                ? beside.getChildren().stream().filter(Node::isFocusTraversable).findFirst().orElse(content) : content;
    }
}
