package dev.chancery.ui;

import dev.chancery.domain.Drive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The places that an export offers: the removable drives that are there now, then the folder of the last export.
public final class Places {

    private final Supplier<List<Drive>> drives;
    private final PreferenceFile preferences;

    public Places(Supplier<List<Drive>> drives, PreferenceFile preferences) {
        this.drives = drives;
        this.preferences = preferences;
    }

    /// Looks at the machine, so it runs in the background.
    public List<Place> now() {
        var places = new ArrayList<Place>();
        drives.get().forEach(drive -> places.add(new Place.OnDrive(drive)));
        preferences.current().exportFolder().filter(Files::isDirectory)
                .filter(folder -> places.stream().noneMatch(place -> folder.equals(place.folder())))
                .ifPresent(folder -> places.add(new Place.InFolder(folder)));
        return places;
    }

    /// The one to offer first.
    public static Optional<Place> first(List<Place> places) {
        return places.stream().filter(Place::writable).findFirst();
    }

    /// Remembers a folder for the next time. A drive is found again by being there.
    public void used(Place place) {
        if (place instanceof Place.InFolder(Path folder)) {
            preferences.change(before -> before.exportedTo(folder));
        }
    }
}
