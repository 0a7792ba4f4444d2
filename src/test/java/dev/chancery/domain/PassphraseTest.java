package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassphraseTest {

    @Test void anEmptyOneIsMissing() {
        assertThat(Passphrase.violations(new char[0])).containsExactly(new TextViolation.Missing(Field.PASSPHRASE));
    }

    @Test void itHas8To1024Characters() {
        assertThat(Passphrase.violations(new char[7])).containsExactly(new TextViolation.TooShort(Field.PASSPHRASE, 7, 8));
        assertThat(Passphrase.violations(new char[8])).isEmpty();
        assertThat(Passphrase.violations(new char[1024])).isEmpty();
        assertThat(Passphrase.violations(new char[1025]))
                .containsExactly(new TextViolation.TooLong(Field.PASSPHRASE, 1025, 1024));
    }

    @Test void theSecondTypingMustBeTheSame() {
        assertThat(Passphrase.violations("correct horse".toCharArray(), "correct horse".toCharArray())).isEmpty();
        assertThat(Passphrase.violations("correct horse".toCharArray(), "correct hors".toCharArray()))
                .containsExactly(new TextViolation.PassphrasesDiffer());
        assertThat(Passphrase.violations("correct horse".toCharArray(), new char[0]))
                .containsExactly(new TextViolation.Missing(Field.PASSPHRASE_AGAIN));
        assertThat(Passphrase.violations("short".toCharArray(), "other".toCharArray())).hasExactlyElementsOfTypes(
                TextViolation.TooShort.class, TextViolation.PassphrasesDiffer.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0", "Xy7#kQ!, 0", "aaaaaaaaaaaaaaaaaaaaaaaa, 0", "12345678, 1", "password, 1", "Passw0rd, 2", "correct horse, 3",
        "correct horse battery staple, 4", "Xy7#kQ!pLw9z$Rt2, 4"})
    void lengthKindsAndVarietyMakeItStrong(String passphrase, int strength) {
        assertThat(Passphrase.strength(passphrase.toCharArray())).isEqualTo(strength);
    }

    @Test void aLongerOneIsNeverWeaker() {
        Any.holdsFor(Hostile::text, text -> {
            var whole = text.toCharArray();
            for (int i = 1; i <= Math.min(whole.length, 60); i++) {
                assertThat(Passphrase.strength(Arrays.copyOf(whole, i))).isBetween(0, 4)
                        .isGreaterThanOrEqualTo(Passphrase.strength(Arrays.copyOf(whole, i - 1)));
            }
        });
    }

    @Test void onlyWhatEveryKeyboardHasIsAscii() {
        assertThat(Passphrase.isAscii(" correct~horse!7".toCharArray())).isTrue();
        assertThat(List.of("Prüfstand", "5 €", "a\tb", "del\u007F", "鍵")).noneMatch(text -> Passphrase.isAscii(text.toCharArray()));
    }

    @Test void nobodyHasToMakeAStringOfIt() {
        assertThat(Passphrase.class.getDeclaredMethods()).flatExtracting(method -> List.of(method.getParameterTypes()))
                .doesNotContain(String.class, CharSequence.class);
    }

    @Test void itIsLeftAsItWas() {
        var passphrase = "correct horse".toCharArray();
        Passphrase.violations(passphrase, passphrase);
        Passphrase.strength(passphrase);
        assertThat(passphrase).isEqualTo("correct horse".toCharArray());
    }
}
