package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.CleanedCode.Removed;
import dev.chancery.domain.CloudTraits.CodeForm;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CleanedCodeTest {

    private static final CodeForm HEX_64 = new CodeForm(Pattern.compile("[0-9a-f]{64}"), OptionalInt.of(64), Optional.empty());

    private static CleanedCode cleaned(String text) {
        return CleanedCode.of(text, CodeForm.ANY).orRefuse();
    }

    @Test void aCleanCodeStaysAsItIsInUpperAndLowerCase() {
        assertThat(cleaned("AbC-09_x")).isEqualTo(new CleanedCode("AbC-09_x", Set.of()));
    }

    @Test void whatCopyingAddsIsTakenAwayAndSaid() {
        assertThat(cleaned("code42\n")).isEqualTo(new CleanedCode("code42", Set.of(Removed.LINE_BREAK)));
        assertThat(cleaned(" code42\u00A0\t")).isEqualTo(new CleanedCode("code42", Set.of(Removed.SPACE)));
        assertThat(cleaned("\uFEFFco\u200Bde42")).isEqualTo(new CleanedCode("code42", Set.of(Removed.INVISIBLE)));
        assertThat(cleaned("\"code42\",")).isEqualTo(new CleanedCode("code42", Set.of(Removed.QUOTES)));
        assertThat(cleaned("„code42“\r\n").removed()).containsExactlyInAnyOrder(Removed.QUOTES, Removed.LINE_BREAK);
        assertThat(cleaned("{ \"registrationCode\" : \"code42\" }")).isEqualTo(new CleanedCode("code42", Set.of(Removed.JSON)));
    }

    @Test void aCodeOfAnotherLengthOrAlphabetIsNone() {
        assertThat(CleanedCode.of("a".repeat(64), HEX_64).violations()).isEmpty();
        assertThat(CleanedCode.of("a".repeat(63), HEX_64).violations()).containsExactly(new CloudViolation.UnfitCode(63, OptionalInt.of(64)));
        assertThat(CleanedCode.of("A".repeat(64), HEX_64).violations()).hasSize(1);
        assertThat(CleanedCode.of("x".repeat(65), CodeForm.ANY).violations()).containsExactly(new CloudViolation.UnfitCode(65, OptionalInt.empty()));
        assertThat(CleanedCode.of("kö", CodeForm.ANY).violations()).hasSize(1);
        assertThat(CleanedCode.of(" \n\"\"", CodeForm.ANY).violations()).containsExactly(new TextViolation.Missing(Field.CODE));
    }

    @Test void quotationMarksAreTakenOffInPairsAndWithWhatFollowsThem() {
        assertThat(cleaned("“‘code42’”,;").code()).isEqualTo("code42");
        assertThat(cleaned("\"co\"de\"42\"").code()).isEqualTo("co\"de\"42");
        assertThat(cleaned("\"code42")).isEqualTo(new CleanedCode("\"code42", Set.of()));
        assertThat(cleaned("code42\"")).isEqualTo(new CleanedCode("code42\"", Set.of()));
        assertThat(cleaned("\"")).isEqualTo(new CleanedCode("\"", Set.of()));
        for (var nothing : new String[] {"\"\"", "''';", "\",\""}) {
            assertThat(CleanedCode.of(nothing, CodeForm.ANY).violations()).as(nothing).containsExactly(new TextViolation.Missing(Field.CODE));
        }
    }

    @Timeout(60)
    @Test void manyQuotationMarksAreNoCode() {
        for (var text : new String[] {"\"".repeat(1 << 20) + "x", "x" + "\"".repeat(1 << 20), "\"".repeat(1 << 20) + "x" + "\",".repeat(1 << 20) + "x"}) {
            assertThat(CleanedCode.of(text, CodeForm.ANY).violations()).containsExactly(new CloudViolation.UnfitCode(text.length(), OptionalInt.empty()));
        }
    }

    @Test void whateverIsPastedGivesVisibleAsciiOfAtMost64OrAReason() {
        Any.holdsFor((Random random) -> Any.text(random, 80), text -> {
            if (CleanedCode.of(text, CodeForm.ANY) instanceof Checked.Valid<CleanedCode>(var found)) {
                assertThat(found.code()).matches("[!-~]{1,64}");
            }
        });
    }
}
