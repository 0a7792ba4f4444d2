package dev.chancery.ui.profiles;

import dev.chancery.domain.Advice;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Profile;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.Icons;
import dev.chancery.words.DecodedWords;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a profile means: in plain language, with what somebody should know, and as a certificate.
final class Preview {

    private Preview() {}

    static void show(VBox into, Profile profile, List<Advice> advice, Optional<Decoded> certificate) {
        into.getChildren().setAll(wrapped(ProfileWords.says(profile), "profile-meaning"),
                wrapped(ProfileWords.terms(profile), "note"));
        advice.forEach(one -> into.getChildren().add(warning(one)));
        var title = new Label(Words.of("profiles.preview"));
        title.getStyleClass().add("section-title");
        into.getChildren().addAll(title, certificate.map(Preview::grid)
                .orElseGet(() -> wrapped(Words.of("profiles.preview.none"), "note")));
    }

    private static Node warning(Advice advice) {
        var label = wrapped(ProfileWords.warning(advice), "callout");
        label.setGraphic(Icons.of("fth-alert-triangle"));
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static Label wrapped(String words, String look) {
        var label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node grid(Decoded decoded) {
        var grid = new DetailGrid();
        grid.setId("profile-preview");
        grid.text(Words.of("profiles.preview.subject"), decoded.subject());
        grid.text(Words.of("profiles.preview.issuer"), decoded.issuer());
        grid.text(Words.of("profiles.preview.from"), Words.dateTime(decoded.validity().notBefore()));
        grid.text(Words.of("profiles.preview.until"), Words.dateTime(decoded.validity().notAfter()));
        grid.text(Words.of("profiles.preview.key"), decoded.key());
        for (var extension : decoded.extensions()) {
            var value = DecodedWords.value(extension);
            grid.text(DecodedWords.name(extension), extension.critical() ? Words.of("profiles.preview.critical", value) : value);
        }
        return grid;
    }
}
