package dev.chancery.serve;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who has asked for what, one line each, in a file that only its owner reads; four older ones are kept beside it. What
/// stands behind a question mark is left out: it may be a secret.
public final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final long MOST_OCTETS = 1 << 20;
    private static final int KEPT = 4;
    private static final int LONGEST_PATH = 200;

    /// One request and what became of it. `octets` is the length of the answer.
    public record Line(Instant when, String peer, String method, String path, int status, long octets, long millis) {
        /// `2026-01-02T03:04:05Z 10.0.0.7 GET /crl/hall.crl 200 1234 5`, whatever somebody has put into the path.
        String text() {
            return "%s %s %s %s %d %d %d\n".formatted(when, peer, neutral(method, 16), neutral(path, LONGEST_PATH), status, octets, millis);
        }
    }

    private final Path file;
    private boolean broken;

    public AccessLog(Path file) {
        this.file = file;
    }

    static String neutral(String text, int most) {
        var plain = text.length() > most ? text.substring(0, most) + "..." : text;
        return plain.isEmpty() ? "-" : plain.codePoints().map(c -> c > 0x20 && c < 0x7f ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    synchronized void add(Line line) {
        try {
            if (Files.exists(file) && Files.size(file) > MOST_OCTETS) {
                rotate();
            }
            create();
            Files.writeString(file, line.text(), StandardOpenOption.APPEND);
            broken = false;
        } catch (IOException full) {
            if (!broken) {
                LOG.warn("cannot write to {}", file, full);
            }
            broken = true;
        }
    }

    private void create() throws IOException {
        if (Files.notExists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    private void rotate() throws IOException {
        for (int number = KEPT; number >= 1; number--) {
            var from = number == 1 ? file : older(number - 1);
            if (Files.exists(from)) {
                Files.move(from, older(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path older(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    /// At most so many of the last lines, the last one first; none where there is no log.
    public List<String> last(int most) {
        try (var octets = new RandomAccessFile(file.toFile(), "r")) {
            var length = Math.min(octets.length(), most * (LONGEST_PATH + 120L));
            octets.seek(octets.length() - length);
            var end = new byte[(int) length];
            octets.readFully(end);
            var lines = new String(end, StandardCharsets.US_ASCII).lines().toList();
            return lines.subList(Math.max(0, lines.size() - most), lines.size()).reversed();
        } catch (IOException none) {
            return List.of();
        }
    }

    public Path file() {
        return file;
    }
}
