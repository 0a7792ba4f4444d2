package dev.chancery.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// The HMAC of a row: its first half stands in the store, the other one goes into the table's sum.
record RowMac(byte[] stored, long high, long low) {

    private static final int STORED_OCTETS = 16;

    static RowMac of(byte[] hmac) {
        var rest = ByteBuffer.wrap(hmac, STORED_OCTETS, 2 * Long.BYTES);
        return new RowMac(Arrays.copyOf(hmac, STORED_OCTETS), rest.getLong(), rest.getLong());
    }

    boolean is(Optional<byte[]> found) {
        return found.isPresent() && MessageDigest.isEqual(stored, found.get());
    }
}
