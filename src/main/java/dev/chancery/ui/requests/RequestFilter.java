package dev.chancery.ui.requests;

import dev.chancery.ui.requests.RequestsModel.Filter;
import dev.chancery.words.Words;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// The filter of the list: one button for each, with how many requests there are of it.
public final class RequestFilter extends HBox {

    private final Map<Filter, ToggleButton> buttons = new EnumMap<>(Filter.class);

    public RequestFilter() {
        super(8);
        for (var filter : Filter.values()) {
            var button = new ToggleButton();
            button.setId("requests-" + filter.name().toLowerCase(Locale.ROOT));
            buttons.put(filter, button);
        }
        getChildren().setAll(buttons.values());
    }

    /// From now on it shows and sets the filter of this model.
    void tie(RequestsModel model) {
        buttons.forEach((filter, button) -> button.setOnAction(_ -> {
            model.show(filter);
            show(model);
        }));
    }

    void show(RequestsModel model) {
        buttons.forEach((filter, button) -> {
            button.setSelected(filter == model.filterProperty().get());
            button.setText(words(filter, model.count(filter)));
        });
    }

    private static String words(Filter filter, int count) {
        return Words.of(switch (filter) {
            case ALL -> "requests.filter.all";
            case WAITING -> "requests.filter.waiting";
            case SETTLED -> "requests.filter.settled";
        }, count);
    }
}
