package dev.chancery.ui.requests;

import dev.chancery.ui.Dialogs;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Views;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.scene.layout.Region;

/// Opens the forms of the screen over it.
final class Sheets {

    /// What a form closes itself by: at once, or after asking where something would be lost.
    record Close(Runnable now, Runnable asking) {}

    private final Dialogs dialogs;

    Sheets(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    <C> void open(String view, Class<C> type, Function<Close, C> controller) {
        open(view, type, controller, () -> false);
    }

    /// @param touched tells whether something was typed that would be lost
    <C> void open(String view, Class<C> type, Function<Close, C> controller, BooleanSupplier touched) {
        var sheet = new Late<Layers.Sheet>();
        var close = new Close(() -> sheet.get().close(), () -> dialogs.leave(touched.getAsBoolean(), sheet.get()::close));
        var body = (Region) new Views().add(type, () -> controller.apply(close)).load(view);
        sheet.set(dialogs.open(body, close.asking()));
    }
}
