package dev.chancery.ui.profiles;

import dev.chancery.domain.Validity;
import dev.chancery.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// How far the start of a certificate can be set back.
final class Backdates {

    private static final List<Duration> BACKDATES =
            List.of(Duration.ZERO, Duration.ofSeconds(30), Validity.BACKDATE, Duration.ofHours(1), Duration.ofDays(1));

    private Backdates() {}

    static List<Duration> around(Duration now) {
        return Stream.concat(BACKDATES.stream(), Stream.of(now)).distinct().sorted().toList();
    }

    static String words(Duration backdate) {
        var seconds = backdate.toSeconds();
        if (seconds == 0) {
            return Words.of("profiles.form.backdate.none");
        }
        if (seconds % 3600 == 0) {
            return Words.of("profiles.form.backdate.hours", seconds / 3600);
        }
        return seconds % 60 == 0 ? Words.of("profiles.form.backdate.minutes", seconds / 60)
                : Words.of("profiles.form.backdate.seconds", seconds);
    }
}
