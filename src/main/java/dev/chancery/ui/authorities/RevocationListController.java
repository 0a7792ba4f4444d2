package dev.chancery.ui.authorities;

import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.HealthChip;
import dev.chancery.ui.Shown;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.util.Duration;

/// Ties the revocation list of the chosen authority to [RevocationListModel].
public final class RevocationListController {

    private static final Duration LOOK = Duration.seconds(20);

    private final RevocationListModel model;
    private final AuthoritiesModel authorities;
    private final ListActs acts;

    @FXML private HealthChip health;
    @FXML private Label explanation;
    @FXML private DetailGrid facts;
    @FXML private Button publish;
    @FXML private Button export;
    @FXML private Button revokeOne;
    @FXML private Button release;

    public RevocationListController(RevocationListModel model, AuthoritiesModel authorities, Means means) {
        this.model = model;
        this.authorities = authorities;
        this.acts = new ListActs(model, means);
    }

    @FXML private void initialize() {
        authorities.detailsProperty().subscribe(details -> Optional.ofNullable(details)
                .ifPresent(chosen -> model.show(chosen.row().authority().id())));
        Shown.every(LOOK, facts, model::refresh);
        model.shownProperty().subscribe(now -> now.ifPresent(this::show));
    }

    private void show(RevocationListModel.Shown now) {
        ListFacts.show(now, health, facts);
        explanation.setText(ListFacts.explanation(now));
        publish.setDisable(!now.canBePublished());
        export.setDisable(now.isAway());
        export.setAccessibleHelp(now.isAway() ? explanation.getText() : "");
        Shown.set(revokeOne, now.isRevocable());
        Shown.set(release, now.isHeld());
    }

    @FXML private void publish() {
        acts.publish();
    }

    @FXML private void export() {
        acts.export();
    }

    @FXML private void revokeAll() {
        acts.revokeAll();
    }

    @FXML private void revokeOne() {
        acts.revokeOne();
    }

    @FXML private void release() {
        acts.release();
    }
}
