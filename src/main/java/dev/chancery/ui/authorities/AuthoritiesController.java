package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.ui.EmptyState;
import dev.chancery.ui.Shortcut;
import dev.chancery.words.Words;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Ties the screen of authorities to [AuthoritiesModel].
public final class AuthoritiesController {

    private final AuthoritiesModel model;
    private final AuthorityActions actions;
    private final Tooltip why = new Tooltip();

    @FXML private VBox screen;
    @FXML private Label count;
    @FXML private HBox buttons;
    @FXML private HBox intermediateHolder;
    @FXML private Button newIntermediate;
    @FXML private Button issue;
    @FXML private SplitPane content;
    @FXML private AuthorityTree tree;
    @FXML private Node details;
    @FXML private Label noneChosen;
    @FXML private EmptyState empty;

    public AuthoritiesController(AuthoritiesModel model, AuthorityActions actions) {
        this.model = model;
        this.actions = actions;
    }

    @FXML private void initialize() {
        tree.tie(model);
        Tooltip.install(intermediateHolder, why);
        model.chosenProperty().subscribe(_ -> allow());
        model.detailsProperty().subscribe(_ -> allow());
        model.rows().subscribe(this::fill);
        model.loadedProperty().subscribe(this::fill);
        fill();
        details.visibleProperty().bind(model.chosenProperty().isNotNull().and(model.detailsProperty().isNotNull()));
        noneChosen.visibleProperty().bind(model.chosenProperty().isNull());
        Shortcut.on(screen, Map.of(Shortcut.NEW, this::createRoot, Shortcut.ISSUE, this::issue));
        screen.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.refresh();
            }
        });
    }

    private void fill() {
        boolean none = model.rows().isEmpty();
        count.setText(Words.of("authorities.count", model.rows().size()));
        empty.setVisible(none && model.loadedProperty().get());
        buttons.setVisible(!none);
        content.setVisible(!none);
    }

    /// A disabled button shows no tooltip, so the place that holds it does.
    private void allow() {
        why.setText(AuthorityFacts.below(model.below(), model.chosen().map(Authority::name).orElse("")));
        newIntermediate.setDisable(model.below() != AuthoritiesModel.Below.ALLOWED);
        newIntermediate.setAccessibleHelp(why.getText());
        issue.setDisable(!model.canIssue());
    }

    @FXML private void createRoot() {
        actions.create(Optional.empty());
    }

    @FXML private void createIntermediate() {
        actions.create(model.chosen());
    }

    @FXML private void issue() {
        actions.issue(model.chosen());
    }

    @FXML private void bringIn() {
        actions.bringIn();
    }

    @FXML private void addFromVault() {
        actions.addFromVault();
    }

    @FXML private void setUpVault() {
        actions.setUpVault();
    }
}
