package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Decoded;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import java.security.KeyPair;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DraftTest {

    private final Lab.Held root = Lab.root(KeySpec.EC_P256);
    private final KeyPair key = Lab.key(KeySpec.EC_P256, "device");

    private Draft draft() {
        return Lab.draft(root, Profile.DEVICE, Lab.device("press-1", KeySpec.EC_P256, new SubjectName.Dns("press-1.lab")));
    }

    private static Draft rootDraft() {
        return Issuer.root().prepare(Profile.ROOT, Lab.request("Root", KeySpec.EC_P256, Ttl.days(10), OptionalInt.empty()),
                SerialNumber.random(Lab.RANDOM), Lab.NOW).orRefuse();
    }

    @Test
    void aDraftIsSignedOnce() {
        var draft = draft();
        draft.sign(key.getPublic(), root.signingKey());
        assertThatThrownBy(() -> draft.sign(key.getPublic(), root.signingKey())).isInstanceOf(IllegalStateException.class);
        var rootDraft = rootDraft();
        rootDraft.selfSign(root.pair());
        assertThatThrownBy(() -> rootDraft.selfSign(root.pair())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofManyWhoTryToSignADraftOneSucceeds() throws Exception {
        var draft = draft();
        var signing = root.signingKey();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = threads.invokeAll(IntStream.range(0, 32)
                    .<Callable<byte[]>>mapToObj(_ -> () -> draft.sign(key.getPublic(), signing)).toList());
            assertThat(tries.stream().filter(one -> one.state() == Future.State.SUCCESS)).hasSize(1);
        }
    }

    @Test
    void anotherAuthoritysKeyIsRefused() {
        var other = Lab.root(Lab.request("Other Root", KeySpec.EC_P256, Ttl.days(10), OptionalInt.empty()));
        var draft = draft();
        assertThatThrownBy(() -> draft.sign(key.getPublic(), other.signingKey()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(draft.sign(key.getPublic(), root.signingKey())).isNotEmpty();
    }

    @Test
    void aKeyOfAnotherKindThanWasAskedForIsRefused() {
        var draft = draft();
        assertThatThrownBy(() -> draft.sign(Lab.key(KeySpec.EC_P384, "device").getPublic(), root.signingKey()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(draft.sign(key.getPublic(), root.signingKey())).isNotEmpty();
        assertThatThrownBy(() -> rootDraft().selfSign(Lab.key(KeySpec.ED25519, "root")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRootAndItsDescendantsAreNotSignedAlike() {
        assertThatThrownBy(() -> draft().selfSign(root.pair())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> rootDraft().sign(key.getPublic(), root.signingKey()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoHalvesOfDifferentPairsMakeNoRoot() {
        var halves = new KeyPair(root.pair().getPublic(), key.getPrivate());
        assertThatThrownBy(() -> rootDraft().selfSign(halves)).isInstanceOf(Failure.Tampered.class);
    }

    @Test
    void aSigningKeyProvesThatItIsItsCertificates() {
        assertThatThrownBy(() -> SigningKey.of(root.der(), key.getPrivate())).isInstanceOf(Failure.Tampered.class);
        assertThatThrownBy(() -> SigningKey.of(root.der(), Lab.key(KeySpec.ED25519, "device").getPrivate()))
                .isInstanceOf(Failure.Tampered.class);
        assertThatThrownBy(() -> SigningKey.of(root.der(), Lab.key(KeySpec.RSA_2048, "device").getPrivate()))
                .isInstanceOf(Failure.Tampered.class);
    }

    @Test
    void whatIsShownBeforehandIsWhatIsSigned() {
        var draft = draft();
        var shown = draft.preview();
        var signed = CertificateReader.decode(draft.sign(key.getPublic(), root.signingKey()));
        assertThat(shown.subject()).isEqualTo(signed.subject()).isEqualTo("C=DE, O=Prüflabor Nord, CN=press-1");
        assertThat(shown.issuer()).isEqualTo(signed.issuer()).isEqualTo("C=DE, O=Prüflabor Nord, CN=Lab Root");
        assertThat(shown.validity()).isEqualTo(signed.validity());
        assertThat(shown.key()).isEqualTo(signed.key()).isEqualTo("EC P-256");
        assertThat(shown.signatureAlgorithm()).isEqualTo(signed.signatureAlgorithm()).isEqualTo("ECDSA, SHA-256");
        assertThat(shown.extensions().stream().map(DraftTest::withoutKeyId))
                .isEqualTo(signed.extensions().stream().map(DraftTest::withoutKeyId).toList());
        assertThat(shown.serial()).isEmpty();
        assertThat(signed.serial()).contains(draft.serial());
    }

    private static Decoded.Extension withoutKeyId(Decoded.Extension extension) {
        return extension.oid().equals("2.5.29.14")
                ? new Decoded.Extension(extension.oid(), extension.critical(), List.of()) : extension;
    }

    @Test
    void manyThreadsSignWithOneKey() throws Exception {
        var issuer = Issuer.of(root.der());
        var signing = root.signingKey();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var certificates = threads.invokeAll(IntStream.range(0, 500).<Callable<byte[]>>mapToObj(i -> () ->
                    issuer.prepare(Profile.DEVICE, Lab.device("press-" + i, KeySpec.EC_P256),
                            SerialNumber.random(Lab.RANDOM), Lab.NOW).orRefuse().sign(key.getPublic(), signing)).toList());
            for (int i = 0; i < certificates.size(); i++) {
                var der = certificates.get(i).get();
                Chain.check(List.of(der, root.der()), Lab.NOW);
                assertThat(CertificateReader.facts(der).subject().commonName()).contains("press-" + i);
            }
        }
    }
}
