package dev.chancery.ui.certificates;

import dev.chancery.domain.Status;
import dev.chancery.ui.StatusChip;
import dev.chancery.words.Words;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/// The filter by status: one button for each, with how many certificates there are of it.
public final class StatusFilter extends FlowPane {

    private static final Set<Status> RARE = EnumSet.of(Status.NOT_YET_VALID, Status.ON_HOLD, Status.REVOKED);

    private final ToggleGroup group = new ToggleGroup();
    private final Map<Optional<Status>, ToggleButton> buttons = new LinkedHashMap<>();
    private Consumer<Optional<Status>> choose = _ -> {};

    public StatusFilter() {
        getStyleClass().add("status-filter");
        add(Optional.empty(), "certificates-all");
        for (var status : Status.values()) {
            add(Optional.of(status), "certificates-" + status.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        getChildren().setAll(buttons.values());
        show(Optional.empty(), Tally.NONE);
    }

    private void add(Optional<Status> status, String id) {
        var button = new ToggleButton();
        button.setId(id);
        button.setToggleGroup(group);
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(_ -> {
            button.setSelected(true);
            choose.accept(status);
        });
        buttons.put(status, button);
    }

    /// From now on `chosen` hears which status was asked for, empty for all.
    void whenChosen(Consumer<Optional<Status>> chosen) {
        choose = chosen;
    }

    /// Shows what is asked for, and how many there are; what is rare stays away while there is none.
    void show(Optional<Status> asked, Tally tally) {
        buttons.forEach((status, button) -> {
            var count = status.map(tally::of).orElse(tally.all());
            button.setSelected(status.equals(asked));
            button.setVisible(count > 0 || status.equals(asked) || status.filter(RARE::contains).isEmpty());
            button.setText(Words.of("certificates.chip",
                    status.map(StatusChip::words).orElseGet(() -> Words.of("certificates.all")), count));
        });
    }
}
