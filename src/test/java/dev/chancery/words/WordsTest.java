package dev.chancery.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WordsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/chancery");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final List<String> FILES = Words.FILES;
    private static final Pattern KEY =
            Pattern.compile("[\"%]((?:" + String.join("|", Words.FILES) + ")\\.[A-Za-z][A-Za-z0-9.]*)\"");
    private static final Pattern TOLD = Pattern.compile("told\\(\"(\\w+)\"");

    @AfterEach void speakEnglishAgain() {
        Words.speak(Locale.UK);
    }

    @ParameterizedTest @FieldSource("FILES") void bothLanguagesHaveTheSameKeys(String file) throws IOException {
        assertThat(keys(file, "_de")).isEqualTo(keys(file, ""));
    }

    @ParameterizedTest @FieldSource("FILES") void everyKeyBeginsWithTheNameOfItsFile(String file) throws IOException {
        assertThat(keys(file, "")).allMatch(key -> key.startsWith(file + "."));
    }

    /// Where a plain apostrophe stands MessageFormat takes it as a quotation mark; `’` is the right character anyway.
    @ParameterizedTest @FieldSource("FILES") void everyPatternTakesTheSamePlacesInBothLanguages(String file) throws IOException {
        var english = read(file, "");
        var german = read(file, "_de");
        for (var key : english.stringPropertyNames()) {
            assertThat(places(german.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(english.getProperty(key) + german.getProperty(key)).as(key).doesNotContain("'");
        }
    }

    @Test void everyKeyThatIsUsedExistsAndEveryKeyThatExistsIsUsed() throws IOException {
        var known = new TreeSet<String>();
        for (var file : Words.FILES) {
            known.addAll(keys(file, ""));
        }
        var used = used();
        assertThat(difference(used, known)).as("used in code or FXML, in no bundle").isEmpty();
        assertThat(difference(known, used)).as("in the bundles, used nowhere").isEmpty();
    }

    private static Set<String> used() throws IOException {
        var used = new TreeSet<String>();
        var texts = new ArrayList<String>();
        try (var root = Files.list(SOURCES); var ui = Files.walk(SOURCES.resolve("ui"));
                var words = Files.walk(SOURCES.resolve("words")); var fxml = Files.walk(RESOURCES.resolve("fxml"))) {
            for (var file : Stream.of(root, ui, words, fxml).flatMap(files -> files).filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file));
            }
        }
        for (var text : texts) {
            KEY.matcher(text).results().map(match -> match.group(1)).filter(key -> !key.endsWith(".")).forEach(used::add);
            TOLD.matcher(text).results().map(match -> "failures." + match.group(1) + ".")
                    .flatMap(prefix -> Stream.of("title", "happened", "kept", "next").map(prefix::concat)).forEach(used::add);
        }
        Arrays.stream(Rule.values()).map(rule -> "rules." + rule.code()).forEach(key -> used.addAll(List.of(key, key + ".effect")));
        return used;
    }

    @Test void aChosenLanguageWritesWordsAndNumbers() {
        Words.speak(Locale.GERMANY);
        assertThat(Words.of("shell.job.of", 3_200, 10_000)).isEqualTo("3.200 von 10.000");
        Words.speak(Locale.UK);
        assertThat(Words.of("shell.job.of", 3_200, 10_000)).isEqualTo("3,200 of 10,000");
    }

    @Test void aLanguageThatIsNotThereIsEnglish() {
        Words.speak(Locale.FRANCE);
        assertThat(Words.of("shell.cancel")).isEqualTo("Cancel");
    }

    @Test void aSpanIsSaidInItsLargestUnits() {
        assertThat(Words.span(Duration.ofSeconds(40))).isEqualTo("40 s");
        assertThat(Words.span(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
        assertThat(Words.span(Duration.ofMinutes(65))).isEqualTo("1 h 5 min");
        assertThat(Words.span(Duration.ofDays(30))).isEqualTo("30 days");
        assertThat(Words.span(Duration.ofDays(3_650))).isEqualTo("10 years");
    }

    private static int places(String pattern) {
        return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
    }

    private static Set<String> keys(String file, String language) throws IOException {
        return new TreeSet<>(read(file, language).stringPropertyNames());
    }

    private static Properties read(String file, String language) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve("i18n/" + file + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> difference(Set<String> all, Set<String> without) {
        var rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }
}
