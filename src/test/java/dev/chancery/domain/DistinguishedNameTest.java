package dev.chancery.domain;

import static dev.chancery.domain.DistinguishedName.Attribute.COMMON_NAME;
import static dev.chancery.domain.DistinguishedName.Attribute.COUNTRY;
import static dev.chancery.domain.DistinguishedName.Attribute.EMAIL;
import static dev.chancery.domain.DistinguishedName.Attribute.LOCALITY;
import static dev.chancery.domain.DistinguishedName.Attribute.ORGANIZATION;
import static dev.chancery.domain.DistinguishedName.Attribute.ORGANIZATIONAL_UNIT;
import static dev.chancery.domain.DistinguishedName.Attribute.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.DistinguishedName.Part;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNameTest {

    private static final String PRESS = "\uD83D\uDD27";

    @Test void theAttributesStandInTheOrderOfTheirEncoding() {
        var name = DistinguishedName.of(Map.of(EMAIL, "ops@lab.example", COMMON_NAME, "press-001", COUNTRY, "de",
                ORGANIZATIONAL_UNIT, "Presses", ORGANIZATION, "Lab", LOCALITY, "Jena", STATE, "Thüringen")).orRefuse();
        assertThat(name)
                .hasToString("C=DE, ST=Thüringen, L=Jena, O=Lab, OU=Presses, CN=press-001, E=ops@lab.example");
        assertThat(name.commonName()).contains("press-001");
        assertThat(name.value(COUNTRY)).contains("DE");
    }

    @Test void blankValuesAreLeftOut() {
        var name = DistinguishedName.of(Map.of(ORGANIZATION, " \t", STATE, "\u00A0", COMMON_NAME, " Root ")).orRefuse();
        assertThat(name.parts()).containsExactly(new Part(COMMON_NAME, "Root"));
        assertThat(name.value(ORGANIZATION)).isEmpty();
        assertThat(DistinguishedName.of(Map.of()).orRefuse().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"D", "DEU", "D1", "ÄÖ", "..", "ＤＥ", "D E"})
    void aCountryIsTwoLetters(String country) {
        assertThat(DistinguishedName.of(Map.of(COUNTRY, country)).violations())
                .containsExactly(new NameViolation.NotACountryCode(country));
    }

    @ParameterizedTest
    @EnumSource(names = {"COUNTRY", "EMAIL"}, mode = EnumSource.Mode.EXCLUDE)
    void everyAttributeHasItsUpperBound(Attribute attribute) {
        var limit = attribute.limit();
        assertThat(DistinguishedName.of(Map.of(attribute, "x".repeat(limit))).violations()).isEmpty();
        assertThat(DistinguishedName.of(Map.of(attribute, "x".repeat(limit + 1))).violations())
                .containsExactly(new TextViolation.TooLong(attribute.field(), limit + 1, limit));
    }

    @Test void aCommonNameIsAtMost64Characters() {
        assertThat(COMMON_NAME.limit()).isEqualTo(64);
        assertThat(ORGANIZATION.limit()).isEqualTo(64);
        assertThat(COUNTRY.limit()).isEqualTo(2);
    }

    @Test void lengthsAreCountedInCodePoints() {
        assertThat(DistinguishedName.commonName(PRESS.repeat(64)).violations()).isEmpty();
        assertThat(DistinguishedName.commonName(PRESS.repeat(65)).violations())
                .containsExactly(new TextViolation.TooLong(Field.COMMON_NAME, 65, 64));
    }

    @Test void aBlankCommonNameIsRefused() {
        assertThat(DistinguishedName.commonName(" ").violations())
                .containsExactly(new TextViolation.Missing(Field.COMMON_NAME));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 10, 0x7F, 0x85, 0xAD, 0x200B, 0x200E, 0x200F, 0x2028, 0x202A, 0x202E, 0x2066, 0x2069,
        0x061C, 0xFEFF, 0xFE0F, 0x115F, 0x3164, 0xE000, 0xE0001, 0xE0101, 0xFFFE, 0xD800, 0xDFFF})
    void whatNobodyCanSeeIsRefused(int point) {
        assertThat(DistinguishedName.commonName("a" + Character.toString(point) + "b").violations())
                .containsExactly(new TextViolation.ForbiddenCharacter(Field.COMMON_NAME, point, 1));
    }

    @Test void composedAndDecomposedLettersAreTheSameName() {
        assertThat(DistinguishedName.commonName("Mu\u0308ller")).isEqualTo(DistinguishedName.commonName("M\u00FCller"));
        assertThat(DistinguishedName.commonName("a\u00A0b")).isEqualTo(DistinguishedName.commonName("a b"));
    }

    @Test void allAttributesAreJudgedAtOnce() {
        var wrong = DistinguishedName.of(Map.of(COUNTRY, "DEU", COMMON_NAME, "x".repeat(65), EMAIL, "nobody"));
        assertThat(wrong.violations()).extracting(Violation::field)
                .containsExactly(Field.COUNTRY, Field.COMMON_NAME, Field.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops@lab.example", "a.b+c@x", "o'neil@lab-1.example", "x@1.example"})
    void anEmailIsAMailbox(String email) {
        assertThat(DistinguishedName.of(Map.of(EMAIL, email)).violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops", "@lab", "ops@", "a b@lab", "a@b@c", "öps@lab", "ops@läb", ".a@lab", "a.@lab", "a..b@lab",
        "a@b..c", "a@-b", "a@b-", "a@b_c", "a@[10.0.0.1]", "\"a\"@lab", "a@b.", "a@lab\nbcc: b@lab"})
    void whatIsNoMailboxIsNoEmail(String email) {
        assertThat(DistinguishedName.of(Map.of(EMAIL, email)).violations())
                .containsExactly(new NameViolation.NotAnEmail(Field.EMAIL, email));
    }

    @Test void anEmailIsAtMost255Characters() {
        var domain = ("x".repeat(63) + ".").repeat(3);
        var longest = "a@" + domain + "y".repeat(61);
        assertThat(longest).hasSize(EMAIL.limit());
        assertThat(DistinguishedName.of(Map.of(EMAIL, longest)).violations()).isEmpty();
        assertThat(DistinguishedName.of(Map.of(EMAIL, "a" + longest)).violations()).hasSize(1);
        assertThat(DistinguishedName.of(Map.of(EMAIL, "a".repeat(65) + "@lab")).violations()).hasSize(1);
        assertThat(DistinguishedName.of(Map.of(EMAIL, "a@" + "x".repeat(64))).violations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {
        "Lab Jena, CN=Lab Jena", "|a,b|, |CN=a\\,b|", "a+b, CN=a\\+b", "a=b, CN=a\\=b", "a\\b, CN=a\\\\b", "a\"b, CN=a\\\"b",
        "<a>;, CN=\\<a\\>\\;", "#a#, CN=\\#a#"})
    void specialCharactersAreEscaped(String value, String text) {
        assertThat(DistinguishedName.commonName(value).orRefuse()).hasToString(text);
    }

    @Test void anOuterSpaceIsEscaped() {
        assertThat(new DistinguishedName(List.of(new Part(COMMON_NAME, " a ")))).hasToString("CN=\\ a\\ ");
    }

    @Test void aPartThatBreaksTheRulesCannotBeMade() {
        for (var part : List.of(new Part(COUNTRY, "DEU"), new Part(COMMON_NAME, ""), new Part(EMAIL, ""))) {
            assertThatThrownBy(() -> new DistinguishedName(List.of(part))).isInstanceOf(Failure.Refused.class);
        }
    }

    @Test void anLdapNameReadsEveryNameAsItWasMeant() {
        Any.holdsFor(DistinguishedNameTest::visibleName, name -> assertThat(readByTheJdk(name)).isEqualTo(name.parts()));
    }

    private static DistinguishedName visibleName(Random random) {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        for (var attribute : List.of(LOCALITY, ORGANIZATION, COMMON_NAME)) {
            values.put(attribute, Any.text(random, 30).codePoints().filter(point -> !Text.invisible(point))
                    .mapToObj(Character::toString).collect(Collectors.joining()));
        }
        return DistinguishedName.of(values).orRefuse();
    }

    private static List<Part> readByTheJdk(DistinguishedName name) {
        try {
            return new LdapName(name.toString()).getRdns().reversed().stream()
                    .map(rdn -> new Part(labelled(rdn.getType()), rdn.getValue().toString())).toList();
        } catch (InvalidNameException e) {
            throw new AssertionError(e);
        }
    }

    private static Attribute labelled(String label) {
        return Arrays.stream(Attribute.values()).filter(attribute -> attribute.label().equals(label)).findFirst().orElseThrow();
    }

    @Test void noTextMakesItThrow() {
        Any.holdsFor(random -> Map.of(Any.of(random, Attribute.values()), Hostile.text(random)),
                values -> assertThat(DistinguishedName.of(values)).isNotNull());
    }
}
