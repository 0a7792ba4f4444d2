package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySpecTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0, RSA_2048", "rsa, 0, RSA_2048", "rsa, 2048, RSA_2048", "rsa, 3072, RSA_3072", "rsa, 4096, RSA_4096",
        "ec, 0, EC_P256", "ecdsa, 0, EC_P256", "ecdsa, 256, EC_P256", "ec, 384, EC_P384", "ecdsa, 521, EC_P521",
        "ed25519, 0, ED25519", "ed25519, 256, ED25519", "' RSA ', 4096, RSA_4096", "ECDSA, 384, EC_P384",
        "Ed25519, 0, ED25519", "ml-dsa, 0, ML_DSA_65", "ML-DSA, 87, ML_DSA_87", "mldsa, 44, ML_DSA_44"})
    void aTypeAndASizeNameAKey(String type, int bits, KeySpec expected) {
        assertThat(KeySpec.parse(type, bits)).isEqualTo(Checked.valid(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dsa", "rsa2048", "ed448", "ml-kem", "r s a"})
    void anUnknownTypeIsRefusedWithTheOnesThatAreSupported(String type) {
        assertThat(KeySpec.parse(type, 0).violations()).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo(Field.KEY);
            assertThat(violation.message()).startsWith("unsupported key type").contains(type, "rsa", "ecdsa", "ed25519", "ml-dsa");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, 1024, 'unsupported key size: RSA supports 2048, 3072, 4096, got 1024'",
        "rsa, -2048, 'unsupported key size: RSA supports 2048, 3072, 4096, got -2048'",
        "ec, 224, 'unsupported key size: ECDSA supports 256, 384, 521, got 224'",
        "ecdsa, 2048, 'unsupported key size: ECDSA supports 256, 384, 521, got 2048'",
        "ed25519, 255, 'unsupported key size: Ed25519 supports 256, got 255'",
        "ml-dsa, 50, 'unsupported key size: ML-DSA supports 44, 65, 87, got 50'"})
    void anUnknownSizeIsRefusedWithTheOnesThatAreSupported(String type, int bits, String message) {
        assertThat(KeySpec.parse(type, bits).violations()).extracting(Violation::message).containsExactly(message);
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsFoundByItsCode(KeySpec spec) {
        assertThat(KeySpec.ofCode(spec.code())).contains(spec);
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsFoundByItsTypeAndSize(KeySpec spec) {
        assertThat(KeySpec.parse(spec.algorithm().code(), spec.bits())).isEqualTo(Checked.valid(spec));
    }

    @Test void theCodesThatStoresHoldNeverChange() {
        assertThat(KeySpec.values()).extracting(KeySpec::code).containsExactly(
                "rsa-2048", "rsa-3072", "rsa-4096", "ec-p256", "ec-p384", "ec-p521", "ed25519",
                "ml-dsa-44", "ml-dsa-65", "ml-dsa-87");
        assertThat(KeySpec.ofCode("RSA-2048")).isEmpty();
    }

    @Test void noTextMakesItThrow() {
        var sizes = new Random(1);
        Any.holdsFor(Hostile::text, text -> assertThat(KeySpec.parse(text, sizes.nextInt())).isNotNull());
    }
}
