package dev.chancery.ui.endpoints;

import dev.chancery.engine.EndpointSwitch;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Views;
import javafx.scene.Parent;
import javafx.scene.layout.Region;

/// The local endpoints of the open store: a row in the settings and a page of their own.
public final class EndpointsScreen {

    /// What it works with.
    public record Means(Office office, EndpointSwitch endpoints, Background background, Dialogs dialogs, Toasts toasts) {}

    private final Means means;
    private final EndpointsModel model;

    public EndpointsScreen(Means means) {
        this.means = means;
        this.model = new EndpointsModel(means.office(), means.endpoints(), means.background());
    }

    /// The row in the settings.
    public Parent row() {
        return new Views().add(EndpointsRowController.class, () -> new EndpointsRowController(model, this::open)).load("endpoints-row");
    }

    /// Opens the page over whatever the window shows.
    public void open() {
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        var views = new Views().add(EndpointsController.class, () -> new EndpointsController(model, close))
                .add(EndpointPlacesController.class, () -> new EndpointPlacesController(new LinksModel(means.office(), means.background()),
                        model, means.toasts()));
        sheet.set(means.dialogs().open((Region) views.load("endpoints"), close));
        model.refresh();
    }
}
