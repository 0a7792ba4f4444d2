package dev.chancery.ui;

import javafx.beans.DefaultProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;

/// What an empty list shows: what the list is for, and the one or two buttons that fill it.
///
/// In FXML: `<EmptyState icon="fth-cpu" title="%..." text="%..."><Button .../></EmptyState>`; the accessors are named as
/// FXML wants them.
@DefaultProperty("buttons")
public final class EmptyState extends VBox {

    private final FontIcon icon = Icons.of("fth-inbox", "empty-icon");
    private final Label title = new Label();
    private final Label text = new Label();
    private final HBox buttons = new HBox(8);

    public EmptyState() {
        getStyleClass().add("empty-state");
        title.getStyleClass().add("empty-title");
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMinHeight(Region.USE_PREF_SIZE);
        buttons.getStyleClass().add("empty-buttons");
        getChildren().addAll(icon, title, text, buttons);
    }

    public String getIcon() {
        return icon.getIconLiteral();
    }

    public void setIcon(String name) {
        icon.setIconLiteral(name);
    }

    public String getTitle() {
        return title.getText();
    }

    public void setTitle(String words) {
        title.setText(words);
    }

    public String getText() {
        return text.getText();
    }

    public void setText(String words) {
        text.setText(words);
    }

    public ObservableList<Node> getButtons() {
        return buttons.getChildren();
    }
}
