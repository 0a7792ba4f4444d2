package dev.chancery.probe;

import dev.chancery.domain.ConnectReason;
import dev.chancery.domain.ProbeProtocol;
import dev.chancery.domain.ProbeTarget;
import dev.chancery.domain.Secret;
import dev.chancery.domain.Sighting;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The few packets of MQTT that a client needs to introduce itself and to leave (MQTT 3.1.1 and 5, chapter 3).
final class MqttPackets {

    private static final int CONNECT = 0x10;
    private static final int CONNACK = 0x20;
    private static final int CLEAN = 0x02;
    private static final int HAS_PASSWORD = 0x40;
    private static final int HAS_USER = 0x80;
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int LONGEST_STRING = 65_535;
    private static final int LONGEST_LENGTH = 4;
    private static final int MOST_BESIDE = 32;
    private static final byte[] DISCONNECT = {(byte) 0xe0, 0};

    private final ProbeProtocol protocol;

    MqttPackets(ProbeProtocol protocol) {
        this.protocol = protocol;
    }

    private boolean isFive() {
        return protocol == ProbeProtocol.MQTT_5;
    }

    /// Nothing of the password stays in memory of ours.
    void connect(ProbeTarget.Login login, OutputStream to) throws IOException {
        var password = login.user().isEmpty() ? new byte[0] : login.password().map(MqttPackets::octets).orElse(new byte[0]);
        var body = body(login, password);
        try {
            to.write(CONNECT);
            writeLength(body.length, to);
            to.write(body);
            to.flush();
        } finally {
            Arrays.fill(password, (byte) 0);
            Arrays.fill(body, (byte) 0);
        }
    }

    private byte[] body(ProbeTarget.Login login, byte[] password) {
        var client = login.clientId().getBytes(StandardCharsets.UTF_8);
        var user = login.user().getBytes(StandardCharsets.UTF_8);
        int flags = CLEAN | (user.length > 0 ? HAS_USER : 0) | (password.length > 0 ? HAS_PASSWORD : 0);
        var into = new Wiped(client.length + user.length + password.length);
        into.writeBytes(new byte[] {0, 4, 'M', 'Q', 'T', 'T', (byte) (isFive() ? 5 : 4), (byte) flags, 0, KEEP_ALIVE_SECONDS});
        if (isFive()) {
            into.write(0);
        }
        into.string(client);
        if (user.length > 0) {
            into.string(user);
        }
        if (password.length > 0) {
            into.string(password);
        }
        return into.take();
    }

    private static byte[] octets(Secret secret) {
        return secret.use(characters -> {
            var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
            var octets = new byte[encoded.remaining()];
            encoded.get(octets);
            Arrays.fill(encoded.array(), (byte) 0);
            return octets;
        });
    }

    private static void writeLength(int length, OutputStream to) throws IOException {
        int left = length;
        do {
            to.write(left % 128 | (left >= 128 ? 0x80 : 0));
            left /= 128;
        } while (left > 0);
    }

    /// The broker's answer to [#connect].
    ///
    /// @throws EOFException when it ends the connection instead
    Sighting.OfAnswer answer(InputStream from) throws IOException {
        if (octet(from) != CONNACK) {
            return new Sighting.NotUnderstood();
        }
        int length = length(from);
        if (length < 2 || !isFive() && length != 2) {
            return new Sighting.NotUnderstood();
        }
        octet(from);
        int code = octet(from);
        return new Sighting.MqttAnswered(isFive() && length > 2 ? ConnectReason.ofReasonCode(code) : ConnectReason.ofReturnCode(code), code);
    }

    /// A length of at most four octets (MQTT 5, 1.5.5); 0 where there are more.
    private static int length(InputStream from) throws IOException {
        int length = 0;
        for (int i = 0; i < LONGEST_LENGTH; i++) {
            int octet = octet(from);
            length |= (octet & 0x7f) << 7 * i;
            if (octet < 0x80) {
                return length;
            }
        }
        return 0;
    }

    private static int octet(InputStream from) throws IOException {
        int octet = from.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    void disconnect(OutputStream to) throws IOException {
        to.write(DISCONNECT);
        to.flush();
    }

    private static final class Wiped extends ByteArrayOutputStream {

        private Wiped(int strings) {
            super(strings + MOST_BESIDE);
        }

        void string(byte[] octets) {
            int length = Math.min(octets.length, LONGEST_STRING);
            write(length >> 8);
            write(length);
            write(octets, 0, length);
        }

        byte[] take() {
            var octets = toByteArray();
            Arrays.fill(buf, (byte) 0);
            return octets;
        }
    }
}
