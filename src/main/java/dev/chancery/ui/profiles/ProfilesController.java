package dev.chancery.ui.profiles;

import dev.chancery.domain.Profile;
import dev.chancery.ui.FileDrop;
import dev.chancery.ui.Shortcut;
import dev.chancery.words.Words;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;

/// Ties the list of profiles to [ProfilesModel].
public final class ProfilesController {

    private final ProfilesModel model;
    private final ProfileActions actions;

    @FXML private Node root;
    @FXML private Label count;
    @FXML private ListView<Profile> list;
    @FXML private ProfileDetails details;
    @FXML private Button copy;
    @FXML private Button change;
    @FXML private Button export;
    @FXML private Button remove;

    ProfilesController(ProfilesModel model, ProfileActions actions) {
        this.model = model;
        this.actions = actions;
    }

    @FXML private void initialize() {
        list.setItems(model.rows());
        list.setCellFactory(_ -> new ProfileCell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, profile) -> chosen(profile));
        model.chosenProperty().subscribe(this::show);
        model.detailsProperty().subscribe(shown -> shown.ifPresent(details::show));
        model.rows().subscribe(this::count);
        FileDrop.on(root, files -> actions.importFile(files.getFirst()));
        Shortcut.NEW.hint(copy);
        Shortcut.on(root, Map.of(Shortcut.NEW, this::copy, Shortcut.EDIT, this::change, Shortcut.REMOVE, this::remove,
                Shortcut.EXPORT, this::export));
        root.sceneProperty().addListener((_, _, scene) -> Optional.ofNullable(scene).ifPresent(_ -> model.refresh()));
    }

    private void chosen(Profile profile) {
        if (profile != null && !model.chosenProperty().get().equals(Optional.of(profile))) {
            model.choose(Optional.of(profile));
        }
    }

    private void show(Optional<Profile> profile) {
        profile.filter(one -> !one.equals(list.getSelectionModel().getSelectedItem())).ifPresent(one -> {
            list.getSelectionModel().select(one);
            list.scrollTo(one);
        });
        var own = profile.filter(ProfilesModel::isOwn).isPresent();
        change.setDisable(!own);
        remove.setDisable(!own);
        copy.setDisable(profile.isEmpty());
        export.setDisable(profile.isEmpty());
    }

    private void count() {
        count.setText(Words.of("profiles.count", model.rows().size(), model.rows().stream().filter(ProfilesModel::isOwn).count()));
    }

    private void chosen(Consumer<Profile> act) {
        model.chosenProperty().get().ifPresent(act);
    }

    @FXML private void copy() {
        chosen(actions::copy);
    }

    @FXML private void change() {
        chosen(actions::change);
    }

    @FXML private void remove() {
        chosen(actions::remove);
    }

    @FXML private void export() {
        chosen(actions::export);
    }

    @FXML private void importFile() {
        actions.importFile();
    }
}
