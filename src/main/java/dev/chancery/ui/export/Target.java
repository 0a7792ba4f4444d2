package dev.chancery.ui.export;

import dev.chancery.ui.Place;
import java.nio.file.Path;

/// Where the files of an export are: at a place, in this folder, which may be one below it.
public record Target(Place place, Path folder) {}
