package dev.chancery.export;

import dev.chancery.domain.Drive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Removable drives as Windows shows them: drive letters that the system says are removable. A letter without a medium,
/// such as an empty card reader, is none.
record WindowsDrives(Iterable<Path> letters, Volumes volumes) implements Drives {

    @Override public List<Drive> removable() {
        return StreamSupport.stream(letters.spliterator(), false).flatMap(this::removable)
                .sorted(Comparator.comparing(Drive::label)).toList();
    }

    private Stream<Drive> removable(Path letter) {
        try {
            var store = volumes.of(letter);
            var name = store.name().isBlank() ? letter.toString() : store.name();
            return Boolean.TRUE.equals(store.getAttribute("volume:isRemovable"))
                    ? volumes.drive(name, letter).stream() : Stream.empty();
        } catch (IOException | UnsupportedOperationException noMedium) {
            return Stream.empty();
        }
    }
}
