package dev.chancery.ui.issue;

import dev.chancery.domain.Decoded;
import dev.chancery.domain.VaultHome;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.Shown;
import dev.chancery.ui.WorkPane;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;

/// Ties the frame of the page to [IssueModel]: form, work and result.
public final class IssueController {

    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
    private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");
    private static final Duration DRIVES_EVERY = Duration.seconds(2);

    private final IssueModel model;

    @FXML private BorderPane root;
    @FXML private Node form;
    @FXML private Node previewPane;
    @FXML private DetailGrid preview;
    @FXML private Node noPreview;
    @FXML private Node noAuthority;
    @FXML private Node purpose;
    @FXML private WorkPane work;
    @FXML private Node done;

    public IssueController(IssueModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        Shown.during(at(IssueModel.Stage.FORM), form);
        Shown.during(at(IssueModel.Stage.WORKING), work);
        Shown.during(at(IssueModel.Stage.DONE), done);
        Shown.during(previewed(), previewPane);
        Shown.during(there().map(Optional::isEmpty), purpose);
        Shown.during(model.form().terms().nobodyCanSignProperty(), noAuthority);
        model.form().previewProperty().subscribe(this::showPreview);
        model.form().advancedProperty().subscribe(_ -> showSize());
        there().subscribe(_ -> showSize());
        model.stageProperty().subscribe(_ -> showSize());
        model.jobProperty().subscribe(job -> job.ifPresent(work::show));
        Shown.every(DRIVES_EVERY, root, model::lookForPlaces);
    }

    @FXML private void makeAuthority() {
        model.makeAuthority();
    }

    private ObservableValue<Boolean> at(IssueModel.Stage stage) {
        return model.stageProperty().map(now -> now == stage);
    }

    private ReadOnlyObjectProperty<Optional<VaultHome>> there() {
        return model.form().terms().there().homeProperty();
    }

    /// What a Vault will sign is known once it is signed.
    private BooleanBinding previewed() {
        return Bindings.createBooleanBinding(() -> model.form().advancedProperty().get() && there().get().isEmpty(),
                model.form().advancedProperty(), there());
    }

    private void showSize() {
        var filling = model.stageProperty().get() == IssueModel.Stage.FORM;
        root.pseudoClassStateChanged(ENDED, !filling);
        root.pseudoClassStateChanged(WIDE, filling && previewed().get());
    }

    private void showPreview(Optional<Decoded> now) {
        PreviewGrid.fill(preview, now);
        Shown.set(noPreview, now.isEmpty());
    }
}
