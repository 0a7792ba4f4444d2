package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.ProfileViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionValueTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "0500|0500", "05:00|0500", "hex: 05 00|0500", "base64:BQA=|0500", "NULL|0500", "BOOL:true|0101ff", "INT:-129|0202ff7f",
        "UTF8:hallo|0c0568616c6c6f", "UTF8:\"a, {b}\"|0c06612c207b627d", "utf8:\"a\\\"b\"|0c03612262", "IA5:a|160161",
        "PRINTABLE:A b|1303412062", "OID:1.2.3|06022a03", "OCT:0a0b|04020a0b", "BIT:80|03020080", "ENUM:1|0a0101",
        "SEQ{}|3000", "SEQ{ INT:1, UTF8:x }|30060201010c0178", "SET{INT:2,INT:1}|3106020101020102", "[0]{NULL}|a0020500",
        "SEQ{SEQ{OID:1.2.3},[1]{INT:1}}|300b300406022a03a103020101"})
    void aValueIsWrittenInHexBase64OrAsn1(String text, String der) {
        assertThat(ExtensionValue.parse(text).orRefuse().hex()).isEqualToIgnoringCase(der);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05", "0500 05", "050000", "3080050000000", "base64:?", "base64:", "UTF8", "INT:x", "INT:", "SEQ{",
        "SEQ{INT:1 INT:2}", "SEQ{INT:1,}", "[0]{}", "[0]INT:1", "[99999]{NULL}", "BOOL:maybe", "OID:9.9", "IA5:ä", "PRINTABLE:@",
        "OCT:0", "FLOAT:1", "NULL NULL", "hello", "30810100", "020200ff00", "UTF8:\"open"})
    void anythingElseIsRefused(String text) {
        assertThat(ExtensionValue.parse(text).violations()).containsExactly(new ProfileViolation.NotAnExtension(text));
    }

    @Test void depthAndSizeAreLimited() {
        assertThat(ExtensionValue.parse("SEQ{".repeat(10_000)).violations()).hasSize(1);
        assertThat(ExtensionValue.parse("SEQ{".repeat(17) + "NULL" + "}".repeat(17)).violations()).hasSize(1);
        assertThat(ExtensionValue.parse("SEQ{".repeat(16) + "NULL" + "}".repeat(16)).violations()).isEmpty();
        assertThat(ExtensionValue.parse("30".repeat(40_000)).violations()).hasSize(1);
        assertThat(ExtensionValue.parse("UTF8:" + "x".repeat(ExtensionValue.LARGEST)).violations()).hasSize(1);
        assertThat(ExtensionValue.parse("hex:" + "a08024800c8030803080".repeat(1_000)).violations()).hasSize(1);
    }

    @Test void theLargestIsReadFromHexWithColonsToo() {
        var der = "04823ffc" + "ab".repeat(ExtensionValue.LARGEST - 4);
        assertThat(ExtensionValue.parse(der).orRefuse().hex()).isEqualTo(der);
        assertThat(ExtensionValue.parse(der.replaceAll("..(?=.)", "$0:")).orRefuse().hex()).isEqualTo(der);
    }

    @Test void anyTextIsReadOrRefused() {
        Any.holdsFor(random -> Any.of(random, "", "SEQ{", "UTF8:", "hex:", "base64:", "[1]{INT:", "OID:") + Any.text(random, 40),
                text -> assertThat(ExtensionValue.parse(text)).isNotNull());
    }
}
