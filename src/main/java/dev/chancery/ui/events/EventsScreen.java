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
    private Optional<OutboxModel> shown = Optional.empty();

    public EventsScreen(Means means) {
        this.means = means;
    }

    public void open() {
        var form = new EventsModel(means.office(), means.background());
        var outbox = new OutboxModel(means.office().outbox(), means.background());
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> {
            shown = Optional.empty();
            form.close();
            sheet.get().close();
        };
        var page = new Views().add(EventsController.class, () -> new EventsController(form, means, close))
                .add(OutboxController.class, () -> new OutboxController(outbox, means)).load("events");
        sheet.set(means.dialogs().open((Region) page, close));
        shown = Optional.of(outbox);
        form.begin();
        outbox.refresh();
    }

    /// Something has happened in the store. On the window's thread.
    public void heard(Happening happening) {
        if (happening instanceof Happening.OutboxMoved) {
            shown.ifPresent(OutboxModel::refresh);
        }
    }
}
