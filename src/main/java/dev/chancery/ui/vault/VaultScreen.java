package dev.chancery.ui.vault;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.VaultPlan;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import dev.chancery.ui.Wizard;
import dev.chancery.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.Region;

/// Opens the wizard that adds an authority from a Vault or OpenBao, and the page of one that was added.
public final class VaultScreen {

    private final Means means;

    public VaultScreen(Means means) {
        this.means = means;
    }

    /// Opens the wizard.
    public void connect() {
        open(new ConnectModel(means.office(), means.background()));
    }

    /// Opens it for what was set up there just now, and the role id of its login.
    public void connect(VaultPlan plan, String roleId) {
        var model = new ConnectModel(means.office(), means.background());
        model.prefill(plan, roleId);
        open(model);
    }

    /// Opens the page of an authority that lives in a Vault.
    public void show(AuthorityId authority) {
        var model = new PageModel(means.office(), means.background(), authority);
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        var acts = new PageActs(model, means.window(), close, () -> means.go().accept(new Destination.OneAuthority(authority)));
        var view = (Region) new Views().add(PageController.class, () -> new PageController(model, acts)).load("vault-page");
        sheet.set(means.window().dialogs().open(view, acts::close));
        sheet.get().whenClosed(model.attempts()::stop);
    }

    private void open(ConnectModel model) {
        var views = new Views().add(ServerController.class, () -> new ServerController(model, means.window().files()))
                .add(LoginController.class, () -> new LoginController(model.login()))
                .add(EnterController.class, () -> new EnterController(model))
                .add(TargetController.class, () -> new TargetController(model))
                .add(SurveyController.class, () -> new SurveyController(model));
        var entered = Bindings.createBooleanBinding(() -> model.signedInProperty().get().isPresent(), model.signedInProperty());
        var sheet = means.window().dialogs().open(new Wizard(Words.of("vault.connect.title"), List.of(
                new Wizard.Step(Words.of("vault.connect.server"), views.load("vault-server"), model.server().ready()),
                new Wizard.Step(Words.of("vault.connect.enter"), views.load("vault-enter"), entered, model::look),
                new Wizard.Step(Words.of("vault.connect.target"), views.load("vault-target"), model.target().ready(), model::listRoles),
                new Wizard.Step(Words.of("vault.connect.check"), views.load("vault-survey"), model.addable(), model::survey)),
                Words.of("vault.connect.add"), model.touched(), close -> model.add(authority -> {
                    close.run();
                    added(authority);
                })));
        sheet.whenClosed(model::close);
    }

    private void added(Authority authority) {
        means.go().accept(new Destination.OneAuthority(authority.id()));
        means.window().toasts().success(Words.of("vault.connect.added", authority.name()), new Toasts.Action(
                Words.of("vault.connect.issue"), () -> means.go().accept(new Destination.IssueBy(authority.id()))));
    }
}
