package dev.chancery.ui.vault;

import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFinding;
import dev.chancery.domain.VaultNeed;
import dev.chancery.domain.VaultPolicy;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.ui.TroubleBox;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the page on which the authority is looked at before it is added to [ConnectModel].
public final class SurveyController {

    private final ConnectModel model;

    @FXML private VBox findings;
    @FXML private VBox policyPart;
    @FXML private TextArea policy;
    @FXML private Button copyPolicy;
    @FXML private TroubleBox trouble;
    @FXML private Button again;
    @FXML private Button stop;
    @FXML private FieldRow nameRow;
    @FXML private TextField name;

    public SurveyController(ConnectModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        model.findings().subscribe(this::show);
        show();
        Shown.during(model.usableProperty(), nameRow);
        trouble.watch(model.attempts().troubleProperty());
        name.textProperty().bindBidirectional(model.target().nameProperty());
        nameRow.watch(model.target().nameViolations());
        CopyButton.copies(copyPolicy, policy::getText);
        Shown.during(model.attempts().busyProperty(), stop);
        Shown.during(Bindings.not(model.attempts().busyProperty()), again);
    }

    private void show() {
        var seen = model.findings();
        findings.getChildren().setAll(seen.stream().map(VaultRows::of).toList());
        policy.setText(new VaultPolicy(seen.stream().flatMap(SurveyController::needs).toList()).hcl().strip());
        Shown.set(policyPart, !policy.getText().isEmpty());
    }

    private static Stream<VaultNeed> needs(VaultFinding finding) {
        if (finding instanceof VaultFinding.Missing(var lacking)) {
            return lacking.needs().stream();
        }
        return finding instanceof VaultFinding.Unseen(var why) && why instanceof VaultFailure.VaultDenied denied ? Stream.of(denied.need()) : Stream.empty();
    }

    @FXML private void look() {
        model.survey();
    }

    @FXML private void stop() {
        model.attempts().stop();
    }
}
