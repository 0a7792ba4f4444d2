package dev.chancery.pki;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/// Test data of others that lies beside the project and never in it: `-Dcorpora=` or `../shared/corpora`.
final class Corpus {

    private static final int BLOCK = 512;

    private Corpus() {}

    /// The files of an archive by their names; the test is skipped where it is not there.
    static Map<String, byte[]> of(String archive) {
        var file = Path.of(System.getProperty("corpora", "../shared/corpora"), archive);
        Assumptions.assumeTrue(Files.isRegularFile(file), () -> file + " is not here");
        return read(file);
    }

    static Map<String, byte[]> read(Path file) {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return files(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Map<String, byte[]> files(InputStream in) throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (var header = in.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; header = in.readNBytes(BLOCK)) {
            var name = text(header, 0, 100);
            int size = Integer.parseInt(text(header, 124, 12), 8);
            var content = in.readNBytes(size);
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            if (header[156] == '0' || header[156] == 0) {
                files.put(name.substring(name.lastIndexOf('/') + 1), content);
            }
        }
        return files;
    }

    private static String text(byte[] header, int from, int length) {
        var text = new String(header, from, length, StandardCharsets.US_ASCII);
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }
}
