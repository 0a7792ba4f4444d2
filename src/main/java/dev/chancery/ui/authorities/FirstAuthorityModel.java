package dev.chancery.ui.authorities;

import dev.chancery.engine.Office;
import dev.chancery.engine.Preset;
import dev.chancery.ui.Background;
import dev.chancery.words.Words;
import java.util.Optional;

/// The first authority of a new store: a preset and a name, both of them suggested.
public final class FirstAuthorityModel {

    private final NewAuthorityModel form;
    private final String suggestion;

    public FirstAuthorityModel(Office office, Background background) {
        form = new NewAuthorityModel(office, background, Optional.empty());
        suggestion = Words.of("authorities.first.name", storeName(office));
        form.subject().nameProperty().set(suggestion);
    }

    private static String storeName(Office office) {
        return office.file().getFileName().toString().replaceFirst("\\.chancery\\z", "");
    }

    /// The whole form, of which this step asks two things.
    public NewAuthorityModel form() {
        return form;
    }

    /// Takes the preset. The suggested name goes where a cloud wants one that nobody can guess; a typed one stays.
    public void choose(Preset preset) {
        form.apply(preset);
        var name = form.subject().nameProperty().get();
        if (name.isBlank() || name.equals(suggestion)) {
            form.subject().nameProperty().set(preset == Preset.MINDSPHERE ? "" : suggestion);
        }
    }
}
