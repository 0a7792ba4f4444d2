package dev.chancery.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// For how many certificates each piece of three characters should stand in the index of words, less for how many it does.
final class Pieces {

    private static final int LENGTH = 3;
    private static final int BITS = 21;
    private static final String SERIAL = "serial";

    /// By the piece's characters, and in the highest bit the column that it is of.
    private final Map<Long, Long> counts = new HashMap<>();

    /// The texts of a certificate; each piece of one counts once.
    boolean add(String search, String serial) {
        add(search, false);
        add(serial, true);
        return true;
    }

    private void add(String text, boolean serial) {
        var letters = text.codePoints().toArray();
        var pieces = new long[Math.max(0, letters.length - LENGTH + 1)];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = piece(letters, i, serial);
        }
        Arrays.sort(pieces);
        for (int i = 0; i < pieces.length; i++) {
            if (i == 0 || pieces[i] != pieces[i - 1]) {
                counts.merge(pieces[i], 1L, Long::sum);
            }
        }
    }

    /// A piece that stands in the index, for so many certificates.
    boolean remove(String column, String text, long certificates) {
        var letters = Arrays.copyOf(text.codePoints().toArray(), LENGTH);
        counts.merge(piece(letters, 0, column.equals(SERIAL)), -certificates, Long::sum);
        return true;
    }

    private static long piece(int[] letters, int from, boolean serial) {
        return (serial ? Long.MIN_VALUE : 0) | (long) letters[from] << 2 * BITS | (long) letters[from + 1] << BITS | letters[from + 2];
    }

    /// How many pieces stand for more or fewer than they should.
    long left() {
        return counts.values().stream().filter(count -> count != 0).count();
    }
}
