package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.chancery.Any;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TtlTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "8760h", "8760", "+8760", " 8760h ", "525600m", "31536000s"})
    void nothingAtAllMeansTheSameAsAYearOfHours(String text) {
        assertThat(Ttl.parse(text)).isEqualTo(Checked.valid(Ttl.DEFAULT));
        assertThat(Ttl.DEFAULT.duration()).isEqualTo(Duration.ofHours(8760));
    }

    @ParameterizedTest
    @CsvSource({
        "30m, PT30M", "1h30m, PT1H30M", "1.5h, PT1H30M", ".5h, PT30M", "1.h, PT1H", "+2h, PT2H", "90s, PT1M30S",
        "1h1m1s, PT1H1M1S", "30m1h, PT1H30M", "1h1h, PT2H", "720, PT720H", "007, PT7H", "60000ms, PT1M",
        "60000000us, PT1M", "60000000µs, PT1M", "60000000μs, PT1M", "60000000000ns, PT1M", "60.999s, PT1M",
        "1h999ms, PT1H", "876600h, PT876600H"})
    void durationsAreReadAsGoReadsThem(String text, Duration expected) {
        assertThat(Ttl.parse(text).orRefuse().duration()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "h", ".h", ".", "-", "1.5", "1 h", "1h 30m", "1d", "8760H", "1h-30m", "--1h", "1e3h", "0x10", "a year", "١٢h",
        "١٢", "8760hours", "1,5h", "+", "1h30", "P1D"})
    void nonsenseIsRefusedInTheWordsOfMainflux(String text) {
        assertThat(Ttl.parse(text).violations()).extracting(Violation::field, Violation::message).containsExactly(
                tuple(Field.LIFE,
                        "invalid ttl format: " + text + " (use duration like '8760h' or hours as integer)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0", "0h", "0s", "-0", "-1", "-8760h", "-.5h", "59s", "59.999s", "1ns", "876601h", "876600h1s", "36526000h",
        "99999999999999999999999999999999999999999999999999999999999h", "-99999999999999999999999999999999999",
        "9999999999999999999999999999999999999999999999999999999999999999"})
    void whatIsNotBetweenAMinuteAndACenturyIsOutOfRange(String text) {
        assertThat(Ttl.parse(text).violations()).singleElement().isInstanceOf(ValidityViolation.TtlOutOfRange.class)
                .extracting(Violation::message).isEqualTo("ttl must be between 60 and 3155760000 seconds");
    }

    @Test void anEndlessTextIsRefusedWithAMessageThatEnds() {
        var message = Ttl.parse("1h".repeat(1_000_000)).violations().getFirst().message();
        assertThat(message).startsWith("invalid ttl format: 1h1h").hasSizeLessThan(400);
    }

    @Test void theTwoEndsOfTheRangeAreInIt() {
        assertThat(Ttl.of(Ttl.LEAST).violations()).isEmpty();
        assertThat(Ttl.of(Ttl.MOST).violations()).isEmpty();
        assertThat(Ttl.of(Ttl.LEAST.minusNanos(1)).violations()).hasSize(1);
        assertThat(Ttl.of(Ttl.MOST.plusNanos(1)).violations()).hasSize(1);
    }

    @Test void aLifeOutOfRangeCannotBeMade() {
        assertThatThrownBy(() -> new Ttl(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ttl.days(36_526)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void aLifeIsWholeSeconds() {
        assertThat(new Ttl(Duration.ofSeconds(61, 999_999_999)).duration()).isEqualTo(Duration.ofSeconds(61));
    }

    @ParameterizedTest
    @CsvSource({"PT8760H, 8760h", "PT1H30M, 90m", "PT61S, 61s", "PT1H1S, 3601s", "PT1M, 1m"})
    void aLifeIsWrittenInItsLargestWholeUnit(Duration duration, String text) {
        assertThat(new Ttl(duration)).hasToString(text);
    }

    @Test void everyLifeIsReadBackAsItIsWritten() {
        Any.holdsFor(TtlTest::life, life -> assertThat(Ttl.parse(life.toString())).isEqualTo(Checked.valid(life)));
    }

    private static Ttl life(Random random) {
        var unit = Any.of(random, Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofSeconds(1));
        return new Ttl(unit.multipliedBy(random.nextLong(60, 876_600)));
    }

    @Test void noTextMakesItThrow() {
        Any.holdsFor(Hostile::text, text -> assertThat(Ttl.parse(text)).isNotNull());
    }
}
