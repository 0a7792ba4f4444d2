package dev.chancery.pki;

import java.util.Arrays;

/// Tells a serial number that comes a second time, by 64 bits for each: of lists as long as it can take, one in five hundred
/// million is suspected wrongly, and never twice, because each list has a seed of its own. Those beyond its size are taken
/// for new, so that it never needs more than 4 MiB.
final class SerialSet {

    private static final int FIRST_SIZE = 1 << 8;
    private static final int LAST_SIZE = 1 << 19;
    private static final long FREE = 0;

    private final long seed;
    private long[] table = new long[FIRST_SIZE];
    private int count;

    SerialSet(long seed) {
        this.seed = seed;
    }

    /// Whether it is there for the first time.
    boolean add(byte[] octets, int from, int length) {
        if (count == LAST_SIZE / 2) {
            return true;
        }
        if (!insert(hash(octets, from, length))) {
            return false;
        }
        if (++count > table.length / 2 && table.length < LAST_SIZE) {
            grow();
        }
        return true;
    }

    private void grow() {
        var old = table;
        table = new long[old.length * 2];
        Arrays.stream(old).filter(hash -> hash != FREE).forEach(this::insert);
    }

    private boolean insert(long hash) {
        int at = (int) hash & table.length - 1;
        while (table[at] != FREE) {
            if (table[at] == hash) {
                return false;
            }
            at = at + 1 & table.length - 1;
        }
        table[at] = hash;
        return true;
    }

    private long hash(byte[] octets, int from, int length) {
        long hash = mixed(seed ^ length);
        for (int i = 0; i < length; i += Long.BYTES) {
            long word = 0;
            for (int j = i; j < Math.min(i + Long.BYTES, length); j++) {
                word = word << 8 | octets[from + j] & 0xff;
            }
            hash = mixed(hash ^ word);
        }
        return hash == FREE ? 1 : hash;
    }

    /// The finish of SplitMix64: every bit depends on every other.
    private static long mixed(long value) {
        long once = (value + 0x9e3779b97f4a7c15L ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ once >>> 27) * 0x94d049bb133111ebL;
        return twice ^ twice >>> 31;
    }
}
