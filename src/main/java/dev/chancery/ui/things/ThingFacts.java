package dev.chancery.ui.things;

import dev.chancery.domain.Field;
import dev.chancery.domain.Thing;
import dev.chancery.ui.DetailGrid;
import dev.chancery.words.FieldWords;
import dev.chancery.words.Words;

/// What is known of a thing, as labels and values.
final class ThingFacts {

    private ThingFacts() {}

    static void show(Thing thing, DetailGrid grid) {
        var known = thing.description();
        grid.clear();
        grid.text(FieldWords.of(Field.GROUP), known.group());
        grid.text(FieldWords.of(Field.TAGS), String.join(", ", known.tags()));
        grid.code(Words.of("things.details.serial"), known.hardwareSerial());
        grid.code(FieldWords.of(Field.ADDRESS), known.address());
        grid.text(FieldWords.of(Field.NOTES), known.notes());
        grid.text(Words.of("things.column.created"), Words.dateTime(thing.created()));
    }
}
