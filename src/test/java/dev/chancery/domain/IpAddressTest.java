package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7", "0.0.0.0, 0.0.0.0", "255.255.255.255, 255.255.255.255",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1", "2001:DB8::ABCD, 2001:db8::abcd",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1", "::, ::", "0:0:0:0:0:0:0:0, ::", "::1, ::1", "1::, 1::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0", "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8", "fe80::1, fe80::1",
        "::ffff:1.2.3.4, ::ffff:1.2.3.4", "::FFFF:102:304, ::ffff:1.2.3.4", "64:ff9b::1.2.3.4, 64:ff9b::102:304",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304", "::1.2.3.4, ::102:304"})
    void everyAddressHasOneTextForm(String text, String canonical) {
        assertThat(IpAddress.parse(text).map(IpAddress::toString)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "10.0.0", "10.0.0.999", "10.0.0.0.1", "010.0.0.1", "10.0.0.07", "1.2.3.4 ", "0x0a.0.0.1", "167772167",
        "1.2.3.٤", ":", ":::", "1", "1:2", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1::2", "1:::2", ":1:2:3:4:5:6:7",
        "12345::", "g::", "fe80::1%eth0", "[::1]", "::1/64", "1.2.3.4::", "1:1.2.3.4::1", "::1.2.3.4:1", "::1.2.3",
        "::256.0.0.1", "1:2:3:4:5:6:7:1.2.3.4", "localhost", "press.lab", "::١"})
    void whatIsNoAddressIsNotReadAsOne(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test void theJdkAgreesOnEveryAddress() {
        Any.holdsFor(IpAddressTest::octets, octets -> {
            var ours = IpAddress.ofOctets(octets);
            assertThat(IpAddress.parse(ours.toString())).contains(ours);
            assertThat(InetAddress.ofLiteral(ours.toString()).getAddress()).isEqualTo(jdkOctets(octets));
            assertThat(IpAddress.parse(longForm(octets))).contains(ours);
        });
    }

    /// The JDK also reads leading zeros in the dotted part, which others take for octal: so it may read more there.
    @Test void theJdkAgreesOnWhatIsNoVersion6Address() {
        Any.holdsFor(IpAddressTest::nearlyAnAddress, text -> {
            if (IpAddress.parse(text).isPresent()) {
                assertThat(jdkReads(text)).isTrue();
            } else if (!text.contains(".")) {
                assertThat(jdkReads(text)).isFalse();
            }
        });
    }

    private static byte[] octets(Random random) {
        var octets = new byte[Any.of(random, 4, 16)];
        random.nextBytes(octets);
        for (int i = 0; i + 1 < octets.length && octets.length == 16; i += 2) {
            if (random.nextBoolean()) {
                octets[i] = 0;
                octets[i + 1] = (byte) random.nextInt(2);
            }
        }
        return octets;
    }

    private static byte[] jdkOctets(byte[] octets) {
        var mapped = octets.length == 16 && IpAddress.ofOctets(octets).toString().startsWith("::ffff:")
                && IpAddress.ofOctets(octets).toString().contains(".");
        return mapped ? Arrays.copyOfRange(octets, 12, 16) : octets;
    }

    private static String longForm(byte[] octets) {
        var text = new StringBuilder();
        for (int i = 0; i < octets.length; i++) {
            text.append(octets.length == 4 ? (i == 0 ? "" : ".") + (octets[i] & 255)
                    : (i > 0 && i % 2 == 0 ? ":" : "") + "%02X".formatted(octets[i]));
        }
        return text.toString();
    }

    private static String nearlyAnAddress(Random random) {
        var text = new StringBuilder(":");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.insert(random.nextBoolean() ? 0 : text.length(),
                    Any.of(random, ":", "::", "0", "1", "ff", "12345", "1.2.3.4", "256.1.1.1", "g", ".", ":0:", ":a:b:"));
        }
        return text.toString();
    }

    private static boolean jdkReads(String text) {
        try {
            return InetAddress.ofLiteral(text) != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    @Test void anAddressHas4Or16Octets() {
        assertThat(Inet6Address.ofLiteral("2001:db8::1").getAddress())
                .isEqualTo(IpAddress.parse("2001:db8::1").orElseThrow().octets());
        assertThat(IpAddress.parse("10.0.0.7").orElseThrow().octets()).containsExactly(10, 0, 0, 7);
        assertThatThrownBy(() -> IpAddress.ofOctets(new byte[5])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void anAddressDoesNotChangeWithTheArraysItGaveAndTook() {
        var octets = new byte[] {10, 0, 0, 7};
        var address = IpAddress.ofOctets(octets);
        octets[0] = 11;
        address.octets()[1] = 11;
        assertThat(address).hasToString("10.0.0.7").isEqualTo(IpAddress.parse("10.0.0.7").orElseThrow())
                .hasSameHashCodeAs(IpAddress.parse("10.0.0.7").orElseThrow());
    }

    @Test @DefaultLocale("ar-EG-u-nu-arab")
    void anAddressIsWrittenInAsciiDigitsInEveryCountry() {
        assertThat(IpAddress.ofOctets(new byte[] {10, 0, 0, 7})).hasToString("10.0.0.7");
        assertThat(IpAddress.parse("2001:db8::12")).get().hasToString("2001:db8::12");
    }

    @Test void noTextMakesItThrow() {
        Any.holdsFor(Hostile::text, text -> assertThat(IpAddress.parse(text)).isNotNull());
    }
}
