package dev.chancery.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A file that is read whole when it begins like something that certificates or keys are kept in, and is not too large.
sealed interface SmallFile {

    /// To be wiped by whoever takes it.
    record Whole(byte[] content) implements SmallFile {}

    record TooLarge() implements SmallFile {}

    record Other() implements SmallFile {}

    /// How far into a text its first block may begin; OpenSSL writes a certificate out in words before it.
    int BEGINNING = 64 << 10;

    byte SEQUENCE = 0x30;

    /// A Java key store, and the same of the kind JCEKS.
    List<byte[]> KEY_STORES = List.of(new byte[] {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED},
            new byte[] {(byte) 0xCE, (byte) 0xCE, (byte) 0xCE, (byte) 0xCE});

    static SmallFile read(Path file, int most) throws IOException {
        try (var octets = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var beginning = octets.readNBytes(BEGINNING);
            if (!isKnown(beginning)) {
                Arrays.fill(beginning, (byte) 0);
                return new Other();
            }
            return beginning.length < BEGINNING ? new Whole(beginning) : whole(beginning, octets, most);
        }
    }

    private static SmallFile whole(byte[] beginning, InputStream octets, int most) throws IOException {
        var rest = octets.readNBytes(most + 1 - beginning.length);
        try {
            if (beginning.length + rest.length > most) {
                return new TooLarge();
            }
            var content = Arrays.copyOf(beginning, beginning.length + rest.length);
            System.arraycopy(rest, 0, content, beginning.length, rest.length);
            return new Whole(content);
        } finally {
            Arrays.fill(rest, (byte) 0);
            Arrays.fill(beginning, (byte) 0);
        }
    }

    private static boolean isKnown(byte[] beginning) {
        return beginning.length > 0 && (beginning[0] == SEQUENCE || KEY_STORES.stream().anyMatch(start -> begins(beginning, start))
                || new String(beginning, StandardCharsets.ISO_8859_1).contains("-----BEGIN "));
    }

    private static boolean begins(byte[] octets, byte[] start) {
        return octets.length >= start.length && Arrays.equals(octets, 0, start.length, start, 0, start.length);
    }
}
