package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.chancery.Any;
import dev.chancery.domain.TopicPattern.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPatternTest {

    @Test void itsFieldsAreFilledIn() {
        var pattern = TopicPattern.of(" lab/{group}/{thing}/{event} ").orRefuse();
        assertThat(pattern).hasToString("lab/{group}/{thing}/{event}");
        assertThat(pattern.parts()).containsExactlyInAnyOrder(Part.GROUP, Part.THING, Part.EVENT);
        assertThat(pattern.fill(part -> "$1" + part.word())).isEqualTo("lab/%241group/%241thing/%241event");
        assertThat(TopicPattern.DEFAULT.fill(Part::word)).isEqualTo("things/thing/commands/cert-event");
    }

    @Test void whatFillsAFieldMakesNeitherALevelNorAWildcard() {
        assertThat(new TopicPattern("{thing}").fill(_ -> "a/b+c#d$e%f")).isEqualTo("a%2Fb%2Bc%23d%24e%25f");
        assertThat(new TopicPattern("{thing}").fill(_ -> "ä\u202E")).isEqualTo("ä%E2%80%AE");
        Any.holdsFor(random -> Any.text(random, 40), text ->
                assertThat(new TopicPattern("a/{thing}/b").fill(_ -> text)).doesNotContain("+", "#", "$", "\0").matches("a/[^/]*/b"));
    }

    @Test void aFieldThatThereIsNotIsNamed() {
        assertThat(TopicPattern.of("{thing}/{thign}{}").violations())
                .containsExactly(new NetworkViolation.UnknownTopicPart("thign"), new NetworkViolation.UnknownTopicPart(""));
    }

    @ParameterizedTest @ValueSource(strings = {"a/+/b", "a/#", "$SYS/a", "{thing", "thing}", "a\u202Eb"})
    void wildcardsAndStrayBracesAreRefused(String text) {
        assertThat(TopicPattern.of(text).violations()).isNotEmpty().allSatisfy(
                violation -> assertThat(violation).isInstanceOf(TextViolation.ForbiddenCharacter.class));
        assertThatIllegalArgumentException().isThrownBy(() -> new TopicPattern(text));
    }

    @Test void itHasALengthBetweenOneAnd200() {
        assertThat(TopicPattern.of("  ").violations()).containsExactly(new TextViolation.Missing(Field.EVENT_TOPIC));
        assertThat(TopicPattern.of("x".repeat(200)).violations()).isEmpty();
        assertThat(TopicPattern.of("x".repeat(201)).violations()).containsExactly(new TextViolation.TooLong(Field.EVENT_TOPIC, 201, 200));
    }
}
