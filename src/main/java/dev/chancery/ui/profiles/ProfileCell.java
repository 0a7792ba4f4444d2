package dev.chancery.ui.profiles;

import dev.chancery.domain.Profile;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A profile in two lines: what it is called, and what it lets somebody do.
final class ProfileCell extends ListCell<Profile> {

    private final Label name = new Label();
    private final Label says = new Label();
    private final Label mark = new Label(Words.of("profiles.builtIn"));
    private final HBox row;

    ProfileCell() {
        name.getStyleClass().add("profile-name");
        says.getStyleClass().add("profile-says");
        mark.getStyleClass().add("profile-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        var words = new VBox(2, name, says);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        row = new HBox(8, words, mark);
        row.getStyleClass().add("actions");
        setPrefWidth(0);
    }

    @Override protected void updateItem(Profile profile, boolean empty) {
        super.updateItem(profile, empty);
        setGraphic(empty ? null : row);
        if (!empty) {
            name.setText(ProfileWords.name(profile));
            says.setText(ProfileWords.says(profile));
            mark.setVisible(!ProfilesModel.isOwn(profile));
            setAccessibleText(name.getText() + ". " + says.getText());
        }
    }
}
