package dev.chancery.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Function;

/// A way to the medium on which something happens in between.
final class Hooks {

    interface Event {
        void happens(Collection<Path> paths) throws IOException;
    }

    private Hooks() {}

    /// `event` happens once the parts are on the medium, before they are read back.
    static Function<Place, Flush> afterFiles(Event event) {
        return hooked(event, _ -> {});
    }

    /// `event` happens once the files have their final names, before these are looked at.
    static Function<Place, Flush> afterFolders(Event event) {
        return hooked(_ -> {}, event);
    }

    private static Function<Place, Flush> hooked(Event afterFiles, Event afterFolders) {
        return place -> {
            var real = Flush.of(place);
            return new Flush() {
                @Override public void files(Path root, Collection<Path> files) throws IOException {
                    real.files(root, files);
                    afterFiles.happens(files);
                }

                @Override public void folders(Path root, Collection<Path> folders) throws IOException {
                    real.folders(root, folders);
                    afterFolders.happens(folders);
                }
            };
        };
    }
}
