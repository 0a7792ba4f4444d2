package dev.chancery.ui.certificates;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Shift with Home, End or a click marks a long range of rows as one. A short one the table selects in its own way, which
/// makes an object for every row.
final class RangeMarks {

    private static final int LONG = 1_000;
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final TableView<CertificateRow> table;
    private final CertificatesModel model;
    private OptionalInt anchor = OptionalInt.empty();

    private RangeMarks(TableView<CertificateRow> table, CertificatesModel model) {
        this.table = table;
        this.model = model;
    }

    static void on(TableView<CertificateRow> table, CertificatesModel model) {
        var ranges = new RangeMarks(table, model);
        table.addEventFilter(KeyEvent.KEY_PRESSED, ranges::key);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, ranges::click);
        table.setRowFactory(_ -> new Row(model.marks().property()));
    }

    private void key(KeyEvent key) {
        if (key.isShiftDown() && !key.isShortcutDown() && !key.isAltDown()) {
            switch (key.getCode()) {
                case HOME -> mark(0, key);
                case END -> mark(table.getItems().size() - 1, key);
                default -> {}
            }
        }
    }

    private void click(MouseEvent click) {
        if (click.isShiftDown() && !click.isShortcutDown() && click.getButton() == MouseButton.PRIMARY) {
            row(click).ifPresent(row -> mark(row.getIndex(), click));
        }
    }

    private static Optional<TableRow<?>> row(MouseEvent click) {
        for (var node = click.getTarget() instanceof Node hit ? hit : null; node != null; node = node.getParent()) {
            if (node instanceof TableRow<?> row && !row.isEmpty()) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private void mark(int to, InputEvent event) {
        var from = from();
        if (Math.abs(to - from) >= LONG) {
            event.consume();
            table.requestFocus();
            table.getSelectionModel().clearSelection();
            model.mark(Marks.Range.between(from, to));
            anchor = OptionalInt.of(from);
            table.getFocusModel().focus(to);
            if (event instanceof KeyEvent) {
                table.scrollTo(to);
            }
        }
    }

    // Another end of the range that is marked begins where it began.
    private int from() {
        var selected = table.getSelectionModel().getSelectedIndex();
        return model.marks().property().get().range().count() > 0 && anchor.isPresent() ? anchor.getAsInt()
                : Math.max(0, selected >= 0 ? selected : table.getFocusModel().getFocusedIndex());
    }

    private static final class Row extends TableRow<CertificateRow> {
        private final ObservableValue<Boolean> marked;

        private Row(ObservableValue<Marks.Marked> marks) {
            marked = marks.flatMap(now -> indexProperty().map(index -> now.range().holds(index.intValue())));
            marked.subscribe(holds -> pseudoClassStateChanged(MARKED, holds));
        }
    }
}
