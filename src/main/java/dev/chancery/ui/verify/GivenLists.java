package dev.chancery.ui.verify;

import dev.chancery.ui.Icons;
import dev.chancery.ui.verify.GivenFiles.GivenList;
import dev.chancery.words.Words;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The revocation lists that were given, each with a button to take it away again.
public final class GivenLists extends VBox {

    public GivenLists() {
        setSpacing(4);
    }

    void watch(ObservableList<GivenList> lists) {
        lists.addListener((ListChangeListener<GivenList>) _ -> show(lists));
        show(lists);
    }

    private void show(ObservableList<GivenList> lists) {
        getChildren().setAll(lists.stream().map(list -> row(list, lists)).toList());
    }

    private static HBox row(GivenList list, ObservableList<GivenList> lists) {
        var name = new Label(list.name());
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        var row = new HBox(Icons.of("fth-list"), name,
                Icons.button("fth-x", Words.of("verify.lists.remove", list.name()), () -> lists.remove(list)));
        row.getStyleClass().add("verify-chosen");
        return row;
    }
}
