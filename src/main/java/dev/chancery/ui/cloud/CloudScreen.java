package dev.chancery.ui.cloud;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.RegistrationId;
import dev.chancery.ui.Screen;
import dev.chancery.ui.Views;
import java.util.Optional;
import javafx.scene.Parent;

/// The screen of the registrations, put together. Other screens reach it through [#register] and [#refresh].
public final class CloudScreen {

    private final CloudModel model;
    private final CloudActions actions;

    public CloudScreen(Means means) {
        this.model = new CloudModel(means);
        this.actions = new CloudActions(means, model);
    }

    /// Its place on the rail.
    public Screen screen() {
        return new Screen("cloud", "fth-cloud", "cloud.title", Screen.Place.TOP, this::view);
    }

    private Parent view() {
        return new Views().add(CloudController.class, () -> new CloudController(model, actions)).load("cloud");
    }

    CloudModel model() {
        return model;
    }

    /// Reads everything again: another screen may have changed it.
    public void refresh() {
        model.refresh();
    }

    /// Shows the card of this registration.
    public void reveal(RegistrationId registration) {
        model.reveal(registration);
    }

    /// Opens the wizard for this authority.
    public void register(AuthorityId authority) {
        actions.register(Optional.of(authority));
    }
}
