package dev.chancery.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Many keys for one condition `x IN`. They are bound some at a time, always as many, so that one prepared statement
/// serves however many there are.
final class These {

    private static final int CHUNK = 250;

    /// The end of the condition, for [Session#listIn].
    static final String KEYS = "(" + String.join(",", Collections.nCopies(CHUNK, "?")) + ")";

    private These() {}

    /// What to bind, for one run of the statement after the other: `values`, then keys; the last one fills up.
    static Stream<Object[]> bound(List<?> keys, @Nullable Object... values) {
        return IntStream.iterate(0, from -> from < keys.size(), from -> from + CHUNK).mapToObj(from -> {
            var bound = Arrays.copyOf(values, values.length + CHUNK);
            for (int i = 0; i < CHUNK; i++) {
                bound[values.length + i] = keys.get(Math.min(from + i, keys.size() - 1));
            }
            return bound;
        });
    }
}
