package dev.chancery.ui.renew;

import dev.chancery.domain.ScheduledRun;
import dev.chancery.domain.Trouble;
import dev.chancery.words.Words;
import java.util.stream.Collectors;

/// How one says what went wrong in a run.
final class RunWords {

    private RunWords() {}

    static String of(Trouble trouble) {
        return switch (trouble.kind()) {
            case CANCELLED -> Words.of("renew.trouble.cancelled");
            case REFUSED -> Words.of("renew.trouble.refused");
            case DISK_FULL -> Words.of("failures.diskFull.title");
            case CANNOT_WRITE -> Words.of("failures.cannotWrite.title");
            case CANNOT_READ -> Words.of("failures.cannotRead.title");
            case DRIVE_GONE -> Words.of("failures.driveGone.title");
            case STORE_DAMAGED -> Words.of("failures.storeDamaged.title");
            case MALFORMED -> Words.of("failures.malformed.title");
            case GONE -> Words.of("failures.gone.title");
            case NO_KEY -> Words.of("failures.noKeyHere.title");
            case TAMPERED -> Words.of("failures.tampered.title");
            case UNEXPECTED -> Words.of("failures.unexpected.title");
            case OTHER -> trouble.detail();
        };
    }

    /// Why certificates were not renewed, each reason once; empty where all were.
    static String reasons(ScheduledRun run) {
        var reasons = run.renewals().stream().flatMap(one -> one.problem().stream()).map(RunWords::of).distinct()
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "" : " " + Words.of("renew.schedule.run.reasons", reasons);
    }
}
