package dev.chancery.probe;

import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.Sighting;
import dev.chancery.domain.Visible;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Asks a web server for the head of its first page, and reads the first line of the answer (RFC 9112, 4).
final class HttpHead {

    private static final int LONGEST_LINE = 1024;
    private static final int SHOWN = 120;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

    private HttpHead() {}

    /// @throws EOFException when the server ends the connection instead
    static Sighting.OfAnswer ask(ServerAddress server, InputStream in, OutputStream out) throws IOException {
        out.write("HEAD / HTTP/1.1\r\nHost: %s\r\nUser-Agent: chancery\r\nConnection: close\r\n\r\n".formatted(server)
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        var line = line(in);
        var status = STATUS.matcher(line);
        return status.matches() ? new Sighting.HttpAnswered(Integer.parseInt(status.group(1)), Visible.text(line, SHOWN))
                : new Sighting.NotUnderstood();
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n' && line.size() < LONGEST_LINE; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
