package dev.chancery.cloud.practice;

import dev.chancery.domain.CloudCall;
import dev.chancery.domain.Mishap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is still to go wrong, in the order in which it was ordered.
final class Mishaps {

    private record Ordered(Mishap mishap, Set<CloudCall> steps, int left) {
        boolean fits(Optional<CloudCall> step) {
            return steps.isEmpty() || step.filter(steps::contains).isPresent();
        }
    }

    private final List<Ordered> ordered = new ArrayList<>();

    /// `steps` empty: any request.
    void order(Mishap mishap, int times, Set<CloudCall> steps) {
        if (times < 1) {
            throw new IllegalArgumentException(times + " times");
        }
        ordered.add(new Ordered(mishap, steps, times));
    }

    /// What goes wrong with this request; it counts.
    Optional<Mishap> next(Optional<CloudCall> step) {
        for (int at = 0; at < ordered.size(); at++) {
            var one = ordered.get(at);
            if (one.fits(step)) {
                if (one.left() == 1) {
                    ordered.remove(at);
                } else {
                    ordered.set(at, new Ordered(one.mishap(), one.steps(), one.left() - 1));
                }
                return Optional.of(one.mishap());
            }
        }
        return Optional.empty();
    }

    void clear() {
        ordered.clear();
    }
}
