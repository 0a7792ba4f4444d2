package dev.chancery.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// The lines of an index, whether they end in CR LF, LF or CR; one character an octet, as in ISO 8859-1.
final class IndexLines implements AutoCloseable {

    private static final int END = -1;

    private final InputStream input;
    private long octets;
    private boolean afterReturn;

    /// @throws IOException when the file cannot be opened, or is a link
    IndexLines(Path index) throws IOException {
        this.input = new BufferedInputStream(Files.newInputStream(index, LinkOption.NOFOLLOW_LINKS), 1 << 16);
    }

    /// The next line without its end; empty after the last. Of one that is longer than [IndexLine#LONGEST] all but one
    /// character more is left out.
    Optional<String> next() throws IOException {
        int octet = read();
        if (octet == '\n' && afterReturn) {
            octet = read();
        }
        afterReturn = false;
        if (octet == END) {
            return Optional.empty();
        }
        var line = new StringBuilder();
        while (octet != END && octet != '\n' && octet != '\r') {
            if (line.length() <= IndexLine.LONGEST) {
                line.append((char) octet);
            }
            octet = read();
        }
        afterReturn = octet == '\r';
        return Optional.of(line.toString());
    }

    private int read() throws IOException {
        int octet = input.read();
        octets += octet == END ? 0 : 1;
        return octet;
    }

    /// How many octets were taken from the file.
    long octets() {
        return octets;
    }

    @Override public void close() throws IOException {
        input.close();
    }
}
