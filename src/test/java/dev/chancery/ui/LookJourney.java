package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class LookJourney extends Journey {

    private static final int MOST_COLLECTIONS = 50;

    @Test void aWindowThatIsGoneIsNotKeptForTheSakeOfTheSystemsColours() throws InterruptedException {
        var gone = onWindow(() -> {
            var other = new Scene(new Label("gone"));
            Look.dress(other, new SimpleObjectProperty<>(Preferences.DEFAULT));
            assertThat(other.getStylesheets()).isNotEmpty();
            return new WeakReference<>(other);
        });
        for (int i = 0; i < MOST_COLLECTIONS && gone.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(gone.get()).isNull();
    }
}
