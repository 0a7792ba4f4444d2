package dev.chancery.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// How many sealed rows each table has, and the sum (mod 2^128) of a half of their MACs that is written nowhere: a keyed
/// hash of the set of rows, so that one row less, or an older one with a MAC of its own, shows.
final class Sums {

    private static final int OCTETS = 3 * Long.BYTES;
    private static final int TABLES = 1 + Arrays.stream(Protected.values()).mapToInt(Protected::number).max().orElseThrow();

    private final long[] rows = new long[TABLES];
    private final long[] high = new long[TABLES];
    private final long[] low = new long[TABLES];

    /// A table that was not sealed yet when `encoded` was made has no rows in it.
    static Sums of(byte[] encoded) {
        var sums = new Sums();
        var numbers = ByteBuffer.wrap(encoded);
        for (int i = 0; i < TABLES && numbers.remaining() >= OCTETS; i++) {
            sums.rows[i] = numbers.getLong();
            sums.high[i] = numbers.getLong();
            sums.low[i] = numbers.getLong();
        }
        return sums;
    }

    byte[] encoded() {
        var numbers = ByteBuffer.allocate(TABLES * OCTETS);
        for (int i = 0; i < TABLES; i++) {
            numbers.putLong(rows[i]).putLong(high[i]).putLong(low[i]);
        }
        return numbers.array();
    }

    long rows(Protected table) {
        return rows[table.number()];
    }

    boolean agree(Protected table, Sums other) {
        int i = table.number();
        return rows[i] == other.rows[i] && high[i] == other.high[i] && low[i] == other.low[i];
    }

    void add(Protected table, RowMac mac) {
        int i = table.number();
        rows[i]++;
        var sum = low[i] + mac.low();
        high[i] += mac.high() + (Long.compareUnsigned(sum, low[i]) < 0 ? 1 : 0);
        low[i] = sum;
    }

    void subtract(Protected table, RowMac mac) {
        int i = table.number();
        rows[i]--;
        high[i] -= mac.high() + (Long.compareUnsigned(low[i], mac.low()) < 0 ? 1 : 0);
        low[i] -= mac.low();
    }
}
