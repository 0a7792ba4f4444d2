package dev.chancery.ui.things;

import dev.chancery.ui.LongList;
import dev.chancery.words.Words;
import java.util.ArrayList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// The column of check boxes, and every way to mark rows: the boxes, Space, Ctrl+A for all, Ctrl+click for one more,
/// Shift+click and Shift+Up or Down for a stretch.
final class MarkColumn extends TableColumn<ThingRow, Boolean> {

    private static final double WIDTH = 38;

    private final TableView<ThingRow> table;
    private final LongList<ThingRow> rows;
    private final Marks marks;
    private final CheckBox header = new CheckBox();

    MarkColumn(TableView<ThingRow> table, LongList<ThingRow> rows, Marks marks) {
        this.table = table;
        this.rows = rows;
        this.marks = marks;
        setId("marks");
        setSortable(false);
        setReorderable(false);
        setResizable(false);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setCellFactory(_ -> new MarkCell());
        header.setId("mark-all");
        header.setAccessibleText(Words.of("things.mark.all"));
        header.setAllowIndeterminate(false);
        header.setOnAction(_ -> all(marks.count() < rows.size()));
        setGraphic(header);
        marks.countProperty().addListener(_ -> display());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::clicked);
    }

    private void display() {
        var count = marks.count();
        header.setIndeterminate(count > 0 && count < rows.size());
        header.setSelected(count > 0 && count == rows.size());
        table.refresh();
    }

    private void all(boolean wanted) {
        if (wanted) {
            marks.markAll();
        } else {
            marks.clear();
        }
        display();
    }

    private void pressed(KeyEvent key) {
        var here = table.getSelectionModel().getSelectedIndex();
        if (key.getCode() == KeyCode.A && key.isShortcutDown()) {
            all(true);
        } else if (key.getCode() == KeyCode.SPACE && here >= 0) {
            marks.toggle(rows.id(here));
        } else if (key.isShiftDown() && here >= 0 && (key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN)) {
            var next = Math.clamp(here + (key.getCode() == KeyCode.UP ? -1L : 1L), 0, rows.size() - 1);
            stretch(here, next);
            table.getSelectionModel().clearAndSelect(next);
            table.getFocusModel().focus(next);
        } else {
            return;
        }
        key.consume();
    }

    private void clicked(MouseEvent click) {
        var row = row(click);
        if (row < 0 || click.getButton() != MouseButton.PRIMARY || !click.isShortcutDown() && !click.isShiftDown()) {
            return;
        }
        if (click.isShiftDown()) {
            var here = table.getSelectionModel().getSelectedIndex();
            stretch(here < 0 ? row : here, row);
        } else {
            marks.toggle(rows.id(row));
        }
        table.requestFocus();
        click.consume();
    }

    private static int row(MouseEvent click) {
        for (var node = click.getPickResult().getIntersectedNode(); node != null; node = node.getParent()) {
            if (node instanceof TableRow<?> row) {
                return row.isEmpty() ? -1 : row.getIndex();
            }
        }
        return -1;
    }

    private void stretch(int from, int to) {
        var numbers = new ArrayList<Long>();
        for (int i = Math.min(from, to); i <= Math.max(from, to); i++) {
            numbers.add(rows.id(i));
        }
        marks.mark(numbers);
    }

    private final class MarkCell extends TableCell<ThingRow, Boolean> {
        private final CheckBox box = new CheckBox();

        private MarkCell() {
            box.setFocusTraversable(false);
            box.setAccessibleText(Words.of("things.mark"));
            box.setOnAction(_ -> marks.toggle(getTableRow().getItem().number()));
        }

        @Override protected void updateItem(Boolean item, boolean empty) {
            super.updateItem(item, empty);
            var row = empty || getTableRow() == null ? null : getTableRow().getItem();
            if (row != null) {
                box.setSelected(marks.has(row.number()));
            }
            setGraphic(row == null ? null : box);
        }
    }
}
