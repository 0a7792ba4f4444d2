package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileTest {

    private static Stream<Profile> all() {
        return Stream.of(Profile.ROOT, Profile.INTERMEDIATE, Profile.SERVER, Profile.DEVICE);
    }

    @ParameterizedTest
    @EnumSource
    void anAuthoritySignsCertificatesAndListsOnly(KeySpec key) {
        assertThat(all().filter(Profile::forAuthority)).containsExactly(Profile.ROOT, Profile.INTERMEDIATE).allSatisfy(
                profile -> assertThat(profile.keyUsage(key)).containsExactly(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN));
    }

    @ParameterizedTest
    @EnumSource
    void aDeviceOrServerNeverSignsCertificatesAndOnlyAnRsaKeyEnciphers(KeySpec key) {
        var expected = key.algorithm() == KeySpec.Algorithm.RSA
                ? new KeyUsage[] {KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT}
                : new KeyUsage[] {KeyUsage.DIGITAL_SIGNATURE};
        assertThat(Profile.endEntities()).containsExactly(Profile.SERVER, Profile.DEVICE)
                .allSatisfy(profile -> assertThat(profile.keyUsage(key)).containsExactly(expected));
    }

    @Test void onlyLeavesHaveAnExtendedKeyUsage() {
        assertThat(Profile.ROOT.extendedKeyUsages()).isEmpty();
        assertThat(Profile.INTERMEDIATE.extendedKeyUsages()).isEmpty();
        assertThat(Profile.SERVER.extendedKeyUsages()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(Profile.DEVICE.extendedKeyUsages()).containsExactly("1.3.6.1.5.5.7.3.2");
    }

    @Test void everyProfileIsFoundByTheCodeThatStoresHold() {
        assertThat(all()).allSatisfy(profile -> assertThat(Profile.ofCode(profile.code())).contains(profile));
        assertThat(all()).extracting(Profile::code).containsExactly("root", "intermediate", "server", "device");
        assertThat(Profile.ofCode("Root")).isEmpty();
    }

    @Test void noLeafOutlivesAFreshAuthorityByDefault() {
        assertThat(Profile.endEntities()).allSatisfy(leaf ->
                assertThat(leaf.life().duration()).isLessThan(Profile.INTERMEDIATE.life().duration()));
        assertThat(Profile.INTERMEDIATE.life().duration()).isLessThan(Profile.ROOT.life().duration());
    }

    @Test void theBitsOfTheKeyUsageStandAsInTheStandard() {
        assertThat(KeyUsage.DIGITAL_SIGNATURE.ordinal()).isZero();
        assertThat(KeyUsage.KEY_ENCIPHERMENT.ordinal()).isEqualTo(2);
        assertThat(KeyUsage.KEY_CERT_SIGN.ordinal()).isEqualTo(5);
        assertThat(KeyUsage.CRL_SIGN.ordinal()).isEqualTo(6);
    }
}
