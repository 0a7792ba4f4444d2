package dev.chancery.ui.search;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Views;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// Opens the search over whatever the window shows.
public final class SearchScreen {

    private final Office office;
    private final Background background;
    private final Dialogs dialogs;
    private final Consumer<Destination> go;

    public SearchScreen(Office office, Background background, Dialogs dialogs, Consumer<Destination> go) {
        this.office = office;
        this.background = background;
        this.dialogs = dialogs;
        this.go = go;
    }

    public void open() {
        var sheet = new Late<Layers.Sheet>();
        Consumer<Hit> open = hit -> {
            sheet.get().close();
            go.accept(hit.where());
        };
        var view = new Views().add(SearchController.class,
                () -> new SearchController(new SearchModel(office, background), open)).load("search");
        sheet.set(dialogs.open((Region) view, () -> sheet.get().close()));
    }
}
