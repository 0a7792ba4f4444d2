package dev.chancery.ui.things;

import javafx.scene.control.TableCell;
import javafx.scene.text.Text;

/// A cell that shows all of its text, in as many lines as that takes.
final class WrappedCell<R> extends TableCell<R, String> {

    private static final double PADDING = 20;

    private final Text text = new Text();

    WrappedCell() {
        text.getStyleClass().add("wrapped-text");
        text.wrappingWidthProperty().bind(widthProperty().subtract(PADDING));
    }

    @Override protected void updateItem(String words, boolean empty) {
        super.updateItem(words, empty);
        text.setText(empty || words == null ? "" : words);
        setGraphic(empty ? null : text);
    }
}
