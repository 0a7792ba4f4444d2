package dev.chancery.serve;

import java.util.Optional;
import java.util.regex.Pattern;

/// A path of one folder and one file in it: `/crl/hall-1.crl`.
record Place(String name, String ending) {

    private static final Pattern NAME = Pattern.compile("/([a-z]+)/([A-Za-z0-9-]{1,100})([.][a-z0-9]{3})");

    /// The name and what stands behind it, if the path is in `folder` and ends so that one can tell.
    static Optional<Place> in(String folder, String path) {
        var match = NAME.matcher(path);
        return match.matches() && match.group(1).equals(folder) ? Optional.of(new Place(match.group(2), match.group(3))) : Optional.empty();
    }
}
