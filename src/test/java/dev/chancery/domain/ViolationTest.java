package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

class ViolationTest {

    private static List<Violation> about(String text) {
        return List.of(new NameViolation.NotACountryCode(text), new NameViolation.NotADnsName(text),
                new NameViolation.NotAnAddress(Field.ADDRESS, text), new NameViolation.NotAUri(text),
                new NameViolation.NotAnEmail(Field.EMAIL, text), new NameViolation.ReservedName(Field.THING_ID, text),
                new ValidityViolation.MalformedTtl(text), new KeyViolation.UnsupportedKeyType(text),
                new ProfileViolation.WrongProfile(text), new TextViolation.Taken(Field.THING_ID, text, 3));
    }

    @Test void aMessageQuotesWhatWasAskedFor() {
        assertThat(about("press 1, Jena")).extracting(Violation::message)
                .allSatisfy(message -> assertThat(message).contains("press 1, Jena"));
    }

    @Test void aMessageIsOneShortLineWhateverWasAskedFor() {
        Any.holdsFor(Hostile::text, text -> assertThat(about(text)).extracting(Violation::message).allSatisfy(message -> {
            assertThat(message.codePoints()).noneMatch(Text::invisible);
            assertThat(message).hasSizeLessThan(3_000);
        }));
    }

    @Test void whatCannotBeSeenIsShown() {
        assertThat(Text.shown("a\u202Eb\n\0\uD800")).isEqualTo("a<U+202E>b<U+000A><U+0000><U+D800>");
        assertThat(Text.shown("x".repeat(256))).isEqualTo("x".repeat(256));
        assertThat(Text.shown("x".repeat(257))).isEqualTo("x".repeat(256) + "…");
    }

    @Test @DefaultLocale("ar-EG-u-nu-arab")
    void messagesForScriptsHaveAsciiDigitsInEveryCountry() {
        assertThat(List.of(new TextViolation.TooLong(Field.NAME, 129, 128), new TextViolation.TooShort(Field.PASSPHRASE, 7, 8),
                new IssuerViolation.PathTooLong(0, 1), new FileViolation.WrongColumnCount(2, 6), new TextViolation.Taken(Field.NAME, "a", 12),
                new TextViolation.ForbiddenCharacter(Field.NAME, 0x202E, 3),
                new KeyViolation.UnsupportedKeySize(KeySpec.Algorithm.RSA, 1024, List.of(2048)),
                Ttl.parse("0").violations().getFirst()))
                .extracting(Violation::message).allSatisfy(
                        message -> assertThat(message).matches("\\p{ASCII}+").containsPattern("[0-9]"));
    }

    @Test void aTakenNameSaysWhereItStands() {
        assertThat(new TextViolation.Taken(Field.THING_ID, "a", 3).message()).isEqualTo("already in line 3: a");
        assertThat(new TextViolation.Taken(Field.THING_ID, "a", 0).message()).isEqualTo("already exists: a");
    }
}
