package dev.chancery.ui;

import dev.chancery.domain.Status;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What all tables do alike. Rows have one height (36 px at 100 %), set by the style sheet.
public final class Tables {

    private Tables() {}

    /// Hands sorting to whoever has the rows: a click on a header calls `sort` with the column's `fx:id` (empty: no
    /// order) and whether it runs downwards, and the table itself moves nothing. For tables over a [LongList].
    public static void sortedElsewhere(TableView<?> table, BiConsumer<Optional<String>, Boolean> sort) {
        table.setSortPolicy(shown -> {
            var first = shown.getSortOrder().stream().findFirst();
            sort.accept(first.map(TableColumn::getId),
                    first.map(column -> column.getSortType() == TableColumn.SortType.DESCENDING).orElse(false));
            return true;
        });
    }

    /// Lets the keyboard go from the field that filters a table down into its rows.
    public static void below(TextField filter, TableView<?> table) {
        filter.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.DOWN && !table.getItems().isEmpty()) {
                key.consume();
                table.requestFocus();
                if (table.getSelectionModel().isEmpty()) {
                    table.getSelectionModel().selectFirst();
                }
            }
        });
    }

    /// Fills a column with words.
    public static <R> void text(TableColumn<R, String> column, Function<R, String> words) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(words.apply(cell.getValue())));
    }

    /// Fills a column with numbers or serials in the monospaced face.
    public static <R> void code(TableColumn<R, String> column, Function<R, String> words) {
        text(column, words);
        column.getStyleClass().add("mono");
    }

    /// Fills a column with status chips; a row without a state has an empty cell.
    public static <R> void status(TableColumn<R, Status> column, Function<R, Optional<Status>> status) {
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(status.apply(cell.getValue()).orElse(null)));
        column.setCellFactory(_ -> new StatusCell<>());
    }

    private static final class StatusCell<R> extends TableCell<R, Status> {
        private final StatusChip chip = new StatusChip();

        // The chip stays in the cell, for whatever enters a window is given its style anew.
        private StatusCell() {
            setAlignment(Pos.CENTER_LEFT);
            setGraphic(chip);
        }

        @Override protected void updateItem(Status status, boolean empty) {
            super.updateItem(status, empty);
            if (empty || status == null) {
                chip.hide();
            } else {
                chip.show(status);
            }
        }
    }
}
