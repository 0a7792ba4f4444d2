package dev.chancery.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What came back, as it came. Wiped when it is closed: it may hold a token or a key.
record Reply(int status, String location, byte[] body) implements AutoCloseable {

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override public void close() {
        Arrays.fill(body, (byte) 0);
    }

    @Override public String toString() {
        return status + ", " + body.length + " octets";
    }
}
