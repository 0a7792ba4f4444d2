package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private final List<Throwable> reported = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");
    private final InstantSource clock = () -> now;
    private final Background background = new Background(Runnable::run, Runnable::run, reported::add, clock);

    @Test void aResultComesBackAndTheJobIsDone() {
        var results = new ArrayList<String>();
        var job = background.run("settings.title", _ -> "made", results::add);
        assertThat(results).containsExactly("made");
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.name()).isEqualTo("Settings");
    }

    @Test void aRunningJobIsListedAndAnEndedOneIsNot() {
        var seen = new ArrayList<Integer>();
        background.run("settings.title", _ -> seen.add(background.jobs().size()), _ -> {});
        assertThat(seen).containsExactly(1);
        assertThat(background.jobs()).isEmpty();
    }

    @Test void aFailureIsReportedOnceAndGivesNoResult() {
        var failure = new Failure.Gone("thing");
        var results = new ArrayList<>();
        var job = background.run("settings.title", _ -> {
            throw failure;
        }, results::add);
        assertThat(job.state()).isEqualTo(Job.State.FAILED);
        assertThat(reported).containsExactly(failure);
        assertThat(results).isEmpty();
    }

    @Test void aDefectIsReportedToo() {
        background.run("settings.title", _ -> {
            throw new AssertionError("broken");
        }, _ -> {});
        assertThat(reported).hasSize(1);
    }

    @Test void aCancelledJobStopsAtItsNextStepAndKeepsWhatItReported() {
        var job = background.run("settings.title", progress -> {
            progress.expect(10);
            progress.advance(3);
            background.jobs().getFirst().cancel();
            progress.advance(1);
            throw new AssertionError("went on");
        }, _ -> {});
        assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(job.reading().done()).isEqualTo(4);
        assertThat(reported).isEmpty();
    }

    @Test void theRateAndTheRestAreReckonedFromTheStart() {
        var job = background.run("settings.title", progress -> {
            progress.expect(100);
            now = now.plusSeconds(2);
            progress.advance(20);
            return 0;
        }, _ -> {});
        assertThat(job.reading()).isEqualTo(new Job.Reading(20, 100, 10));
        assertThat(job.reading().fraction()).isEqualTo(0.2);
        assertThat(job.reading().remaining()).contains(Duration.ofSeconds(8));
    }

    @Test void withoutATotalNothingIsPromised() {
        var reading = new Job.Reading(5, 0, 10);
        assertThat(reading.fraction()).isEqualTo(-1);
        assertThat(reading.remaining()).isEmpty();
    }

    @Test void theWindowHearsAtMostTenTimesASecond() {
        var heard = new ArrayList<Job.Reading>();
        var meter = new Meter(clock, heard::add);
        for (int i = 0; i < 1_000; i++) {
            now = now.plusMillis(1);
            meter.advance(1);
        }
        assertThat(heard).hasSize(10);
        assertThat(meter.reading().done()).isEqualTo(1_000);
    }

    @Test void resultsComeBackOnTheWindowsThreadOnly() {
        Queue<Runnable> window = new ArrayDeque<>();
        var results = new ArrayList<String>();
        var later = new Background(Runnable::run, window::add, reported::add, clock);
        later.load(() -> "read", results::add);
        assertThat(results).isEmpty();
        window.remove().run();
        assertThat(results).containsExactly("read");
    }

    @Test void anAnswerThatWasOvertakenIsDropped() {
        var work = new ArrayDeque<Runnable>();
        var results = new ArrayList<String>();
        var newest = new Background(work::add, Runnable::run, reported::add, clock).newest();
        newest.load(() -> "pre", results::add);
        newest.load(() -> "press", results::add);
        work.removeLast().run();
        work.removeLast().run();
        assertThat(results).containsExactly("press");
    }
}
