package dev.chancery.pki;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Octets that are written once and read several times: in memory while they are few, in a temporary file of this user
/// alone once they are many, so that what they cost does not grow with them.
final class Spool extends OutputStream {

    private static final int MOST_IN_MEMORY = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream(BUFFER);
    private Optional<Path> file = Optional.empty();
    private long spilled;

    /// How many octets have been written.
    long size() {
        return spilled + memory.size();
    }

    @Override public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override public void write(byte[] octets, int from, int count) throws IOException {
        memory.write(octets, from, count);
        if (memory.size() >= MOST_IN_MEMORY) {
            spill();
        }
    }

    private void spill() throws IOException {
        if (file.isEmpty()) {
            file = Optional.of(Files.createTempFile("chancery", ".list"));
        }
        try (var out = Files.newOutputStream(file.get(), StandardOpenOption.APPEND)) {
            memory.writeTo(out);
        }
        spilled += memory.size();
        memory.reset();
    }

    /// Everything that was written, from the beginning.
    void copyTo(OutputStream target) throws IOException {
        if (file.isPresent()) {
            try (InputStream in = Files.newInputStream(file.get())) {
                var buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    target.write(buffer, 0, count);
                }
            }
        }
        new ByteArrayInputStream(memory.toByteArray()).transferTo(target);
    }

    @Override public void close() {
        file.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException left) {
                path.toFile().deleteOnExit();
            }
        });
    }
}
