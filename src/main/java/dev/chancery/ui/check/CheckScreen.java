package dev.chancery.ui.check;

import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import java.util.List;
import javafx.scene.layout.Region;

/// Opens the page over whatever the window shows, and begins to check.
public final class CheckScreen {

    private final Means means;

    public CheckScreen(Means means) {
        this.means = means;
    }

    public void open() {
        var model = new CheckModel(means.office(), means.background());
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> {
            model.cancel();
            sheet.get().close();
        };
        var page = new Views().add(CheckController.class, () -> new CheckController(model, new CheckController.Ways(() -> save(model), close)))
                .load("check");
        sheet.set(means.dialogs().open((Region) page, close));
        model.look();
    }

    private void save(CheckModel model) {
        means.files().save(Words.of("check.save.title"), "store-check.json", new FileChoice.Kind("JSON", List.of("*.json")),
                new FileChoice.Kind(Words.of("check.save.kind"), List.of("*.txt"))).ifPresent(file -> model.save(file, () -> means.toasts().success(Words.of("check.saved", file.getFileName()))));
    }
}
