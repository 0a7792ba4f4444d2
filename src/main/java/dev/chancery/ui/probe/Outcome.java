package dev.chancery.ui.probe;

import dev.chancery.domain.ProbeReport;
import dev.chancery.domain.RevocationTrial;
import dev.chancery.domain.Sighting;
import dev.chancery.words.ProbeText;

/// What came of a test.
public sealed interface Outcome {

    record One(ProbeReport report) implements Outcome {}

    record Trial(RevocationTrial trial) implements Outcome {}

    /// In one sentence.
    default String title() {
        return switch (this) {
            case One(var report) -> ProbeText.title(report);
            case Trial(var trial) -> ProbeText.verdict(trial).what();
        };
    }

    /// What is to be done, empty where there is nothing.
    default String next() {
        return switch (this) {
            case One _ -> "";
            case Trial(var trial) -> ProbeText.verdict(trial).next();
        };
    }

    default Sighting.State state() {
        return switch (this) {
            case One(var report) -> report.sightings().stream().map(Sighting::state)
                    .filter(state -> state == Sighting.State.BAD).findFirst().orElseGet(() -> remarks(report));
            case Trial(var trial) -> trial.outcome() == RevocationTrial.Outcome.REFUSED ? Sighting.State.GOOD : Sighting.State.BAD;
        };
    }

    private static Sighting.State remarks(ProbeReport report) {
        return report.sightings().stream().anyMatch(one -> one.state() == Sighting.State.REMARK) ? Sighting.State.REMARK : Sighting.State.GOOD;
    }

    /// All of it, for a ticket or a mail; nothing in it is secret.
    default String text() {
        return switch (this) {
            case One(var report) -> ProbeText.text(report);
            case Trial(var trial) -> ProbeText.text(trial);
        };
    }
}
