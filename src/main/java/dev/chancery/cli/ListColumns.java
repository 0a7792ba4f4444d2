package dev.chancery.cli;

import dev.chancery.domain.Field;
import dev.chancery.engine.Office;
import dev.chancery.engine.ThingImport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What the columns of a device list hold.
final class ListColumns {

    @Option(names = "--no-headings", description = "The first row is a device already.")
    private boolean withoutHeadings;

    @Option(names = "--column", paramLabel = "N=MEANING", description = "What column N (from 1) holds: thing_id, name, group, tags, notes, "
            + "hardware_serial, address, or - to leave it out. Columns that are not named are guessed by their headings.")
    private Map<Integer, String> columns = new LinkedHashMap<>();

    ThingImport open(Office office, Path file) {
        var list = office.things().list(file);
        return withoutHeadings ? list.withHeadings(false) : list;
    }

    /// The meaning of each column of the list.
    List<Optional<Field>> meanings(ThingImport list) {
        var meanings = new ArrayList<>(list.proposed());
        columns.forEach((column, meaning) -> {
            if (column < 1 || column > meanings.size()) {
                throw new Lookup.Unclear("The list has no column " + column + ", only " + meanings.size() + ".");
            }
            meanings.set(column - 1, meaning.equals("-") ? Optional.empty() : Optional.of(field(meaning)));
        });
        return meanings;
    }

    private static Field field(String meaning) {
        return ThingImport.MEANINGS.stream().filter(one -> one.name().equalsIgnoreCase(meaning)).findFirst()
                .orElseThrow(() -> new Lookup.Unclear("No column holds '" + meaning + "'. Known: "
                        + String.join(", ", ThingImport.MEANINGS.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList())));
    }
}
