package dev.chancery.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/// Which column goes where: one target for each column, each but [Target#IGNORE] at most once.
public record Mapping(List<Target> targets) {

    public Mapping {
        targets = List.copyOf(targets);
        for (var target : targets) {
            if (target != Target.IGNORE && Collections.frequency(targets, target) > 1) {
                throw new IllegalArgumentException(target + " is used by two columns");
            }
        }
    }

    /// What the headings say; of two columns with the same meaning the one with the likelier heading is taken.
    static Mapping of(List<String> headings) {
        var targets = new ArrayList<>(Collections.nCopies(headings.size(), Target.IGNORE));
        for (var target : Target.values()) {
            best(target, headings).ifPresent(column -> targets.set(column, target));
        }
        return new Mapping(targets);
    }

    private static OptionalInt best(Target target, List<String> headings) {
        var best = OptionalInt.empty();
        for (int i = 0; i < headings.size(); i++) {
            int rank = target.rank(headings.get(i));
            if (rank >= 0 && (best.isEmpty() || rank < target.rank(headings.get(best.getAsInt())))) {
                best = OptionalInt.of(i);
            }
        }
        return best;
    }

    /// For a list without headings: the id, then the name, and the rest is left to the user.
    static Mapping byPosition(int columns) {
        var targets = new ArrayList<>(Collections.nCopies(columns, Target.IGNORE));
        targets.set(0, Target.THING_ID);
        if (columns > 1) {
            targets.set(1, Target.NAME);
        }
        return new Mapping(targets);
    }

    /// This mapping with `column` (from 0) going to `target`; a column that went there before is ignored now.
    public Mapping with(int column, Target target) {
        var changed = new ArrayList<>(targets);
        if (target != Target.IGNORE) {
            Collections.replaceAll(changed, target, Target.IGNORE);
        }
        changed.set(column, target);
        return new Mapping(changed);
    }

    /// The column (from 0) that goes to `target`.
    public OptionalInt columnOf(Target target) {
        int column = targets.indexOf(target);
        return column < 0 ? OptionalInt.empty() : OptionalInt.of(column);
    }
}
