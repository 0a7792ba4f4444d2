package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import org.junit.jupiter.api.Test;

class TokenNameTest {

    @Test void itIsToldByItsLabelAndItsSerialNumber() {
        assertThat(new TokenName("labca", "9f2c61").text()).isEqualTo("labca (9f2c61)");
    }

    @Test void whatAMakerOrAnOwnerLeftEmptyIsNotTold() {
        assertThat(new TokenName("labca", "").text()).isEqualTo("labca");
        assertThat(new TokenName("", "9f2c61").text()).isEqualTo("9f2c61");
        assertThat(new TokenName("", "").text()).isEmpty();
    }

    // PKCS#11 v2.40, 3.2: a label has 32 characters and a serial number 16, filled up with blanks.
    @Test void theBlanksThatAModuleFillsItUpWithAreNoPartOfIt() {
        assertThat(new TokenName("labca" + " ".repeat(27), "9f2c61" + " ".repeat(10))).isEqualTo(new TokenName("labca", "9f2c61"));
    }

    @Test void anotherLabelOrAnotherSerialNumberIsAnotherToken() {
        assertThat(new TokenName("labca", "9f2c61")).isNotEqualTo(new TokenName("labca", "9f2c62")).isNotEqualTo(new TokenName("lab", "9f2c61"));
    }

    @Test void nothingInvisibleIsShown() {
        assertThat(new TokenName("lab\u202Eca", "9f\0").text()).isEqualTo("lab\\u202Eca (9f\\u0000)");
        Any.holdsFor(random -> Any.text(random, 40), text ->
                assertThat(new TokenName(text, text).text().codePoints().filter(Text::invisible)).isEmpty());
    }
}
