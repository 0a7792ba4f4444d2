package dev.chancery.ui.overview;

import dev.chancery.domain.Authority;
import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import java.time.Duration;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/// What is left of an authority's life, as an icon, words and a colour together.
final class LifeChip extends Label {

    LifeChip(Authority authority, Instant now) {
        getStyleClass().add("status-chip");
        setMinWidth(USE_PREF_SIZE);
        var end = authority.certificate().validity().notAfter();
        if (authority.certificate().revoked().isPresent()) {
            show("fth-slash", "bad", Words.of("overview.life.revoked"));
        } else if (now.isAfter(end)) {
            show("fth-alert-circle", "bad", Words.of("overview.life.over", Words.date(end)));
        } else if (authority.endsSoon(now)) {
            show("fth-clock", "soon", Words.of("overview.life.soon", Words.span(Duration.between(now, end))));
        } else {
            show("fth-check", "good", Words.of("overview.life.left", Words.span(Duration.between(now, end))));
        }
    }

    private void show(String icon, String look, String words) {
        setText(words);
        setGraphic(Icons.of(icon));
        pseudoClassStateChanged(PseudoClass.getPseudoClass(look), true);
    }
}
