package dev.chancery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Says how long the window took to open, in milliseconds from the start of the process, if `--print-startup` asks.
final class Startup {

    /// What somebody who waits for the window sees first, and then can use.
    enum Mark { UNLOCK_SHOWN, MAIN_USABLE }

    private final Instant begun;
    private final Clock clock;
    private final Consumer<String> printer;
    private final Set<Mark> passed = EnumSet.noneOf(Mark.class);

    Startup(Instant begun, Clock clock, Consumer<String> printer) {
        this.begun = begun;
        this.clock = clock;
        this.printer = printer;
    }

    static Startup of(List<String> arguments, Clock clock) {
        var begun = ProcessHandle.current().info().startInstant().orElseGet(clock::instant);
        return new Startup(begun, clock, arguments.contains("--print-startup") ? Main::say : _ -> {});
    }

    /// Call it when the mark is on the screen; only the first time counts.
    void passed(Mark mark) {
        if (passed.add(mark)) {
            var name = mark.name().toLowerCase(Locale.ROOT).replace('_', '-');
            printer.accept("%s: %d ms".formatted(name, Duration.between(begun, clock.instant()).toMillis()));
        }
    }
}
