package dev.chancery.ui.things;

import dev.chancery.domain.ThingId;
import dev.chancery.ui.Screen;
import dev.chancery.ui.Views;
import java.nio.file.Path;
import javafx.scene.Parent;

/// The screen of the things, put together. Other screens reach it through [#reveal] and [#refresh].
public final class ThingsScreen {

    private final Means means;
    private final ThingsModel model;
    private final ThingActions actions;

    public ThingsScreen(Means means) {
        this.means = means;
        this.model = new ThingsModel(means.office(), means.background());
        this.actions = new ThingActions(means, model);
    }

    /// Its place on the rail.
    public Screen screen() {
        return new Screen("things", "fth-cpu", "things.title", Screen.Place.TOP, this::view);
    }

    private Parent view() {
        var views = new Views().add(ThingDetailsController.class, () -> new ThingDetailsController(
                        new ThingDetailsModel(means.office(), means.background()), model, actions))
                .add(MarkedController.class, () -> new MarkedController(model, actions));
        var side = new ThingsController.Side(views.load("thing-details"), views.load("things-marked"));
        return views.add(ThingsController.class, () -> new ThingsController(model, actions, side)).load("things");
    }

    ThingsModel model() {
        return model;
    }

    /// Reads everything again: another screen may have changed it.
    public void refresh() {
        model.refresh();
    }

    /// Shows this thing with its details.
    public void reveal(ThingId thing) {
        model.reveal(thing);
    }

    /// Asks for a new thing.
    public void add() {
        actions.add();
    }

    /// Starts the import of a list, such as one dropped on the window.
    public void importList(Path file) {
        actions.importList(file);
    }
}
