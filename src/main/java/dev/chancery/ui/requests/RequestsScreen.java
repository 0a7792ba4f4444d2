package dev.chancery.ui.requests;

import dev.chancery.domain.RequestId;
import dev.chancery.domain.ThingId;
import dev.chancery.ui.Screen;
import dev.chancery.ui.Views;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;

/// The screen of the requests, put together. Other screens reach it through [#reveal], [#take] and [#refresh].
public final class RequestsScreen {

    private final Means means;
    private final RequestsModel model;
    private final RequestActions actions;

    public RequestsScreen(Means means) {
        this.means = means;
        this.model = new RequestsModel(means);
        this.actions = new RequestActions(means, model);
    }

    /// Its place on the rail.
    public Screen screen() {
        return new Screen("requests", "fth-inbox", "requests.title", Screen.Place.TOP, this::view);
    }

    private Parent view() {
        var views = new Views();
        views.add(RequestDetailsController.class, () -> new RequestDetailsController(
                new RequestDetailsModel(means.office(), means.background()), model, actions));
        views.add(RequestsController.class, () -> new RequestsController(model, actions, views.load("request-details")));
        return views.load("requests");
    }

    RequestsModel model() {
        return model;
    }

    /// Reads everything again: another screen may have changed it.
    public void refresh() {
        model.refresh();
    }

    /// Shows this request with its details.
    public void reveal(RequestId request) {
        model.reveal(request);
    }

    /// Shows the lines with which this thing makes its own key and asks for a certificate.
    public void kit(ThingId thing) {
        actions.kit(thing.value());
    }

    /// Takes in the requests of these files, such as some dropped on the window.
    public void take(List<Path> files) {
        actions.take(files);
    }
}
