package dev.chancery.ui.issue;

import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Place;
import dev.chancery.ui.Places;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/// Ties the question 'Write files, too?' to [ManyFiles].
public final class ManyDeliveryController {

    private final ManyFiles model;
    private final FileChoice files;

    @FXML private ChoiceCard none;
    @FXML private ChoiceCard some;
    @FXML private Node filesPart;
    @FXML private ManyForm form;
    @FXML private Label folder;
    @FXML private CheckBox locked;

    public ManyDeliveryController(ManyFiles model, FileChoice files) {
        this.model = model;
        this.files = files;
    }

    @FXML private void initialize() {
        ChoiceCard.bind(model.wantedProperty(), Map.of(none, false, some, true));
        Shown.during(model.wantedProperty(), filesPart);
        form.tie(model);
        locked.selectedProperty().bindBidirectional(model.lockedProperty());
        locked.disableProperty().bind(form.alwaysLocked());
        model.folderProperty().subscribe(now -> folder.setText(now.map(Path::toString).orElse(Words.of("issue.many.folder.none"))));
    }

    /// The first place on offer stands there until another is chosen.
    void offer(List<Place> places) {
        if (model.folderProperty().get().isEmpty()) {
            model.folderProperty().set(Places.first(places).map(Place::folder));
        }
    }

    @FXML private void choose() {
        files.folder(Words.of("issue.many.folder.title")).ifPresent(chosen -> model.folderProperty().set(Optional.of(chosen)));
    }
}
