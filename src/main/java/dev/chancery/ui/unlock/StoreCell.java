package dev.chancery.ui.unlock;

import static java.util.Objects.requireNonNull;

import dev.chancery.ui.Icons;
import dev.chancery.ui.Preferences.Recent;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A store on the list: its name, its folder, when it was opened last, and a button that takes it off the list.
final class StoreCell extends ListCell<Recent> {

    private final Consumer<Recent> forget;
    private final Label name = new Label();
    private final Label folder = new Label();
    private final Label opened = new Label();
    private final HBox row;

    StoreCell(Consumer<Recent> forget) {
        this.forget = forget;
        name.getStyleClass().add("store-name");
        folder.getStyleClass().add("field-hint");
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        folder.setMinWidth(0);
        opened.getStyleClass().add("field-hint");
        opened.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var words = new VBox(new HBox(8, name, gap, opened), folder);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(10, Icons.of("fth-database"), words, Icons.button("fth-x", Words.of("unlock.forget"), this::forget));
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    private void forget() {
        forget.accept(getItem());
    }

    @Override protected void updateItem(Recent store, boolean empty) {
        super.updateItem(store, empty);
        if (!empty) {
            name.setText(nameOf(store.store()));
            folder.setText(requireNonNull(store.store().toAbsolutePath().getParent()).toString());
            opened.setText(store.opened().map(when -> Words.of("unlock.opened", Words.dateTime(when)))
                    .orElseGet(() -> Words.of("unlock.opened.never")));
        }
        setGraphic(empty ? null : row);
    }

    static String nameOf(Path store) {
        return store.getFileName().toString().replaceFirst("\\.chancery\\z", "");
    }
}
