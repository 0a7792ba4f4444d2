package dev.chancery.ui.recovery;

import dev.chancery.ui.Background;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Shows in the settings whether the store has a recovery key, and leads to another one.
public final class StandingController {

    private final Supplier<Optional<Instant>> made;
    private final Background background;
    private final RecoveryScreen screen;
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper();

    @FXML private Node root;
    @FXML private Label standing;
    @FXML private Button make;
    @FXML private Button remove;

    StandingController(Supplier<Optional<Instant>> made, Background background, RecoveryScreen screen) {
        this.made = made;
        this.background = background;
        this.screen = screen;
    }

    @FXML private void initialize() {
        Shown.during(present.getReadOnlyProperty(), remove);
        root.sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(_ -> refresh()));
    }

    private void refresh() {
        background.load(made, this::show);
    }

    private void show(Optional<Instant> made) {
        present.set(made.isPresent());
        standing.setText(made.map(when -> Words.of("recovery.made", Words.dateTime(when))).orElseGet(() -> Words.of("recovery.none")));
        make.setText(Words.of(made.isPresent() ? "recovery.replace" : "recovery.make"));
    }

    @FXML private void make() {
        screen.make(this::refresh);
    }

    @FXML private void remove() {
        screen.remove(this::refresh);
    }
}
