package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThingIdTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "press-001", "good-1", "9bf13331-ca11-4783-9939-42a447eaa099", "Prüfstand 3", "压机-01", "a.b", ".hidden", "a=b",
        "CONTROL", "console.1", "COM", "COM10", "LPTX", "nullable", "1+1", "SN:7", "a\u0301"})
    void anyVisibleNameIsAnId(String text) {
        assertThat(ThingId.of(text).violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, 002F, 2", "..\\..\\windows\\win.ini, 005C, 2", "a/b, 002F, 1", "nul\0byte, 0000, 3",
        "\u202Egnp.exe, 202E, 0", "a\u2066b, 2066, 1", "a\u200Bb, 200B, 1", "'a\nb', 000A, 1", "'\uFEFFa', FEFF, 0",
        "a\uFE0F, FE0F, 1", "\u3164, 3164, 0"})
    void aPathOrWhatNobodyCanSeeIsNoId(String text, String point, int index) {
        assertThat(ThingId.of(text).violations()).containsExactly(
                new TextViolation.ForbiddenCharacter(Field.THING_ID, Integer.parseInt(point, 16), index));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CON", "con", "con.txt", "Con.tar.gz", "PRN", "AUX", "nul", "CON .txt", "COM1", "com9.log", "COM0", "LPT1", "lpt¹",
        "COM²", "lpt³.txt", "CONIN$", "conout$", ".", "..", "..."})
    void aNameThatFileSystemsKeepIsNoId(String text) {
        assertThat(ThingId.of(text).violations()).containsExactly(new NameViolation.ReservedName(Field.THING_ID, text));
    }

    @Test @DefaultLocale("tr-TR")
    void aKeptNameIsKnownInEveryCountry() {
        assertThat(ThingId.of("conin$").violations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' calc'!A0", "=1", "+1", "-press", "@SUM(A1)", "＝1", "＋1", "－1", "＠A"})
    void whatASpreadsheetWouldRunIsNoId(String text) {
        assertThat(ThingId.of(text).violations()).containsExactly(new TextViolation.LooksLikeFormula(Field.THING_ID));
    }

    @Test void theFormulaWithAPathInItIsRefusedForBoth() {
        assertThat(ThingId.of("=cmd|'/c calc'!A0").violations()).hasExactlyElementsOfTypes(
                TextViolation.ForbiddenCharacter.class, TextViolation.LooksLikeFormula.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00A0", "\u3000"})
    void nothingIsNoId(String text) {
        assertThat(ThingId.of(text).violations()).containsExactly(new TextViolation.Missing(Field.THING_ID));
    }

    @Test void anIdHasAtMost64Characters() {
        assertThat(ThingId.of("x".repeat(64)).violations()).isEmpty();
        assertThat(ThingId.of("\uD83D\uDD27".repeat(64)).violations()).isEmpty();
        assertThat(ThingId.of("x".repeat(200)).violations())
                .containsExactly(new TextViolation.TooLong(Field.THING_ID, 200, 64));
        assertThat(ThingId.of("x".repeat(65)).violations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Pru\u0308fstand, Pr\u00FCfstand", "\u212B-1, \u00C5-1", "' press-1 ', press-1", "a\u00A0b, a b", "a\u3000b, a b"})
    void idsThatLookTheSameAreTheSame(String one, String other) {
        assertThat(ThingId.of(one)).isEqualTo(ThingId.of(other));
    }

    @Test void anIdMadeDirectlyIsHeldToTheSameRules() {
        for (var wrong : new String[] {"", " a", "a/b", "CON", "=1", "x".repeat(65), "Pru\u0308fstand"}) {
            assertThatThrownBy(() -> new ThingId(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test void aThingWithoutANameGetsAUuid() {
        var id = ThingId.random();
        assertThat(UUID.fromString(id.value()).version()).isEqualTo(4);
        assertThat(id).isNotEqualTo(ThingId.random());
    }

    @Test void idsAreOrderedAsTheirTexts() {
        assertThat(new ThingId("a")).isLessThan(new ThingId("b"));
    }

    @Test void noTextMakesItThrowAndEveryIdFitsACommonName() {
        Any.holdsFor(Hostile::text, text -> {
            if (ThingId.of(text) instanceof Checked.Valid<ThingId>(var id)) {
                assertThat(ThingId.of(id.value()).orRefuse()).isEqualTo(id);
                assertThat(DistinguishedName.commonName(id.value()).orRefuse().commonName()).contains(id.value());
                assertThat(id.value()).doesNotContain("/", "\\", "\0");
            }
        });
    }
}
