package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {

    @Test void theyCompareByContentAndDoNotChange() {
        var octets = new byte[] {(byte) 0x9f, 0x2c, 0x61};
        var bytes = Bytes.of(octets);
        octets[0] = 0;
        bytes.toArray()[1] = 0;
        assertThat(bytes).isEqualTo(Bytes.of(new byte[] {(byte) 0x9f, 0x2c, 0x61}))
                .hasSameHashCodeAs(Bytes.of(new byte[] {(byte) 0x9f, 0x2c, 0x61})).isNotEqualTo(Bytes.of(octets));
        assertThat(bytes.length()).isEqualTo(3);
    }

    @Test void theyAreWrittenAsFingerprints() {
        var bytes = Bytes.of(new byte[] {(byte) 0x9f, 0x2c, 0x61});
        assertThat(bytes.colonHex()).isEqualTo("9F:2C:61");
        assertThat(bytes.hex()).isEqualTo("9f2c61");
        assertThat(bytes).hasToString("3 octets");
    }
}
