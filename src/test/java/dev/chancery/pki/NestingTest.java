package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NestingTest {

    private static void require(byte[] der) {
        Nesting.require("answer", der);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test void whateverIsEncodedSoundlyPasses() {
        Any.holdsFor(random -> encoded(value(random, 5)), der -> assertThatCode(() -> require(der)).doesNotThrowAnyException());
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Lengths of one, two and three octets among them.
    private static ASN1Encodable value(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return new DEROctetString(new byte[Any.of(random, 0, 1, 127, 128, 255, 256, 1000, 70_000)]);
        }
        var values = new ASN1EncodableVector();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.add(random.nextBoolean() ? value(random, depth - 1) : new DERTaggedObject(random.nextInt(30), value(random, depth - 1)));
        }
        return new DERSequence(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 00", "04 01 00", "30 04 30 02 05 00", "04 81 01 00", "30 06 05 00 30 02 05 00"})
    void aSoundValuePasses(String der) {
        assertThatCode(() -> require(hex(der))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "'', no value, 0", "30, no value, 0", "1f 00, no value, 0", "3f 81 00, no value, 0", "30 01 05, no value, 2", "30 02 1f 00, no value, 2",
        "30 80 00 00, no length, 1", "04 84 00 00 00 01 00, no length, 1", "04 82 01, no length, 1", "30 04 30 02 04 81, no length, 5",
        "04 02 00, longer than what holds it, 0", "30 03 04 02 00, longer than what holds it, 2", "04 83 ff ff ff 00, longer than what holds it, 0",
        "30 05 05 00 04 02 00, longer than what holds it, 4", "05 00 05 00, more than one value, 0", "30 00 00, more than one value, 0"})
    void whatDoesNotAddUpIsRefusedWithItsPlace(String der, String how, int octet) {
        assertThatThrownBy(() -> require(hex(der))).isInstanceOf(Failure.Malformed.class)
                .hasMessageContaining("answer: %s at octet %d", how, octet);
    }

    private static byte[] nested(int depth) {
        ASN1Encodable value = new DEROctetString(new byte[0]);
        for (int i = 0; i < depth; i++) {
            value = new DERSequence(value);
        }
        return encoded(value);
    }

    @Test void nothingIsNestedDeeperThanTheLimit() {
        assertThatCode(() -> require(nested(Limits.DEEPEST))).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(nested(Limits.DEEPEST + 1))).isInstanceOf(Failure.Malformed.class)
                .hasMessageContaining("nested too deeply");
    }

    @Test void theFirstValueInsideIsTakenWhole() {
        assertThat(Nesting.firstChild("answer", hex("30 07 04 02 01 02 04 01 03"))).isEqualTo(hex("04 02 01 02"));
        assertThat(Nesting.firstChild("answer", hex("30 81 03 04 01 07"))).isEqualTo(hex("04 01 07"));
        assertThatThrownBy(() -> Nesting.firstChild("answer", hex("30 00"))).isInstanceOf(Failure.Malformed.class);
    }
}
