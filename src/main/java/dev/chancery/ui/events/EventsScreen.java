package dev.chancery.ui.events;

import dev.chancery.engine.Happening;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Views;
import java.util.Optional;
import javafx.scene.layout.Region;

/// Opens the page over whatever the window shows.
public final class EventsScreen {

    private final Means means;
    private Optional<EventsModel> shown = Optional.empty();

    public EventsScreen(Means means) {
        this.means = means;
    }

    public void open() {
        var model = new EventsModel(means.office(), means.background());
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> {
            shown = Optional.empty();
            model.close();
            sheet.get().close();
        };
        var page = new Views().add(EventsController.class, () -> new EventsController(model, means, close))
                .add(OutboxController.class, () -> new OutboxController(model, means)).load("events");
        sheet.set(means.dialogs().open((Region) page, close));
        shown = Optional.of(model);
        model.begin();
    }

    /// Something has happened in the store. On the window's thread.
    public void heard(Happening happening) {
        if (happening instanceof Happening.OutboxMoved) {
            shown.ifPresent(EventsModel::refresh);
        }
    }
}
