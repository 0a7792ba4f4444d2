package dev.chancery.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes numbers one by one, however many, and makes one array of them in the end. It grows by pieces: an array that
/// doubles leaves three times as much garbage behind as a million numbers are long.
final class Numbers {

    private static final int PIECE = 16_384;
    private static final int SOME = 1_024;

    private final List<long[]> full = new ArrayList<>();
    private long[] last = new long[SOME];
    private int inLast;
    private int inFull;

    void add(long number) {
        if (inLast == last.length) {
            full.add(last);
            inFull += inLast;
            inLast = 0;
            last = new long[PIECE];
        }
        last[inLast++] = number;
    }

    /// All of them, in the order in which they came.
    long[] toArray() {
        if (full.isEmpty()) {
            return Arrays.copyOf(last, inLast);
        }
        var all = new long[inFull + inLast];
        int next = 0;
        for (var piece : full) {
            System.arraycopy(piece, 0, all, next, piece.length);
            next += piece.length;
        }
        System.arraycopy(last, 0, all, next, inLast);
        return all;
    }
}
