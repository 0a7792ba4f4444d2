package dev.chancery.intake;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Octets that can be read again from the start.
sealed interface Source {

    long size();

    InputStream open() throws IOException;

    Failure unreadable(IOException cause);

    /// @throws FileFailure.CannotRead when `path` is no readable ordinary file
    static Source of(Path path) {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new FileSystemException(path.toString(), null, "not an ordinary file");
            }
            return new OfFile(path, Files.size(path));
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(path, unreadable);
        }
    }

    record OfFile(Path path, long size) implements Source {
        @Override public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override public Failure unreadable(IOException cause) {
            return new FileFailure.CannotRead(path, cause);
        }
    }

    record OfBytes(byte[] content) implements Source {
        @Override public long size() {
            return content.length;
        }

        @Override public InputStream open() {
            return new ByteArrayInputStream(content);
        }

        @Override public Failure unreadable(IOException cause) {
            return new Failure.Malformed("device list", cause);
        }
    }
}
