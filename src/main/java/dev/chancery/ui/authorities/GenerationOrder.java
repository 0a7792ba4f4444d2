package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Generations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The order in which authorities are listed: as they were made, but each that has a new key before those that it follows.
final class GenerationOrder {

    private GenerationOrder() {}

    static List<Authority> of(List<Authority> all, Generations generations) {
        var ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparing((Authority one) -> first(one, generations))
                .thenComparing(one -> -generations.allBefore(one.id()).size()));
        return ordered;
    }

    /// The number of the first of its line.
    private static long first(Authority one, Generations generations) {
        var before = generations.allBefore(one.id());
        return before.isEmpty() ? one.id().value() : before.getLast().value();
    }
}
