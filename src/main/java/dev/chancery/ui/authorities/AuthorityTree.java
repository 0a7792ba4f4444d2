package dev.chancery.ui.authorities;

import dev.chancery.domain.Status;
import dev.chancery.ui.Icons;
import dev.chancery.ui.StatusChip;
import dev.chancery.words.Words;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;

/// The authorities as a tree, roots over what stands below them; its choice and the model's are the same.
public final class AuthorityTree extends TreeTableView<AuthoritiesModel.Row> {

    private static final PseudoClass FOLLOWED = PseudoClass.getPseudoClass("followed");

    public AuthorityTree() {
        setShowRoot(false);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var name = text("authorities.column.name", 190, row -> row.authority().name());
        name.setCellFactory(_ -> new NameCell());
        getColumns().add(name);
        getColumns().add(text("authorities.column.key", 84, row -> row.authority().certificate().key().label()));
        getColumns().add(text("authorities.column.expires", 106,
                row -> Words.date(row.authority().certificate().validity().notAfter())));
        getColumns().add(text("authorities.column.issued", 86, row -> Words.number(row.issued())));
        getColumns().add(status());
        setTreeColumn(name);
    }

    void tie(AuthoritiesModel model) {
        model.rows().subscribe(() -> fill(model));
        model.chosenProperty().subscribe(this::choose);
        getSelectionModel().selectedItemProperty().subscribe((_, item) -> model.choose(item == null ? null : item.getValue()));
    }

    private void fill(AuthoritiesModel model) {
        var top = new TreeItem<AuthoritiesModel.Row>();
        model.roots().forEach(root -> top.getChildren().add(item(model, root)));
        setRoot(top);
    }

    private static TreeItem<AuthoritiesModel.Row> item(AuthoritiesModel model, AuthoritiesModel.Row row) {
        var item = new TreeItem<>(row);
        model.below(row).forEach(below -> item.getChildren().add(item(model, below)));
        item.setExpanded(true);
        return item;
    }

    private void choose(AuthoritiesModel.Row row) {
        for (int i = 0; row != null && i < getExpandedItemCount(); i++) {
            if (row.equals(getTreeItem(i).getValue())) {
                getSelectionModel().select(i);
            }
        }
    }

    private static TreeTableColumn<AuthoritiesModel.Row, String> text(
            String titleKey, double width, Function<AuthoritiesModel.Row, String> words) {
        var column = new TreeTableColumn<AuthoritiesModel.Row, String>(Words.of(titleKey));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(words.apply(cell.getValue().getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    private static TreeTableColumn<AuthoritiesModel.Row, Status> status() {
        var column = new TreeTableColumn<AuthoritiesModel.Row, Status>(Words.of("authorities.column.status"));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue().status()));
        column.setCellFactory(_ -> new StatusCell());
        column.setPrefWidth(100);
        column.setSortable(false);
        return column;
    }

    private static final class NameCell extends TreeTableCell<AuthoritiesModel.Row, String> {
        @Override protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            var row = empty ? null : getTableRow().getItem();
            var successor = row == null ? Optional.<String>empty() : row.successor();
            setText(empty ? null : name);
            pseudoClassStateChanged(FOLLOWED, successor.isPresent());
            setTooltip(successor.map(after -> new Tooltip(Words.of("rekey.tree.followed", name, after))).orElse(null));
            setGraphic(row == null ? null : Icons.of(successor.isPresent() ? "fth-corner-left-up"
                    : row.authority().isRoot() ? "fth-award" : "fth-layers"));
        }
    }

    private static final class StatusCell extends TreeTableCell<AuthoritiesModel.Row, Status> {
        private final StatusChip chip = new StatusChip();

        @Override protected void updateItem(Status status, boolean empty) {
            super.updateItem(status, empty);
            if (!empty && status != null) {
                chip.show(status);
            }
            setGraphic(empty || status == null ? null : chip);
        }
    }
}
