package dev.chancery.pki;

import java.util.Arrays;

/// Tells a serial number that comes a second time, by 64 bits for each: of a list of a million, one in forty million is
/// suspected wrongly, and never twice, because each list has a seed of its own.
final class SerialSet {

    private static final int FIRST_SIZE = 1 << 8;
    private static final long FREE = 0;

    private final long seed;
    private long[] table = new long[FIRST_SIZE];
    private int count;

    SerialSet(long seed) {
        this.seed = seed;
    }

    /// Whether it is there for the first time.
    boolean add(DerElement serial) {
        if (!insert(hash(serial))) {
            return false;
        }
        if (++count > table.length / 2) {
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

    private long hash(DerElement serial) {
        long hash = mixed(seed ^ serial.length());
        for (int i = 0; i < serial.length(); i += Long.BYTES) {
            long word = 0;
            for (int j = i; j < Math.min(i + Long.BYTES, serial.length()); j++) {
                word = word << 8 | serial.octet(j);
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
