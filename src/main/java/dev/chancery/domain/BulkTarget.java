package dev.chancery.domain;

import java.nio.file.Path;

/// Where the files of a bulk job go: `within` is made in `folder` for this job alone. `form` is the code of the form;
/// `locked` says that a passphrase protects the keys, which is asked for each time the job goes on and never stored.
public record BulkTarget(String form, Path folder, FolderName within, boolean locked) {

    /// The folder that holds what is written.
    public Path place() {
        return folder.resolve(within.value());
    }
}
