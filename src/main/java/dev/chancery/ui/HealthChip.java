package dev.chancery.ui;

import dev.chancery.engine.ListState.Health;
import dev.chancery.words.Words;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/// How it stands with a revocation list, as an icon, a word and a colour together.
public final class HealthChip extends Label {

    private static final List<String> LOOKS = List.of("good", "soon", "bad", "pending");

    public HealthChip() {
        getStyleClass().add("status-chip");
        setMinWidth(USE_PREF_SIZE);
    }

    public void show(Health health) {
        setText(words(health));
        setGraphic(Icons.of(icon(health)));
        LOOKS.forEach(look -> pseudoClassStateChanged(PseudoClass.getPseudoClass(look), look.equals(look(health))));
    }

    private static String words(Health health) {
        return Words.of(switch (health) {
            case OFF -> "authorities.list.off";
            case FRESH -> "authorities.list.fresh";
            case STALE -> "authorities.list.stale";
            case FAILED -> "authorities.list.failed";
            case ENDED -> "authorities.list.ended";
        });
    }

    private static String icon(Health health) {
        return switch (health) {
            case OFF, ENDED -> "fth-slash";
            case FRESH -> "fth-check";
            case STALE -> "fth-clock";
            case FAILED -> "fth-alert-circle";
        };
    }

    private static String look(Health health) {
        return switch (health) {
            case OFF, ENDED -> "pending";
            case FRESH -> "good";
            case STALE -> "soon";
            case FAILED -> "bad";
        };
    }
}
