package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.Thing.Description;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    private static Checked<Description> notes(String notes) {
        return Description.of("", "", "", notes, "", "");
    }

    private static Checked<Description> tags(String tags) {
        return Description.of("", "", tags, "", "", "");
    }

    @Test void everyPartMayBeEmpty() {
        assertThat(Description.of("", " ", "", "\n", "", "").orRefuse()).isEqualTo(Description.NONE);
    }

    @Test void everyPartIsTidied() {
        var description = Description.of(" Pru\u0308fstand ", "rack\u00A01", "flow; lab,,flow ;", " a\n b ", " SN7 ",
                " 2001:DB8::0:1 ");
        assertThat(description.orRefuse()).isEqualTo(new Description(
                "Prüfstand", "rack 1", List.of("flow", "lab"), "a\n b", "SN7", "2001:db8::1"));
    }

    @Test void everyWrongPartIsNamed() {
        var hidden = "a\u202Eb";
        assertThat(Description.of(hidden, hidden, hidden, hidden, hidden, "10.0.0.999").violations())
                .extracting(Violation::field).containsExactly(Field.NAME, Field.GROUP, Field.HARDWARE_SERIAL, Field.TAGS,
                        Field.NOTES, Field.ADDRESS);
    }

    @Test void notesMayHaveLinesTabsAndEmoji() {
        assertThat(notes("one\r\n\ttwo \u26A0\uFE0F").violations()).isEmpty();
        assertThat(notes("a\0b").violations()).containsExactly(new TextViolation.ForbiddenCharacter(Field.NOTES, 0, 1));
        assertThat(notes("a\u202Eb").violations()).hasSize(1);
    }

    @Test void aNameIsOneLine() {
        assertThat(Description.of("a\nb", "", "", "", "", "").violations())
                .containsExactly(new TextViolation.ForbiddenCharacter(Field.NAME, '\n', 1));
    }

    @Test void everyPartHasItsLimit() {
        var line = "x".repeat(129);
        assertThat(Description.of(line, line, "", "", line, "").violations()).containsExactly(
                new TextViolation.TooLong(Field.NAME, 129, 128), new TextViolation.TooLong(Field.GROUP, 129, 128),
                new TextViolation.TooLong(Field.HARDWARE_SERIAL, 129, 128));
        assertThat(notes("x".repeat(4096)).violations()).isEmpty();
        assertThat(notes("x".repeat(4097)).violations()).hasSize(1);
        assertThat(tags("x".repeat(1024)).violations()).isEmpty();
        assertThat(tags("x".repeat(1023) + ";y").violations())
                .containsExactly(new TextViolation.TooLong(Field.TAGS, 1025, 1024));
    }

    @Test void anAddressIsAnIpAddress() {
        assertThat(Description.of("", "", "", "", "", "press.lab").violations())
                .containsExactly(new NameViolation.NotAnAddress(Field.ADDRESS, "press.lab"));
    }

    @Test void noTextMakesItThrow() {
        Any.holdsFor(Hostile::text, text -> assertThat(Description.of(text, text, text, text, text, text)).isNotNull());
    }
}
