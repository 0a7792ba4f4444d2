package dev.chancery.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/// Rows in the order in which they were asked for.
final class Ordered {

    private Ordered() {}

    static <T> List<T> by(long[] numbers, Collection<T> rows, ToLongFunction<T> number) {
        var known = new HashMap<Long, T>(rows.size() * 2);
        rows.forEach(row -> known.put(number.applyAsLong(row), row));
        return Arrays.stream(numbers).mapToObj(known::get).filter(Objects::nonNull).toList();
    }
}
