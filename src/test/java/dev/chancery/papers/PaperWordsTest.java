package dev.chancery.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PaperWordsTest {

    private static final Pattern KEY = Pattern.compile("\"((?:calendar|report|label|status|reason|health|paper|recovery)\\.[A-Za-z.]*[A-Za-z])\"");

    private static Properties read(String language) throws IOException {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/papers/words" + language + ".properties"))) {
            words.load(reader);
        }
        return words;
    }

    @Test void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        var english = read("");
        var german = read("_de");
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertThat(places(german.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(english.getProperty(key) + german.getProperty(key)).as(key).doesNotContain("'");
        }
    }

    private static int places(String pattern) {
        return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
    }

    @Test void everyKeyThatIsUsedExistsAndEveryKeyThatExistsIsUsed() throws IOException {
        var used = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java/dev/chancery/papers"))) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(source)).results().map(match -> match.group(1)).forEach(used::add);
            }
        }
        assertThat(new TreeSet<>(read("").stringPropertyNames())).isEqualTo(used);
    }

    @Test void aLanguageThatIsNotThereIsEnglish() {
        assertThat(new PaperWords(Locale.FRANCE, ZoneOffset.UTC).of("calendar.name")).isEqualTo("Certificates that end");
    }

    @Test void aMomentSaysItsZone() {
        var words = new PaperWords(Locale.GERMANY, ZoneId.of("Europe/Berlin"));
        assertThat(words.moment(Instant.parse("2026-11-21T11:30:00Z"))).isEqualTo("21.11.2026, 12:30 MEZ");
    }
}
