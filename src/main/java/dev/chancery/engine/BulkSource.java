package dev.chancery.engine;

import dev.chancery.domain.Field;
import dev.chancery.domain.NamePattern;
import java.util.List;
import java.util.Optional;

/// Where the things of a bulk job come from.
public sealed interface BulkSource {

    /// A list in a file, with the meaning of each of its columns. A row without an id gets one. Who is in the store already
    /// stays as described there.
    record OfList(ThingImport list, List<Optional<Field>> meanings) implements BulkSource {
        public OfList {
            meanings = List.copyOf(meanings);
        }
    }

    /// Names that a pattern makes.
    record OfPattern(NamePattern pattern) implements BulkSource {}

    /// Things of the store, by their numbers.
    record OfThings(long[] numbers) implements BulkSource {}

    /// What the job is called by: the name of the file, the pattern, or nothing.
    default String label() {
        return switch (this) {
            case OfList(var list, _) -> list.file().getFileName().toString();
            case OfPattern(var pattern) -> pattern.toString();
            case OfThings _ -> "";
        };
    }
}
