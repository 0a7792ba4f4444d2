package dev.chancery.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    private static String written(String text) {
        var out = new ByteArrayOutputStream();
        try {
            new ContentLines(out).text("SUMMARY", text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test void aShortLineIsWrittenAsItIs() {
        assertThat(written("press-1: certificate ends")).isEqualTo("SUMMARY:press-1: certificate ends\r\n");
    }

    @Test void whatSeparatesIsEscapedAndWhatCannotBeSeenIsSpelledOut() {
        assertThat(written("a,b;c\\d\ne\u202Ef\r")).isEqualTo("SUMMARY:a\\,b\\;c\\\\d\\ne\\\\u202Ef\\\\u000D\r\n");
    }

    @Test void noLineIsLongerThan75OctetsAndNoCharacterIsTorn() {
        Any.holdsFor(random -> Any.text(random, 300), text -> {
            var whole = written(text);
            for (var line : whole.split("\r\n")) {
                assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
                assertThat(line).doesNotContain("\uFFFD", "\r", "\n");
            }
            var octets = Arrays.stream(whole.split("(?<=\r\n)")).map(String::length).reduce(0, Integer::sum);
            assertThat(octets).isEqualTo(whole.length());
        });
    }

    @Test void anUnfoldedLineIsTheOneThatWasMeant() {
        var name = "Kühlraum-".repeat(40);
        assertThat(written(name).replace("\r\n ", "")).isEqualTo("SUMMARY:" + name + "\r\n");
    }
}
