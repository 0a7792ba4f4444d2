package dev.chancery.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The window from back to front: the screen, sheets over it that want an answer first, and toasts.
///
/// While a sheet is open everything behind it takes neither mouse nor keys.
public final class Layers extends StackPane {

    private final StackPane screen = new StackPane();
    private final Toasts toasts = new Toasts();
    private final Deque<Sheet> sheets = new ArrayDeque<>();

    public Layers() {
        getStyleClass().add("layers");
        getChildren().addAll(screen, toasts);
        placeToasts();
    }

    /// At the bottom they would lie on the buttons of a sheet.
    private void placeToasts() {
        setAlignment(toasts, busy() ? Pos.TOP_RIGHT : Pos.BOTTOM_RIGHT);
    }

    /// Puts this in place of what the window showed; open sheets go with it.
    public void show(Parent content) {
        while (!sheets.isEmpty()) {
            sheets.peek().close();
        }
        screen.getChildren().setAll(content);
    }

    public Toasts toasts() {
        return toasts;
    }

    /// Opens `body` over everything else. `escape` runs on Esc and decides whether to close.
    public Sheet open(Region body, Runnable escape) {
        var before = getScene() == null ? null : getScene().getFocusOwner();
        var sheet = new Sheet(body, escape, before);
        behind().setDisable(true);
        sheets.push(sheet);
        getChildren().add(getChildren().indexOf(toasts), sheet.pane);
        placeToasts();
        Platform.runLater(sheet::focus);
        return sheet;
    }

    /// Whether a sheet waits for an answer.
    public boolean busy() {
        return !sheets.isEmpty();
    }

    private Node behind() {
        return sheets.isEmpty() ? screen : sheets.peek().pane;
    }

    /// Something open over the screen.
    public final class Sheet {
        private final StackPane pane;
        private final @Nullable Node focusBefore;
        private Runnable closed = () -> {};

        private Sheet(Region body, Runnable escape, @Nullable Node focusBefore) {
            this.focusBefore = focusBefore;
            body.getStyleClass().add("sheet");
            body.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            pane = new StackPane(body);
            pane.getStyleClass().add("scrim");
            pane.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
                if (key.getCode() == KeyCode.ESCAPE) {
                    key.consume();
                    escape.run();
                }
            });
        }

        /// Runs this when it closes, however that comes about.
        public void whenClosed(Runnable then) {
            closed = then;
        }

        /// Closes it and gives the keyboard back to where it was. Closing twice does nothing.
        public void close() {
            if (sheets.remove(this)) {
                getChildren().remove(pane);
                placeToasts();
                behind().setDisable(false);
                if (focusBefore != null) {
                    focusBefore.requestFocus();
                }
                closed.run();
            }
        }

        private void focus() {
            if (sheets.peek() == this) {
                Focus.first(pane);
            }
        }
    }
}
