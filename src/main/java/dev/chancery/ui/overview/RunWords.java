package dev.chancery.ui.overview;

import dev.chancery.domain.ScheduledRun;
import dev.chancery.engine.Outlook;
import dev.chancery.words.Words;

/// What the scheduler did last and when it is its turn again, in words.
final class RunWords {

    private RunWords() {}

    static String of(Outlook.Schedule schedule) {
        var next = schedule.authorities() == 0 ? Words.of("overview.run.off")
                : Words.of("overview.run.next", schedule.authorities(), Words.dateTime(schedule.next()));
        return schedule.last().map(run -> of(run) + "\n" + next).orElse(next);
    }

    private static String of(ScheduledRun run) {
        return Words.of("overview.run.last", Words.dateTime(run.begun()), run.renewed(), run.failed(), run.revoked())
                + (run.problem().isPresent() ? " " + Words.of("overview.run.early") : "");
    }
}
