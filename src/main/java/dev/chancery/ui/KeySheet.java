package dev.chancery.ui;

import dev.chancery.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The list of the keys, over the screen.
public final class KeySheet extends VBox {

    private KeySheet(Runnable close) {
        super(16);
        setId("keySheet");
        getStyleClass().add("dialog");
        setAccessibleText(Words.of("shell.keys"));
        var title = new Label(Words.of("shell.keys"));
        title.getStyleClass().add("dialog-title");
        var keys = new DetailGrid();
        for (var shortcut : Shortcut.values()) {
            keys.text(shortcut.label(), shortcut.words());
        }
        var more = new Label(Words.of("shell.keys.more"));
        more.setWrapText(true);
        more.setMinHeight(Region.USE_PREF_SIZE);
        var done = new Button(Words.of("shell.close"));
        done.setDefaultButton(true);
        done.getStyleClass().add("accent");
        done.setOnAction(_ -> close.run());
        var buttons = new HBox(done);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, keys, more, buttons);
    }

    public static void open(Dialogs dialogs) {
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        sheet.set(dialogs.open(new KeySheet(close), close));
    }
}
