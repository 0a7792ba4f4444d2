package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.NameViolation.UnfitPattern;
import dev.chancery.domain.NameViolation.UnfitPattern.Why;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    private static List<String> names(String text) {
        var pattern = NamePattern.of(text).orRefuse();
        return IntStream.range(0, pattern.count()).mapToObj(place -> pattern.id(place).value()).toList();
    }

    private static Violation refused(String text) {
        return NamePattern.of(text).violations().getFirst();
    }

    @Test void aRangeCountsWithTheZerosThatItIsWrittenWith() {
        assertThat(names("press-{008..011}")).containsExactly("press-008", "press-009", "press-010", "press-011");
        assertThat(names("p{8..11}")).containsExactly("p8", "p9", "p10", "p11");
        assertThat(names("p{0..100..50}")).containsExactly("p0", "p50", "p100");
        assertThat(names("p{1..0010..4}")).containsExactly("p0001", "p0005", "p0009");
        assertThat(names("p{3..1}")).containsExactly("p3", "p2", "p1");
        assertThat(names("{7..7}")).containsExactly("7");
    }

    @Test void theLastGroupCountsFastest() {
        assertThat(names("{a,b}-{1..2}")).containsExactly("a-1", "a-2", "b-1", "b-2");
        assertThat(names("press{,-old}")).containsExactly("press", "press-old");
        assertThat(names("{Aa,BB}{Aa,BB}")).containsExactly("AaAa", "AaBB", "BBAa", "BBBB");
        assertThat(names("x{1..1}y{2..2}{z,}")).containsExactly("x1y2z", "x1y2");
        assertThat(names("just-one")).containsExactly("just-one");
    }

    @Test void aBackslashTakesWhatFollowsAsItIs() {
        assertThat(names("a\\{b\\}{\\,,\\{}c")).containsExactly("a{b},c", "a{b}{c");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"a{1..2,UNCLOSED,1", "a}b,UNOPENED,1", "\"{a,{b}\",NESTED,3", "a{},EMPTY,1", "{x},NO_RANGE,0",
        "{a..e},NO_RANGE,0", "{1..},NO_RANGE,0", "{-1..3},NO_RANGE,0", "x{1..5..0},NO_STEP,1", "a\\b,BACKSLASH,1", "ab\\,BACKSLASH,2"})
    void whatCannotBeReadIsRefusedWithItsPlace(String text, Why why, int at) {
        assertThat(refused(text)).isEqualTo(new UnfitPattern(why, at));
    }

    @Test void moreThanAMillionNamesAreRefusedHoweverManyTheyAre() {
        assertThat(NamePattern.of("p{1..1000000}").orRefuse().last()).isEqualTo(new ThingId("p1000000"));
        assertThat(refused("p{0..1000000}")).isEqualTo(new NameViolation.TooManyNames(NamePattern.MOST));
        assertThat(refused("{0..999999999999999}{0..999999999999999}{0..999999999999999}{0..999999999999999}"))
                .isEqualTo(new NameViolation.TooManyNames(NamePattern.MOST));
    }

    @Test void ofLongNamesThatAreNotPlainThereAreFewer() {
        assertThat(refused("漢".repeat(57) + "{0000001..1000000}")).isEqualTo(new NameViolation.TooManyNames(468_750));
        assertThat(NamePattern.of("漢".repeat(57) + "{0000001..0468750}").violations()).isEmpty();
        assertThat(NamePattern.of("Prüfstand {0000001..1000000}").violations()).isEmpty();
        assertThat(NamePattern.of("x".repeat(57) + "{0000001..1000000}").violations()).isEmpty();
    }

    @Test void theFirstNameThatIsMadeTwiceIsTold() {
        assertThat(refused("{a,b,b,a}")).isEqualTo(new NameViolation.NameTwice("b"));
        assertThat(refused("p{1..12}{1..12}")).isEqualTo(new NameViolation.NameTwice("p111"));
        assertThat(refused("{\u00e4,a\u0308}")).isEqualTo(new NameViolation.NameTwice("\u00e4"));
        assertThat(NamePattern.of("{a,A}").violations()).isEmpty();
    }

    @Test void theFirstNameThatNoThingCanHaveIsTold() {
        assertThat(refused("{ok,CON,NUL}")).isEqualTo(new NameViolation.UnfitName("CON", new NameViolation.ReservedName(Field.THING_ID, "CON")));
        assertThat(refused("a/{1..3}")).isInstanceOf(NameViolation.UnfitName.class).hasFieldOrPropertyWithValue("name", "a/1");
        assertThat(refused("x".repeat(63) + "{8..20}")).isInstanceOf(NameViolation.UnfitName.class)
                .hasFieldOrPropertyWithValue("name", "x".repeat(63) + "10");
        assertThat(refused("{=1,a}")).isInstanceOf(NameViolation.UnfitName.class);
        assertThat(refused("  ")).isInstanceOf(TextViolation.Missing.class);
    }

    @Test void aPatternHasAtMost1024Characters() {
        var list = "{%s}".formatted(String.join(",", IntStream.range(0, 255).mapToObj("%03d"::formatted).toList()));
        assertThat(names("  abc" + list + " ")).hasSize(255);
        assertThat(refused("abcd" + list)).isEqualTo(new TextViolation.TooLong(Field.THING_ID, 1025, 1024));
    }

    @Timeout(60)
    @Test void manyBlanksThatWouldBeCutAreRefused() {
        assertThat(NamePattern.of("{" + " ".repeat(200) + "a,b}-{1..50}").violations()).isEmpty();
        assertThat(refused("{" + " ".repeat(10_000) + "a,b}-{1..500000}")).isEqualTo(new TextViolation.TooLong(Field.THING_ID, 10_017, 1024));
        assertThat(refused("{" + " ".repeat(1_000) + "a,b}-{1..500000}")).isInstanceOfSatisfying(NameViolation.UnfitName.class,
                unfit -> assertThat(unfit.why()).isEqualTo(new TextViolation.TooLong(Field.THING_ID, 1_003, 64)));
    }

    @Test void everyPatternMakesAsManyNamesAsItsGroupsSayAndNoneTwice() {
        Any.holdsFor(NamePatternTest::pattern, text -> {
            if (NamePattern.of(text) instanceof Checked.Valid<NamePattern>(var pattern)) {
                var names = names(text);
                assertThat(new HashSet<>(names)).hasSize(pattern.count());
                assertThat(names.getFirst()).isEqualTo(pattern.first().value());
                assertThat(names.getLast()).isEqualTo(pattern.last().value());
            } else {
                assertThat(NamePattern.of(text).violations()).hasSize(1).first().isInstanceOf(NameViolation.NameTwice.class);
            }
        });
    }

    private static String pattern(Random random) {
        var text = new StringBuilder("t");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(random.nextBoolean() ? "-" : "").append(random.nextBoolean()
                    ? "{%d..%d..%d}".formatted(random.nextInt(30), random.nextInt(30), 1 + random.nextInt(4))
                    : "{" + Any.of(random, "a", "") + "," + Any.of(random, "b", "cc") + "}");
        }
        return text.toString();
    }

    @Test void whateverIsTypedIsAPatternOrIsRefusedWithAReason() {
        Any.holdsFor(random -> Any.text(random, 30), text -> {
            var checked = NamePattern.of(text);
            var names = new ArrayList<String>();
            if (checked instanceof Checked.Valid<NamePattern>(var pattern)) {
                names.addAll(List.of(pattern.first().value(), pattern.last().value()));
            }
            assertThat(names.isEmpty()).isEqualTo(!checked.violations().isEmpty());
        });
    }
}
