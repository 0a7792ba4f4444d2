package dev.chancery.ui.search;

import dev.chancery.ui.Destination;

/// Something that was found, and where it is. `detail` tells it from others of the same name.
public record Hit(Kind kind, String name, String detail, Destination where) {

    /// What it is, in the order in which the list has it.
    public enum Kind { COMMAND, THING, CERTIFICATE, AUTHORITY }
}
