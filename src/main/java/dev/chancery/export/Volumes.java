package dev.chancery.export;

import dev.chancery.domain.Drive;

import dev.chancery.domain.Visible;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Path;
import java.util.Optional;

/// How to ask for the file system that holds a folder.
interface Volumes {

    FileStore of(Path folder) throws IOException;

    /// The drive at `mount`; nothing when it is gone by now.
    default Optional<Drive> drive(String name, Path mount) {
        try {
            var store = of(mount);
            return Optional.of(new Drive(Visible.text(name), mount, store.getUsableSpace(), store.getTotalSpace(),
                    store.type(), store.isReadOnly()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
