package dev.chancery.probe;

import dev.chancery.domain.TlsAlert;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A socket that remembers with what the other side began.
final class Tapped extends Socket {

    private static final int KEPT = 16;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    private static final int TLS_1_2 = 3;
    private static final int CONNACK = 0x20;

    private final ByteArrayOutputStream first = new ByteArrayOutputStream(KEPT);

    /// What the first octets show.
    enum Beginning { NOTHING, TLS, HTTP, MQTT, OTHER }

    synchronized Beginning beginning() {
        var octets = first.toByteArray();
        if (octets.length == 0) {
            return Beginning.NOTHING;
        }
        if ((octets[0] == HANDSHAKE || octets[0] == ALERT) && (octets.length < 2 || octets[1] == 3)) {
            return Beginning.TLS;
        }
        return new String(octets, StandardCharsets.ISO_8859_1).startsWith("HTTP/") ? Beginning.HTTP
                : octets[0] == CONNACK ? Beginning.MQTT : Beginning.OTHER;
    }

    /// An alert in the clear that was the first thing to come.
    synchronized Optional<TlsAlert> alert() {
        var octets = first.toByteArray();
        return octets.length > 6 && octets[0] == ALERT ? TlsAlert.ofNumber(octets[6] & 0xff) : Optional.empty();
    }

    /// The version that the server chose, if it is older than 1.2 (RFC 5246, 7.4.1.3).
    synchronized Optional<String> oldVersion() {
        var octets = first.toByteArray();
        boolean hello = octets.length > 10 && octets[0] == HANDSHAKE && octets[5] == SERVER_HELLO && octets[9] == 3;
        return hello && octets[10] < TLS_1_2 ? Optional.of(octets[10] == 0 ? "SSL 3.0" : "TLS 1." + (octets[10] - 1)) : Optional.empty();
    }

    private synchronized void remember(byte[] octets, int from, int count) {
        first.write(octets, from, Math.max(0, Math.min(count, KEPT - first.size())));
    }

    @Override public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override public int read() throws IOException {
                int octet = super.read();
                remember(new byte[] {(byte) octet}, 0, octet < 0 ? 0 : 1);
                return octet;
            }

            @Override public int read(byte[] into, int from, int most) throws IOException {
                int count = super.read(into, from, most);
                remember(into, from, count);
                return count;
            }
        };
    }
}
