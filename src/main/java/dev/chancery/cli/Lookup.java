package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.engine.Office;

/// Finds what a command names.
final class Lookup {

    private final Office office;

    Lookup(Office office) {
        this.office = office;
    }

    /// The authority of this name, as it issues now; of several with the same name the one that is no predecessor.
    ///
    /// @throws Failure.Gone when there is none
    Authority authority(String name) {
        return office.authorities().current().stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> new Failure.Gone("authority " + name));
    }
}
