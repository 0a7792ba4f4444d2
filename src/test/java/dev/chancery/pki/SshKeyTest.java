package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import java.io.IOException;
import java.util.Base64;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SshKeyTest {

    @ParameterizedTest
    @CsvSource({"RSA_2048, ssh-rsa", "EC_P256, ecdsa-sha2-nistp256", "EC_P384, ecdsa-sha2-nistp384", "EC_P521, ecdsa-sha2-nistp521",
        "ED25519, ssh-ed25519"})
    void aLineHoldsTheKeyOfTheCertificate(KeySpec spec, String type) throws IOException {
        var device = Lab.lineage(spec).device();
        var parts = SshKey.line(device.der(), "press-001 Halle\u202E 7").split(" ", 3);
        assertThat(parts[0]).isEqualTo(type);
        assertThat(parts[2]).isEqualTo(Visible.line("press-001 Halle\u202E 7") + "\n").doesNotContain("\u202E");
        var key = OpenSSHPublicKeyUtil.parsePublicKey(Base64.getDecoder().decode(parts[1]));
        assertThat(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getPublicKeyData())
                .isEqualTo(SubjectPublicKeyInfo.getInstance(device.pair().getPublic().getEncoded()).getPublicKeyData());
    }

    @Test void aKeyThatOpenSshDoesNotHaveIsRefused() {
        var device = Lab.lineage(KeySpec.ML_DSA_44).device();
        assertThatThrownBy(() -> SshKey.line(device.der(), "x")).isInstanceOf(Failure.Malformed.class);
    }

    @ParameterizedTest
    @EnumSource
    void openSshHasAllKindsButLattices(KeySpec spec) {
        assertThat(SshKey.knows(spec)).isEqualTo(!spec.name().startsWith("ML_DSA"));
    }
}
