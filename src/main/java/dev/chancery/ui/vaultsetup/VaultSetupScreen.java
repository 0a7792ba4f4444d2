package dev.chancery.ui.vaultsetup;

import dev.chancery.ui.Layers;
import dev.chancery.ui.Views;
import dev.chancery.ui.Wizard;
import dev.chancery.ui.vaultsetup.PlanModel.Part;
import dev.chancery.words.Words;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import dev.chancery.ui.Late;
import javafx.scene.layout.Region;

/// Opens the wizard that sets a PKI up on a Vault or OpenBao, and the page of how it went.
public final class VaultSetupScreen {

    private final Means means;

    public VaultSetupScreen(Means means) {
        this.means = means;
    }

    /// Opens the wizard. What is typed is gone when it closes, and the token wiped.
    public void open() {
        var model = new SetupModel(means.office(), means.background());
        var window = means.window();
        var views = new Views().add(WhereController.class, () -> new WhereController(model, window.files()))
                .add(ChainController.class, () -> new ChainController(model))
                .add(RoleController.class, () -> new RoleController(model))
                .add(PreviewController.class, () -> new PreviewController(model, window.files(), window.toasts()));
        var typed = model.typed();
        var goesOn = new AtomicBoolean();
        var sheet = window.dialogs().open(new Wizard(Words.of("vaultsetup.title"), List.of(
                new Wizard.Step(Words.of("vaultsetup.step.where"), views.load("vault-where"), typed.ready(Part.PLACE)),
                new Wizard.Step(Words.of("vaultsetup.step.chain"), views.load("vault-chain"), typed.ready(Part.ROOT, Part.ISSUING)),
                new Wizard.Step(Words.of("vaultsetup.step.access"), views.load("vault-role"), typed.ready(Part.ROLE, Part.ACCESS)),
                new Wizard.Step(Words.of("vaultsetup.step.check"), views.load("vault-preview"), model.runnable(), model::prepare)),
                Words.of("vaultsetup.start"), typed.touchedProperty(), close -> model.run(ended -> {
                    goesOn.set(true);
                    close.run();
                    show(model, ended);
                })));
        sheet.whenClosed(() -> {
            if (!goesOn.get()) {
                model.close();
            }
        });
    }

    private void show(SetupModel model, SetupModel.Ended ended) {
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        var done = new DoneController(model, ended, means.connect(), close);
        var view = (Region) new Views().add(DoneController.class, () -> done).load("vault-done");
        sheet.set(means.window().dialogs().open(view, close));
        sheet.get().whenClosed(() -> {
            done.forget();
            model.close();
        });
    }
}
