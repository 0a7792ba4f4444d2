package dev.chancery.ui.things;

import dev.chancery.domain.Field;
import dev.chancery.ui.Violations;
import dev.chancery.ui.Words;
import java.util.Optional;
import javafx.util.StringConverter;

/// What a column of a list can mean, in words; one way only.
final class MeaningWords extends StringConverter<Optional<Field>> {

    @Override public String toString(Optional<Field> meaning) {
        return meaning == null ? "" : meaning.map(Violations::name).orElseGet(() -> Words.of("things.import.ignored"));
    }

    @Override public Optional<Field> fromString(String words) {
        throw new UnsupportedOperationException("choices are not typed");
    }
}
