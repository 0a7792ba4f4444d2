package dev.chancery.ui;

import dev.chancery.domain.Drive;
import java.nio.file.Path;

/// Where an export can go.
public sealed interface Place {

    /// A removable drive, at its top.
    record OnDrive(Drive drive) implements Place {
        @Override public Path folder() {
            return drive.mount();
        }

        @Override public String name() {
            return drive.label();
        }

        @Override public boolean writable() {
            return !drive.readOnly();
        }
    }

    record InFolder(Path folder) implements Place {
        @Override public String name() {
            return folder.getFileName() == null ? folder.toString() : folder.getFileName().toString();
        }

        @Override public boolean writable() {
            return true;
        }
    }

    Path folder();

    /// What a person calls it: the label of a drive, the last part of a folder.
    String name();

    /// False where it is known beforehand that nothing can be written.
    boolean writable();
}
