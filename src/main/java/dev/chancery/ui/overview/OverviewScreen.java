package dev.chancery.ui.overview;

import dev.chancery.ui.Screen;
import dev.chancery.ui.Views;
import javafx.scene.Parent;

/// The screen of the overview, put together.
public final class OverviewScreen {

    private final Means means;
    private final OverviewModel model;

    public OverviewScreen(Means means) {
        this.means = means;
        this.model = new OverviewModel(means.office(), means.background(), means.go());
    }

    /// Its place on the rail.
    public Screen screen() {
        return new Screen("overview", "fth-activity", "overview.title", Screen.Place.TOP, this::view);
    }

    private Parent view() {
        return new Views().add(OverviewController.class, () -> new OverviewController(model, new OverviewActs(model, means)))
                .load("overview");
    }

    /// Reads everything again: something has happened in the store.
    public void refresh() {
        model.refresh();
    }
}
