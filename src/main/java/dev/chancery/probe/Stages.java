package dev.chancery.probe;

import dev.chancery.domain.ProbeReport;
import dev.chancery.domain.ProbeTarget;
import dev.chancery.domain.Sighting.Stage;
import dev.chancery.domain.Sighting.State;
import dev.chancery.domain.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The sightings of one test as they come, in order. Once it is over nothing is taken any more: who talks to a server that
/// drips may not have noticed yet.
final class Stages {

    private final Consumer<Sighting> watcher;
    private final List<Sighting> seen = new ArrayList<>();
    private boolean over;

    Stages(Consumer<Sighting> watcher) {
        this.watcher = watcher;
    }

    synchronized void add(Sighting one) {
        if (!over && !has(one.stage())) {
            seen.add(one);
            watcher.accept(one);
            over = one.state() == State.BAD;
        }
    }

    synchronized boolean has(Stage stage) {
        return seen.stream().anyMatch(one -> one.stage() == stage);
    }

    /// Takes nothing any more but how it ended.
    synchronized void close() {
        over = true;
    }

    /// How it ended, unless that is known already.
    synchronized void end(Supplier<Sighting> how) {
        if (seen.size() < Stage.values().length && seen.stream().noneMatch(one -> one.state() == State.BAD)) {
            over = false;
            add(how.get());
        }
    }

    /// The stage that is next.
    synchronized Stage next() {
        return Stage.values()[seen.size()];
    }

    /// All stages, those that were not reached among them.
    synchronized ProbeReport report(ProbeTarget target) {
        over = false;
        for (var stage : Stage.values()) {
            if (!has(stage)) {
                add(new Sighting.NotReached(stage));
            }
        }
        over = true;
        return new ProbeReport(target.address(), target.protocol(), seen);
    }
}
