package dev.chancery.probe;

import dev.chancery.domain.DeviceCall.First;
import dev.chancery.domain.Visible;
import dev.chancery.probe.Octets.TooShort;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// What a device says first, as far as it may be shown: of a user name and a password only that there are some.
final class FirstWords {

    private static final int MOST = 4096;
    private static final int CONNECT = 0x10;
    private static final int SHOWN = 200;
    private static final int MQTT_5 = 5;
    private static final Pattern REQUEST = Pattern.compile("(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH) .*", Pattern.DOTALL);

    private FirstWords() {}

    /// Reads until it is clear, at most [#MOST] octets, and forgets them.
    static First read(InputStream in) throws IOException {
        var octets = new byte[MOST];
        int count = 0;
        try {
            while (count < needed(octets, count)) {
                int more = in.read(octets, count, MOST - count);
                if (more < 0) {
                    break;
                }
                count += more;
            }
        } catch (SocketTimeoutException enough) {
            // What has come so far is what there is.
        }
        var first = of(octets, count);
        Arrays.fill(octets, (byte) 0);
        return first;
    }

    /// How many octets tell what it is: the whole packet of a client of MQTT, else what comes at once.
    private static int needed(byte[] octets, int count) {
        if (count == 0) {
            return 1;
        }
        if (octets[0] != CONNECT) {
            return count;
        }
        try {
            var packet = new Octets(octets, 1, count);
            int length = length(packet);
            return Math.min(MOST, count - packet.left() + length);
        } catch (TooShort notYet) {
            return count < 5 ? count + 1 : count;
        }
    }

    static First of(byte[] octets, int count) {
        if (count == 0) {
            return new First.Nothing();
        }
        try {
            return octets[0] == CONNECT ? connect(new Octets(octets, 1, count), count) : other(octets, count);
        } catch (TooShort cut) {
            return new First.Other(count);
        }
    }

    private static First other(byte[] octets, int count) {
        var request = REQUEST.matcher(new String(octets, 0, Math.min(count, 16), StandardCharsets.ISO_8859_1));
        return request.matches() ? new First.Http(request.group(1)) : new First.Other(count);
    }

    private static First connect(Octets packet, int count) throws TooShort {
        length(packet);
        var name = packet.part(2).text();
        if (!name.equals("MQTT") && !name.equals("MQIsdp")) {
            return new First.Other(count);
        }
        int level = packet.number(1);
        int flags = packet.number(1);
        int keepAlive = packet.number(2);
        if (level == MQTT_5) {
            packet.skip(length(packet));
        }
        return new First.Connect(level, Visible.text(packet.part(2).text(), SHOWN), (flags & 0x80) != 0, (flags & 0x40) != 0,
                (flags & 0x04) != 0, keepAlive);
    }

    /// A length of at most four octets (MQTT 5, 1.5.5).
    private static int length(Octets packet) throws TooShort {
        int length = 0;
        for (int i = 0; i < 4; i++) {
            int octet = packet.number(1);
            length |= (octet & 0x7f) << 7 * i;
            if (octet < 0x80) {
                break;
            }
        }
        return length;
    }

    /// The answer that sends it away politely: there is no broker here, and no page.
    static byte[] answer(First first) {
        return switch (first) {
            case First.Connect connect -> connect.level() == MQTT_5 ? new byte[] {0x20, 3, 0, (byte) 0x88, 0} : new byte[] {0x20, 2, 0, 3};
            case First.Http _ -> "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            case First.Nothing _, First.Other _ -> new byte[0];
        };
    }
}
