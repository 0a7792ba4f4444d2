package dev.chancery.ui.verify;

import dev.chancery.domain.Purpose;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// The choice of what a certificate is to be used for.
final class PurposeChoice {

    private PurposeChoice() {}

    static void fill(ComboBox<Purpose> choice, Property<Purpose> chosen) {
        choice.setConverter(new StringConverter<>() {
            @Override public String toString(Purpose purpose) {
                return purpose == null ? "" : UseWords.purpose(purpose);
            }

            @Override public Purpose fromString(String text) {
                throw new UnsupportedOperationException("nobody types here");
            }
        });
        choice.getItems().setAll(Purpose.values());
        choice.valueProperty().bindBidirectional(chosen);
    }
}
