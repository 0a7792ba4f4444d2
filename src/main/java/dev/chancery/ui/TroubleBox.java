package dev.chancery.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows a [Trouble] in a form; takes no room while there is none.
public final class TroubleBox extends VBox {

    private final Label title = new Label("", Icons.of("fth-alert-circle"));
    private final Label text = new Label();

    public TroubleBox() {
        super(4);
        getStyleClass().add("trouble");
        title.getStyleClass().add("trouble-title");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        getChildren().addAll(title, text);
        setVisible(false);
    }

    public void watch(ObservableValue<Trouble> trouble) {
        trouble.subscribe(this::show);
    }

    private void show(Trouble trouble) {
        title.setText(trouble.title());
        text.setText(trouble.text());
        setVisible(!trouble.isNone());
    }
}
