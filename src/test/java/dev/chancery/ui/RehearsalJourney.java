package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class RehearsalJourney extends Journey {

    private final List<Parent> built = new ArrayList<>();

    private Supplier<Parent> piece() {
        return () -> {
            var piece = new VBox(new Label("piece"));
            built.add(piece);
            return piece;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyPieceIsBuiltWithoutAnyStore(String language) {
        language(Locale.of(language));
        Pieces.read();
        var last = new ArrayList<>(Pieces.all());
        last.add(piece());
        onWindow(() -> Rehearsal.begin(scene, last));
        until("the last piece", () -> !built.isEmpty());
    }

    @Test void aPieceIsLaidOutInTheStylesOfTheWindowAndShownNowhere() {
        onWindow(() -> Rehearsal.begin(scene, List.of(piece())));
        until("the piece", () -> !built.isEmpty());
        var label = onWindow(() -> (Label) built.getFirst().getChildrenUnmodifiable().getFirst());
        assertThat(label.getFont().getFamily()).isEqualTo("Inter");
        assertThat(label.getWidth()).isPositive();
        assertThat(label.getScene()).isNotSameAs(scene);
        assertThat(label.getScene().getWindow()).isNull();
    }

    @Test void nothingIsBuiltAfterItsEndAndKeysAreNotWaitedFor() {
        onWindow(() -> {
            var rehearsal = Rehearsal.begin(scene, List.of(piece()));
            rehearsal.end();
            return Rehearsal.begin(scene, List.of(() -> {
                rehearsal.end();
                return piece().get();
            }));
        });
        push(KeyCode.A);
        until("the other piece", () -> !built.isEmpty());
        push(KeyCode.A);
        sleep(200);
        assertThat(built).hasSize(1);
    }
}
