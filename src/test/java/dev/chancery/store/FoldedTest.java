package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {

    @ParameterizedTest
    @CsvSource({"Prüfstand, PRÜFSTAND", "prüf, pru\u0308f", "Straße, STRASSE", "ΟΔΟΣ, οδος", "ΟΔΟΣ, οδοσ", "ÅNGSTRÖM, a\u030angstro\u0308m"})
    void whatDiffersInCaseOrCompositionIsOne(String one, String other) {
        assertThat(Folded.of(one)).isEqualTo(Folded.of(other));
    }

    @Test void anUmlautIsNotItsLetter() {
        assertThat(Folded.of("ü")).isNotEqualTo(Folded.of("u"));
    }

    @Test void foldingTwiceIsFolding() {
        Any.holdsFor(random -> Any.text(random, 20), text -> assertThat(Folded.of(Folded.of(text))).isEqualTo(Folded.of(text)));
    }

    @Test void plainTextIsInLowerCase() {
        Any.holdsFor(random -> Any.text(random, 20).replaceAll("[^ -~]", ""),
                text -> assertThat(Folded.of(text)).isEqualTo(text.toLowerCase(Locale.ROOT)));
    }
}
