package dev.chancery.ui.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What the settings tell of the open store and the program. `size` is in octets and read in the background; `version` is
/// empty where the program was not packaged; `crypto` names who makes keys and signatures.
public record About(Path store, LongSupplier size, Optional<String> version, String crypto) {}
