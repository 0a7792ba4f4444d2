package dev.chancery.ui.verify;

import dev.chancery.domain.CertificateId;
import dev.chancery.ui.Screen;
import dev.chancery.ui.Views;
import javafx.scene.Parent;

/// The screen that verifies, put together. Other screens reach it through [#verify].
public final class VerifyScreen {

    private final Means means;
    private final VerifyModel model;

    public VerifyScreen(Means means) {
        this.means = means;
        this.model = new VerifyModel(means.office(), means.background());
    }

    /// Its place on the rail.
    public Screen screen() {
        return new Screen("verify", "fth-shield", "verify.title", Screen.Place.TOP, this::view);
    }

    private Parent view() {
        var views = new Views().add(ResultController.class, () -> new ResultController(model))
                .add(AmqttController.class, () -> new AmqttController(new AmqttModel(means.office(), means.background(), model)))
                .add(SourceController.class, () -> new SourceController(model, means.files()));
        var parts = new VerifyController.Parts(views.load("verify-source"), views.load("verify-result"), views.load("verify-amqtt"));
        return views.add(VerifyController.class, () -> new VerifyController(model, means.files(), parts)).load("verify");
    }

    VerifyModel model() {
        return model;
    }

    /// Verifies this certificate of the store.
    public void verify(CertificateId certificate) {
        model.take(certificate);
    }
}
