package dev.chancery.ui.profiles;

import dev.chancery.ui.Screen;
import dev.chancery.ui.Views;
import javafx.scene.Parent;

/// The screen of the profiles, put together.
public final class ProfilesScreen {

    private final Means means;
    private final ProfilesModel model;

    public ProfilesScreen(Means means) {
        this.means = means;
        this.model = new ProfilesModel(means.office(), means.background());
    }

    /// Its place on the rail.
    public Screen screen() {
        return new Screen("profiles", "fth-sliders", "profiles.title", Screen.Place.TOP, this::view);
    }

    private Parent view() {
        return new Views().add(ProfilesController.class, () -> new ProfilesController(model, new ProfileActions(means, model)))
                .load("profiles");
    }

    /// Reads everything again: another screen may have changed it.
    public void refresh() {
        model.refresh();
    }
}
