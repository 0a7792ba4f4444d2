package dev.chancery.ui.vaultsetup;

import dev.chancery.domain.VaultPlan;
import dev.chancery.domain.VaultStepStanding;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Shown;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// Ties the last page, where the steps, the script and the Terraform text are seen and the plan is carried out, to
/// [SetupModel].
public final class PreviewController {

    private final SetupModel model;
    private final FileChoice files;
    private final Toasts toasts;

    @FXML private Label needsToken;
    @FXML private Label blocked;
    @FXML private VBox steps;
    @FXML private Button again;
    @FXML private Button stop;
    @FXML private TextArea script;
    @FXML private Button copyScript;
    @FXML private TextArea terraform;
    @FXML private Button copyTerraform;

    public PreviewController(SetupModel model, FileChoice files, Toasts toasts) {
        this.model = model;
        this.files = files;
        this.toasts = toasts;
    }

    @FXML private void initialize() {
        script.textProperty().bind(model.scriptProperty());
        terraform.textProperty().bind(model.terraformProperty());
        CopyButton.copies(copyScript, model.scriptProperty()::get);
        CopyButton.copies(copyTerraform, model.terraformProperty()::get);
        Shown.during(model.tokenGivenProperty().not(), needsToken);
        Shown.during(model.tokenGivenProperty().and(model.busyProperty().not()), again);
        Shown.during(model.busyProperty(), stop);
        model.planProperty().subscribe(plan -> {
            if (plan != null) {
                fill(plan);
            }
        });
        model.standings().subscribe(this::judge);
        judge();
        model.jobProperty().subscribe(job -> {
            if (job != null) {
                job.readingProperty().subscribe(reading -> follow((int) reading.done()));
            }
        });
    }

    private void fill(VaultPlan plan) {
        steps.getChildren().setAll(plan.steps().stream().map(StepRow::new).toList());
    }

    private void judge() {
        Shown.set(blocked, model.standings().stream().anyMatch(VaultStepStanding::blocks));
        for (int at = 0; at < model.standings().size() && at < steps.getChildren().size(); at++) {
            row(at).show(model.standings().get(at), model.planProperty().get().steps().get(at), model);
        }
    }

    private StepRow row(int at) {
        return (StepRow) steps.getChildren().get(at);
    }

    /// While the plan is carried out its steps follow one another.
    private void follow(int done) {
        if (model.runningProperty().get()) {
            for (int at = 0; at < Math.min(done, steps.getChildren().size()); at++) {
                row(at).showDone();
            }
            if (done < steps.getChildren().size()) {
                row(done).showRunning();
            }
        }
    }

    @FXML private void look() {
        model.prepare();
    }

    @FXML private void stop() {
        model.stop();
    }

    @FXML private void saveScript() {
        save("vault-setup.sh", "*.sh", model.scriptProperty().get());
    }

    @FXML private void saveTerraform() {
        save("vault-setup.tf", "*.tf", model.terraformProperty().get());
    }

    private void save(String name, String pattern, String text) {
        files.save(Words.of("vaultsetup.save.title"), name, new FileChoice.Kind(Words.of("vaultsetup.save.kind"), List.of(pattern)))
                .ifPresent(file -> model.save(file, text, saved -> toasts.success(Words.of("vaultsetup.saved", saved.getFileName()))));
    }
}
