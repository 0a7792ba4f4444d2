package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.chancery.Any;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNameTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @ValueSource(strings = {"Lab-2026-11-21", "Prüfstand Süd", "v1.2", "冷库"})
    void anOrdinaryNameIsTakenAsItIs(String name) {
        assertThat(FolderName.of(" " + name + " ").orRefuse().value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "..", "CON", "nul.txt", "a:b", "what?", "a.", ".hidden", "a\u202Eb", "\n", ""})
    void whatSomeSystemDoesNotTakeIsRefused(String name) {
        assertThat(FolderName.of(name).violations()).isNotEmpty().allMatch(violation -> violation.field() == Field.FOLDER);
        assertThatIllegalArgumentException().isThrownBy(() -> new FolderName(name));
    }

    @Test void aNameEndsAtSixtyCharacters() {
        assertThat(FolderName.of("x".repeat(60)).violations()).isEmpty();
        assertThat(FolderName.of("x".repeat(61)).violations()).containsExactly(new TextViolation.TooLong(Field.FOLDER, 61, 60));
    }

    @ParameterizedTest
    @CsvSource({"Lab, Lab-2026-11-21", "a/b:c, abc-2026-11-21", "'  ', Chancery-2026-11-21", ".lab, Chancery-2026-11-21",
        "CON, CON-2026-11-21"})
    void aDatedNameTakesWhatItCanOfAnother(String name, String expected) {
        assertThat(FolderName.dated(name, DAY).value()).isEqualTo(expected);
    }

    @Test void everyTextMakesADatedName() {
        Any.holdsFor(random -> Any.text(random, 90), text ->
                assertThat(FolderName.dated(text, DAY).value()).endsWith("-2026-11-21"));
    }
}
