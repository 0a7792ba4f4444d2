package dev.chancery.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The conditions of a query and the values that they bind, in the same order.
final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /// One more condition, with a `?` for each value.
    void and(String condition, @Nullable Object... bound) {
        conditions.add(condition);
        Collections.addAll(values, bound);
    }

    /// One more condition, of which any part is enough.
    void andAny(Where parts) {
        conditions.add("(" + String.join(" OR ", parts.conditions) + ")");
        values.addAll(parts.values);
    }

    /// ` WHERE ...`, or nothing.
    String sql() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    Object[] values() {
        return values.toArray();
    }
}
