package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Ttl;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChainTest {

    private final Lab.Lineage lab = Lab.lineage(KeySpec.EC_P256);

    private static AbstractThrowableAssert<?, ?> refused(Instant at, byte[]... leafToRoot) {
        return assertThatThrownBy(() -> Chain.check(List.of(leafToRoot), at)).hasNoCause();
    }

    @ParameterizedTest
    @EnumSource
    void theJdkAcceptsEveryKindOfKey(KeySpec spec) {
        assertThatCode(() -> Chain.check(Lab.lineage(spec).leafToRoot(), Lab.NOW)).doesNotThrowAnyException();
    }

    @Test
    void aRootAloneIsAChain() {
        assertThatCode(() -> Chain.check(List.of(lab.root().der()), Lab.NOW)).doesNotThrowAnyException();
    }

    @Test
    void aChainMustReachItsRoot() {
        refused(Lab.NOW, lab.device().der(), lab.intermediate().der()).isInstanceOf(Failure.Tampered.class);
        refused(Lab.NOW, lab.device().der(), lab.root().der()).isInstanceOf(Failure.Tampered.class);
        refused(Lab.NOW, lab.device().der()).isInstanceOf(Failure.Tampered.class);
    }

    @Test
    void whatSignsItselfIsNotARootForThatAlone() {
        refused(Lab.NOW, Lab.selfSigned(new X500Name("CN=device"), _ -> {}).der()).isInstanceOf(Failure.Tampered.class);
    }

    @Test
    void aChainMustBeInOrder() {
        var reversed = lab.leafToRoot().reversed().toArray(byte[][]::new);
        refused(Lab.NOW, reversed).isInstanceOf(Failure.Tampered.class);
    }

    @Test
    void aChainMustBeValidNow() {
        var validity = CertificateReader.facts(lab.device().der()).validity();
        var chain = lab.leafToRoot().toArray(byte[][]::new);
        assertThatCode(() -> Chain.check(List.of(chain), validity.notAfter())).doesNotThrowAnyException();
        refused(validity.notAfter().plusSeconds(1), chain).isInstanceOf(Failure.Tampered.class);
        refused(validity.notBefore().minusSeconds(1), chain).isInstanceOf(Failure.Tampered.class);
    }

    @Test
    void anotherRootOfTheSameNameIsNoticed() throws Exception {
        var pair = Keys.generate(KeySpec.EC_P256, Lab.RANDOM);
        var twin = Issuer.root().prepare(Profile.ROOT, Lab.request("Lab Root", KeySpec.EC_P256, Ttl.days(3650),
                OptionalInt.empty()), CertificateReader.facts(lab.root().der()).serial(), Lab.NOW).orRefuse().selfSign(pair);
        refused(Lab.NOW, lab.device().der(), lab.intermediate().der(), twin).isInstanceOf(Failure.Tampered.class);
    }

    @Test
    void aFlippedBitIsNoticedInEveryCertificate() {
        for (int i = 0; i < 3; i++) {
            var chain = lab.leafToRoot().stream().map(byte[]::clone).toArray(byte[][]::new);
            chain[i][chain[i].length - 1] ^= 1;
            assertThatThrownBy(() -> Chain.check(List.of(chain), Lab.NOW)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void aDeviceSignsNobody() throws Exception {
        var device = new X509CertificateHolder(lab.device().der());
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(lab.device().pair().getPrivate());
        var forged = new X509v3CertificateBuilder(device.getSubject(), BigInteger.TWO, Date.from(Lab.NOW),
                device.getNotAfter(), new X500Name("CN=forged"), device.getSubjectPublicKeyInfo())
                .build(signer).getEncoded();
        refused(Lab.NOW, forged, lab.device().der(), lab.intermediate().der(), lab.root().der())
                .isInstanceOf(Failure.Tampered.class);
    }

    @Test
    void junkAndEndlessChainsAreRefusedAtOnce() {
        refused(Lab.NOW).isInstanceOf(Failure.Malformed.class);
        refused(Lab.NOW, new byte[] {1, 2, 3}).isInstanceOf(Failure.Malformed.class);
        var endless = Collections.nCopies(Limits.LONGEST_CHAIN + 1, lab.root().der()).toArray(byte[][]::new);
        refused(Lab.NOW, endless).isInstanceOf(Failure.Malformed.class);
    }
}
