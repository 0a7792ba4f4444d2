package dev.chancery.ui.probe;

import dev.chancery.domain.CertificateId;
import dev.chancery.ui.Late;
import dev.chancery.ui.Screen;
import dev.chancery.ui.Views;
import java.util.List;
import javafx.scene.Parent;

/// The screen that tries connections, put together. Other screens reach it through [#test].
public final class ProbeScreen {

    private final Means means;
    private final PartiesModel parties;
    private final ProbeModel model;
    private final RevokedModel revoked;
    private final ListenModel listen;
    private boolean shown;

    public ProbeScreen(Means means) {
        this.means = means;
        this.parties = new PartiesModel(means.office(), means.background());
        this.model = new ProbeModel(means.office(), means.background(), parties);
        this.listen = new ListenModel(means.office(), means.background());
        this.revoked = new RevokedModel(means.office(), means.background(), model, parties);
    }

    /// Its place on the rail.
    public Screen screen() {
        return new Screen("probe", "fth-activity", "probe.title", Screen.Place.TOP, this::view);
    }

    private Parent view() {
        shown = true;
        refresh();
        var form = new Late<ProbeController>();
        var views = new Views().add(ResultController.class, () -> new ResultController(model))
                .add(RevokedController.class, () -> new RevokedController(revoked, model, means.dialogs(), () -> form.get().secrets()));
        var parts = List.of(views.load("probe-revoked"), views.load("probe-result"));
        return views.add(ProbeController.class, () -> {
            form.set(new ProbeController(model, parties, means.files(), parts));
            return form.get();
        }).add(ListenController.class, () -> new ListenController(listen))
                .add(PageController.class, () -> new PageController(List.of(views.load("probe"), views.load("probe-listen")))).load("probe-page");
    }

    /// What the store holds now; nothing as long as nobody has looked.
    public void refresh() {
        if (shown) {
            parties.refresh();
            revoked.refresh();
            listen.refresh();
        }
    }

    /// Closes the server that shows what devices send, before the store is locked.
    public void stop() {
        listen.stop();
    }

    ListenModel listening() {
        return listen;
    }

    PartiesModel parties() {
        return parties;
    }

    /// Makes this certificate of the store the one to connect with.
    public void test(CertificateId certificate) {
        parties.take(certificate);
    }
}
