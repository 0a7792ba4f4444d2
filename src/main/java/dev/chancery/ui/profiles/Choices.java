package dev.chancery.ui.profiles;

import dev.chancery.domain.Validity;
import dev.chancery.ui.Words;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.util.StringConverter;

/// What is chosen from a list in the editor.
final class Choices {

    private static final List<Duration> BACKDATES =
            List.of(Duration.ZERO, Duration.ofSeconds(30), Validity.BACKDATE, Duration.ofHours(1), Duration.ofDays(1));

    private Choices() {}

    static List<Duration> backdates(Duration now) {
        return Stream.concat(BACKDATES.stream(), Stream.of(now)).distinct().sorted().toList();
    }

    static String words(Duration backdate) {
        return backdate.isZero() ? Words.of("profiles.form.backdate.none")
                : Words.of("profiles.form.backdate.before", Words.span(backdate));
    }

    static <T> StringConverter<T> of(Function<T, String> words) {
        return new StringConverter<>() {
            @Override public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        };
    }
}
