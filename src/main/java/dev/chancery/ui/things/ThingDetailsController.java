package dev.chancery.ui.things;

import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.StatusChip;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;

/// Ties the details beside the list to [ThingDetailsModel].
public final class ThingDetailsController {

    private final ThingDetailsModel model;
    private final ThingsModel things;
    private final ThingActions actions;

    @FXML private Node none;
    @FXML private Node one;
    @FXML private ThingHeading heading;
    @FXML private StatusChip status;
    @FXML private DetailGrid facts;
    @FXML private SecretRow key;
    @FXML private Label certificatesTitle;
    @FXML private VBox certificates;
    @FXML private Button export;
    @FXML private MenuButton revoke;
    @FXML private MenuItem revokeGroup;

    public ThingDetailsController(ThingDetailsModel model, ThingsModel things, ThingActions actions) {
        this.model = model;
        this.things = things;
        this.actions = actions;
    }

    @FXML private void initialize() {
        key.whenAsked(use -> model.detailsProperty().get().ifPresent(shown -> model.key(shown.thing(), use)),
                actions::keyCopied);
        things.chosenProperty().addListener(_ -> model.show(things.chosenProperty().get()));
        model.detailsProperty().addListener((_, before, now) -> show(before, now));
        status.managedProperty().bind(status.visibleProperty());
        show(Optional.empty(), Optional.empty());
    }

    private void show(Optional<ThingDetailsModel.Details> before, Optional<ThingDetailsModel.Details> now) {
        none.setVisible(now.isEmpty());
        one.setVisible(now.isPresent());
        if (!before.map(shown -> shown.thing().id()).equals(now.map(shown -> shown.thing().id()))) {
            key.hide();
        }
        now.ifPresent(this::show);
    }

    private void show(ThingDetailsModel.Details details) {
        var thing = details.thing();
        heading.show(thing);
        status.setVisible(details.current().isPresent());
        details.current().ifPresent(current -> status.show(current.status()));
        export.setDisable(details.current().isEmpty());
        revoke.setDisable(details.certificates().isEmpty() && thing.description().group().isEmpty());
        revokeGroup.setVisible(!thing.description().group().isEmpty());
        revokeGroup.setText(Words.of("things.revoke.group", thing.description().group()));
        ThingFacts.show(thing, facts);
        certificatesTitle.setText(Words.of("things.details.certificates", details.certificates().size()));
        certificates.getChildren().setAll(details.certificates().stream()
                .map(held -> HeldRow.of(held, () -> actions.show(held.certificate().id()))).toList());
    }

    @FXML private void change() {
        model.detailsProperty().get().ifPresent(shown -> actions.change(shown.thing()));
    }

    @FXML private void issue() {
        actions.issue();
    }

    @FXML private void export() {
        actions.export();
    }

    @FXML private void kit() {
        model.detailsProperty().get().ifPresent(shown -> actions.kit(shown.thing().id()));
    }

    @FXML private void enrolmentKey() {
        actions.enrolmentKeys();
    }

    @FXML private void revoke() {
        actions.revoke();
    }

    @FXML private void revokeGroup() {
        model.detailsProperty().get().ifPresent(shown -> actions.revokeGroup(shown.thing().description().group()));
    }

    @FXML private void remove() {
        actions.remove();
    }
}
