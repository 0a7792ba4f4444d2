package dev.chancery.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/// Gets files from the memory of the system onto their medium.
interface Flush {

    /// Returns when the content of `files`, all below `root`, is on the medium.
    void files(Path root, Collection<Path> files) throws IOException;

    /// Returns when the names in `folders`, `root` or below it, are on the medium.
    void folders(Path root, Collection<Path> folders) throws IOException;

    /// The quickest way for this place: all at once where the kernel keeps the file system, which it does not for one
    /// that a program serves.
    static Flush of(Place place) {
        return Syncfs.here().filter(_ -> !place.isServed()).<Flush>map(WholeFileSystem::new)
                .orElse(new EachFile(place.atOnce()));
    }

    record WholeFileSystem(Syncfs syncfs) implements Flush {

        @Override public void files(Path root, Collection<Path> files) throws IOException {
            syncfs.write(root);
        }

        @Override public void folders(Path root, Collection<Path> folders) throws IOException {
            syncfs.write(root);
        }
    }

    /// One file after the other, or some at once.
    record EachFile(AtOnce atOnce) implements Flush {

        @Override public void files(Path root, Collection<Path> files) throws IOException {
            atOnce.each(files, EachFile::force);
        }

        private static void force(Path file) throws IOException {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }

        @Override public void folders(Path root, Collection<Path> folders) {
            for (var folder : folders) {
                try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                } catch (IOException notForFolders) {
                    // Windows writes names through by itself, and some file systems cannot be asked.
                }
            }
        }
    }
}
