package dev.chancery.ui.certificates;

import dev.chancery.domain.Expiry;
import dev.chancery.words.Words;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Two days, of which either may be left out.
final class DayRange extends HBox {

    private final DatePicker first = day("certificates-from", "certificates.expiry.first");
    private final DatePicker last = day("certificates-to", "certificates.expiry.last");
    private boolean showing;

    DayRange() {
        super(6);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(first, new Label("–"), last);
    }

    private static DatePicker day(String id, String nameKey) {
        var day = new DatePicker();
        day.setId(id);
        day.setPromptText(Words.of(nameKey));
        day.setAccessibleText(Words.of(nameKey));
        day.setPrefWidth(130);
        return day;
    }

    void whenChosen(Consumer<Expiry.Between> chosen) {
        for (var day : new DatePicker[] {first, last}) {
            day.valueProperty().addListener(_ -> {
                if (!showing) {
                    chosen.accept(new Expiry.Between(day(first), day(last)));
                }
            });
        }
    }

    private static Optional<LocalDate> day(DatePicker picker) {
        return Optional.ofNullable(picker.getValue());
    }

    void show(Expiry.Between range) {
        showing = true;
        first.setValue(range.first().orElse(null));
        last.setValue(range.last().orElse(null));
        showing = false;
    }
}
