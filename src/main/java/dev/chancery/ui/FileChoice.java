package dev.chancery.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the user points at files and folders: the system's own choosers, or a test's answers.
public interface FileChoice {

    /// A kind of file by its endings: `new Kind("PEM", List.of("*.pem", "*.crt"))`.
    record Kind(String words, List<String> patterns) {
        public Kind {
            patterns = List.copyOf(patterns);
        }
    }

    /// A file to read; empty when the user thought better of it.
    Optional<Path> open(String title, Kind... kinds);

    /// Several files to read at once; none when the user thought better of it.
    default List<Path> openSeveral(String title, Kind... kinds) {
        return open(title, kinds).stream().toList();
    }

    /// A file to write, not yet there or agreed to be replaced.
    Optional<Path> save(String title, String suggestedName, Kind... kinds);

    Optional<Path> folder(String title);

    /// Shows a folder in the system's file manager.
    void reveal(Path folder);

    /// Shows the folder that this file is in.
    default void revealBeside(Path file) {
        Optional.ofNullable(file.toAbsolutePath().getParent()).ifPresent(this::reveal);
    }
}
