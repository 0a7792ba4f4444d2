package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialNumberTest {

    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE);

    @Test void aThousandRandomOnesAreDistinctPositiveAndShortEnough() {
        var random = new SecureRandom();
        var seen = new HashSet<SerialNumber>();
        for (int i = 0; i < 1_000; i++) {
            var serial = SerialNumber.random(random);
            assertThat(serial.value()).isPositive();
            assertThat(serial.octets()).hasSize(17);
            seen.add(serial);
        }
        assertThat(seen).hasSize(1_000);
    }

    @Test void eachOfItsLowest128BitsIsRandom() {
        var random = new SecureRandom();
        var ever = BigInteger.ZERO;
        var always = BigInteger.ONE.shiftLeft(129).subtract(BigInteger.ONE);
        for (int i = 0; i < 200; i++) {
            var value = SerialNumber.random(random).value();
            ever = ever.or(value);
            always = always.and(value);
        }
        assertThat(ever.bitCount()).isEqualTo(129);
        assertThat(always).isEqualTo(BigInteger.ONE.shiftLeft(128));
    }

    @Test void oneAndTwentyOctetsAreTheBounds() {
        assertThat(new SerialNumber(BigInteger.ONE).octets()).containsExactly(1);
        assertThat(new SerialNumber(LARGEST).octets()).hasSize(20);
        for (var wrong : List.of(BigInteger.ZERO, BigInteger.ONE.negate(), LARGEST.add(BigInteger.ONE))) {
            assertThatThrownBy(() -> new SerialNumber(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test void octetsThatAreNoSerialNumberAreRefused() {
        for (var wrong : List.of(new byte[0], new byte[1], new byte[] {-1}, LARGEST.add(BigInteger.ONE).toByteArray())) {
            assertThatThrownBy(() -> SerialNumber.ofOctets(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test void itIsWrittenInEveryForm() {
        var serial = new SerialNumber(BigInteger.valueOf(0x6f35c1));
        assertThat(serial.hex()).isEqualTo("6f35c1");
        assertThat(serial.colonHex()).isEqualTo("6f:35:c1");
        assertThat(serial.decimal()).isEqualTo("7288257");
        assertThat(new SerialNumber(BigInteger.TEN).colonHex()).isEqualTo("0a");
    }

    @Test void everyFormFindsIt() {
        Any.holdsFor(SerialNumberTest::serial, serial -> {
            assertThat(SerialNumber.ofOctets(serial.octets())).isEqualTo(serial);
            assertThat(forms(serial)).allSatisfy(form -> assertThat(SerialNumber.candidates(form)).contains(serial));
        });
    }

    private static List<String> forms(SerialNumber serial) {
        var colons = serial.colonHex();
        return List.of(serial.decimal(), serial.hex(), colons, "0x" + serial.hex(), "0X" + colons,
                serial.hex().toUpperCase(Locale.ROOT), colons.toUpperCase(Locale.ROOT), colons.replace(':', ' '),
                "  " + serial.decimal() + "\n", "00:" + colons, serial.value().toString(16), serial.toString());
    }

    private static SerialNumber serial(Random random) {
        return new SerialNumber(new BigInteger(1 + random.nextInt(158), random).add(BigInteger.ONE));
    }

    @Test void digitsThatMayBeEitherMeanHexFirst() {
        assertThat(SerialNumber.candidates("10")).extracting(SerialNumber::decimal).containsExactly("16", "10");
        assertThat(SerialNumber.candidates("7")).extracting(SerialNumber::decimal).containsExactly("7");
        assertThat(SerialNumber.candidates("0x10")).extracting(SerialNumber::decimal).containsExactly("16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "00:00", "0x", "-1", "1.5", "press-001", "6g", "6f-35", "١٢",
        "80:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00",
        "99999999999999999999999999999999999999999999999999"})
    void whatCannotBeASerialNumberFindsNone(String text) {
        assertThat(SerialNumber.candidates(text)).isEmpty();
    }

    @Test void theyAreOrderedByValue() {
        assertThat(new SerialNumber(BigInteger.TWO)).isLessThan(new SerialNumber(BigInteger.TEN));
    }

    @Test void noTextMakesItThrow() {
        Any.holdsFor(Hostile::text, text -> assertThat(SerialNumber.candidates(text)).hasSizeLessThan(3));
    }
}
