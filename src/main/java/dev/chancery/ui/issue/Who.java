package dev.chancery.ui.issue;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Thing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who gets a certificate.
public sealed interface Who {

    record Nobody() implements Who {}

    /// A thing of the store, with the certificate it uses now.
    record Listed(Thing thing, Optional<Certificate> current) implements Who {}

    /// A name that no thing of the store has.
    record Named(String name) implements Who {}

    /// Several things by their numbers, the first few of them, and how many have a valid certificate now.
    record Many(long[] numbers, List<Thing> first, int equipped) implements Who {}

    /// A thing in one line: its id, its name and its group.
    static String words(Thing thing) {
        return Stream.of(thing.id().value(), thing.description().name(), thing.description().group())
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }
}
