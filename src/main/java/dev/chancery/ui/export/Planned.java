package dev.chancery.ui.export;

import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyStanding;
import java.nio.file.Path;
import java.util.List;

/// What is known of the files before the first one is written.
public sealed interface Planned {

    /// Nothing: no place is chosen, or it is being looked at.
    record Unknown() implements Planned {}

    /// The files, relative to their folder, those of them that are there already, whether there is room, and which keys can
    /// leave.
    record Known(Target target, List<Path> files, List<Path> there, Room room, KeyStanding keys) implements Planned {}

    /// How many octets the files take at most, how many are free, and whether that is enough.
    record Room(long needed, long free, boolean enough) {}

    /// The place cannot be used.
    record Unusable(Failure why) implements Planned {}
}
