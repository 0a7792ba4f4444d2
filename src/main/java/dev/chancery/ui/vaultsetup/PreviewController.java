package dev.chancery.ui.vaultsetup;

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

/// Ties the last page, where the steps, the script and the Terraform text are seen and the plan is carried out, to
/// [SetupModel].
public final class PreviewController {

    private final SetupModel model;
    private final FileChoice files;
    private final Toasts toasts;

    @FXML private Label needsToken;
    @FXML private Label blocked;
    @FXML private StepList steps;
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
        model.planProperty().subscribe(_ -> steps.show(model));
        model.standings().subscribe(this::judge);
        judge();
        model.jobProperty().subscribe(job -> {
            if (job != null) {
                job.readingProperty().subscribe(reading -> steps.follow(model, (int) reading.done()));
            }
        });
    }

    private void judge() {
        Shown.set(blocked, model.standings().stream().anyMatch(VaultStepStanding::blocks));
        steps.show(model);
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
