package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraditionalKeyTest {

    @TempDir Path folder;

    private static byte[] pkcs8(KeySpec spec) {
        return Lab.key(spec, "traditional").getPrivate().getEncoded();
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048, RSA PRIVATE KEY", "EC_P256, EC PRIVATE KEY", "EC_P384, EC PRIVATE KEY", "EC_P521, EC PRIVATE KEY", "ED25519, PRIVATE KEY"})
    void opensslReadsTheSameKeyUnderTheLabelOfItsKind(KeySpec spec, String label) {
        var pem = TraditionalKey.pem(pkcs8(spec));
        assertThat(Pem.read(new String(pem, StandardCharsets.US_ASCII))).extracting(Pem.Block::label).containsExactly(label);
        var told = Judge.run("openssl", "pkey", "-pubout", "-in", Lab.write(folder, "key.pem", pem)).accepted().output();
        assertThat(Pem.read(told)).extracting(Pem.Block::content).containsExactly(Lab.key(spec, "traditional").getPublic().getEncoded());
    }

    @Test void theKeyItselfStaysAsItIs() {
        var pkcs8 = pkcs8(KeySpec.RSA_2048);
        var before = pkcs8.clone();
        TraditionalKey.pem(pkcs8);
        assertThat(pkcs8).isEqualTo(before);
    }

    @Test void whatIsNoKeyOrOnAnUnknownCurveIsRefused() throws IOException {
        assertThatThrownBy(() -> TraditionalKey.pem(Arrays.copyOf(pkcs8(KeySpec.EC_P256), 30))).isInstanceOf(Failure.Malformed.class);
        var key = PrivateKeyInfo.getInstance(pkcs8(KeySpec.EC_P256)).parsePrivateKey();
        var elsewhere = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, new ASN1ObjectIdentifier("1.2.3.4"));
        var unknown = new PrivateKeyInfo(elsewhere, key).getEncoded();
        assertThatThrownBy(() -> TraditionalKey.pem(unknown)).isInstanceOf(Failure.Malformed.class).hasMessageContaining("unknown curve");
    }
}
