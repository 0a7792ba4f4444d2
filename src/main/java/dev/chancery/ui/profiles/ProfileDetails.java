package dev.chancery.ui.profiles;

import dev.chancery.words.ProfileWords;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// The chosen profile beside the list.
public final class ProfileDetails extends ScrollPane {

    private final Label title = new Label();
    private final VBox meaning = new VBox(12);

    public ProfileDetails() {
        title.getStyleClass().add("details-title");
        title.setWrapText(true);
        var content = new VBox(title, meaning);
        content.getStyleClass().add("details");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    void show(ProfilesModel.Details details) {
        title.setText(ProfileWords.name(details.profile()));
        Preview.show(meaning, details.profile(), details.advice(), details.preview());
    }
}
