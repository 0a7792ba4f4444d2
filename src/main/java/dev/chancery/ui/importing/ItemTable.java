package dev.chancery.ui.importing;

import dev.chancery.engine.ImportItem;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Tables;
import dev.chancery.words.Words;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What an import has found, a row for each thing, to be ticked or left out. Space ticks the chosen row.
public final class ItemTable extends TableView<ImportItem> {

    private static final double NARROW = 40;

    public ItemTable() {
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText(Words.of("importing.table"));
    }

    void show(ImportingModel model) {
        var tick = new TableColumn<ImportItem, ImportItem>();
        tick.setMinWidth(NARROW);
        tick.setMaxWidth(NARROW);
        tick.setSortable(false);
        tick.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        tick.setCellFactory(_ -> new TickCell(model));
        getColumns().add(tick);
        add("importing.column.kind", 230, ItemWords::kind).setCellFactory(_ -> new KindCell());
        add("importing.column.name", 170, item -> model.name(item).orElse(item.label()));
        add("importing.column.joins", 150, ItemWords::joins);
        add("importing.column.standing", 120, ItemWords::standing);
        Tables.code(add("importing.column.place", 190, ImportItem::place), ImportItem::place);
        model.prospectProperty().subscribe(_ -> setItems(FXCollections.observableList(model.items())));
        model.comingProperty().subscribe(_ -> refresh());
        model.selectedProperty().subscribe(item -> item.ifPresent(getSelectionModel()::select));
        getSelectionModel().selectedItemProperty().subscribe(item -> model.select(Optional.ofNullable(item)));
        addEventFilter(KeyEvent.KEY_PRESSED, key -> pressed(key, model));
    }

    private static void pressed(KeyEvent key, ImportingModel model) {
        if (key.getCode() == KeyCode.SPACE) {
            model.selectedProperty().get().filter(model::isFree).ifPresent(model::toggle);
            key.consume();
        }
    }

    private TableColumn<ImportItem, String> add(String key, double width, Function<ImportItem, String> words) {
        var column = new TableColumn<ImportItem, String>(Words.of(key));
        column.setPrefWidth(width);
        Tables.text(column, words);
        getColumns().add(column);
        return column;
    }

    private static final class KindCell extends TableCell<ImportItem, String> {
        @Override protected void updateItem(String words, boolean empty) {
            super.updateItem(words, empty);
            var item = empty || getTableRow() == null ? null : getTableRow().getItem();
            setText(item == null ? "" : words);
            setGraphic(item == null ? null : Icons.of(ItemWords.icon(item)));
        }
    }

    private static final class TickCell extends TableCell<ImportItem, ImportItem> {
        private final CheckBox box = new CheckBox();
        private final ImportingModel model;

        private TickCell(ImportingModel model) {
            this.model = model;
            box.setFocusTraversable(false);
            box.setAccessibleText(Words.of("importing.tick"));
            box.setOnAction(_ -> model.toggle(getItem()));
        }

        @Override protected void updateItem(ImportItem item, boolean empty) {
            super.updateItem(item, empty);
            boolean choice = !empty && item != null && item.comesIn();
            if (choice) {
                box.setSelected(model.isComing(item));
                box.setDisable(!model.isFree(item));
            }
            setGraphic(choice ? box : null);
        }
    }
}
