package dev.chancery.ui.export;

import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// Ties the question which keys leave, and what is to be known before they do, to [KeysModel].
public final class KeysController {

    private final KeysModel model;

    @FXML private Node root;
    @FXML private Label once;
    @FXML private Label unfinished;
    @FXML private Node left;
    @FXML private Label leftTitle;
    @FXML private Label leftNames;
    @FXML private ChoiceCard others;
    @FXML private ChoiceCard none;

    public KeysController(ExportModel page) {
        this.model = page.keys();
    }

    @FXML private void initialize() {
        ChoiceCard.bind(model.whichProperty(), Map.of(others, WhichKeys.OTHERS, none, WhichKeys.NONE));
        model.whichProperty().subscribe(this::show);
        model.standingProperty().subscribe(this::show);
        model.roomProperty().subscribe(this::show);
    }

    private void show() {
        var standing = model.standingProperty().get();
        var anyLeft = model.roomProperty().get() && !standing.left().isEmpty();
        var leaves = model.whichProperty().get() != WhichKeys.NONE && model.leavingOnce() > 0;
        once.setText(Words.of("export.keys.once", model.leavingOnce()));
        unfinished.setText(Words.of("export.keys.unfinished", standing.unfinished()));
        leftTitle.setText(Words.of("export.keys.left", standing.left().size(), standing.certificates()));
        leftNames.setText(KeyWords.names(standing));
        others.setTitle(Words.of("export.keys.others", model.others()));
        none.setTitle(Words.of("export.keys.none", standing.certificates()));
        Shown.set(once, leaves);
        Shown.set(unfinished, leaves && standing.unfinished() > 0);
        Shown.set(left, anyLeft);
        Shown.set(others, model.others() > 0);
        Shown.set(root, leaves || anyLeft);
    }
}
