package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestClock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PatientLockTest {

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<String> happened = new ArrayList<>();
    private final Background background = new Background(work::add, Runnable::run, thrown -> happened.add("failed"),
            new TestClock(Instant.parse("2026-11-20T12:00:00Z")));
    private final PatientLock lock = new PatientLock(background.jobs(), later::add,
            new PatientLock.Ways(() -> happened.add("waits"), () -> happened.add("locked")));

    private void start(String name) {
        background.run("settings.title", _ -> name, happened::add);
    }

    private static void runAll(Queue<Runnable> waiting) {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test void withNothingToDoItLocksAtOnce() {
        lock.ask();
        assertThat(happened).containsExactly("locked");
    }

    @Test void runningWorkIsDoneFirstAndItsResultIsTakenBeforeTheStoreLocks() {
        start("issued");
        lock.ask();
        assertThat(happened).containsExactly("waits");
        runAll(work);
        runAll(later);
        assertThat(happened).containsExactly("waits", "issued", "locked");
    }

    @Test void workThatTheEndedWorkStartedIsDoneFirstToo() {
        background.run("settings.title", _ -> "issued", done -> {
            happened.add(done);
            start("exported");
        });
        lock.ask();
        work.remove().run();
        runAll(later);
        assertThat(happened).containsExactly("waits", "issued");
        runAll(work);
        runAll(later);
        assertThat(happened).containsExactly("waits", "issued", "exported", "locked");
    }

    @Test void workThatFailsLetsItLockAsWell() {
        background.run("settings.title", _ -> {
            throw new IllegalStateException();
        }, _ -> {});
        lock.ask();
        runAll(work);
        runAll(later);
        assertThat(happened).containsExactly("waits", "failed", "locked");
    }

    @Test void workThatEndsWithoutAnybodyAskingLocksNothing() {
        start("issued");
        runAll(work);
        runAll(later);
        assertThat(happened).containsExactly("issued");
    }
}
