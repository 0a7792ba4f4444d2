package dev.chancery.hostile;

import dev.chancery.LabData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// Whole files in which single octets are others: what is made up altogether is refused at its first line.
enum Damaged {

    BACKUP {
        @Override byte[] whole() throws IOException {
            try (var in = new GZIPInputStream(Objects.requireNonNull(Damaged.class.getResourceAsStream("/stores/schema-16.chancery.gz")))) {
                return in.readAllBytes();
            }
        }
    },
    XCA {
        @Override byte[] whole() throws IOException {
            return Files.readAllBytes(LabData.file("xca").resolve("lab.xdb"));
        }
    };

    private static final int EDIT = 4;
    private static final int MOST_EDITS = 256;

    private byte[] kept = {};

    abstract byte[] whole() throws IOException;

    /// The file with these `edits`, groups of four octets: three say where, the last says what stands there.
    byte[] by(byte[] edits) {
        var damaged = known().clone();
        var each = ByteBuffer.wrap(edits);
        for (int i = 0; i < MOST_EDITS && each.remaining() >= EDIT; i++) {
            int edit = each.getInt();
            damaged[(edit >>> 8) % damaged.length] = (byte) edit;
        }
        return damaged;
    }

    private byte[] known() {
        try {
            kept = kept.length == 0 ? whole() : kept;
            return kept;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
