package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.pki.JavaKeyStore.Credential;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The JDK reads what we write as JKS, BouncyCastle what it writes as BCFKS.
class JavaKeyStoreTest {

    private static final String PASSPHRASE = "Stick für Halle 7 漢";

    private static Lab.Lineage lab;

    @BeforeAll static void makeOne() {
        lab = Lab.lineage(KeySpec.EC_P256);
    }

    private static Credential credential(Lab.Lineage lineage) {
        return new Credential("Press-001", lineage.device().pkcs8(), lineage.leafToRoot());
    }

    private static byte[] jks(String passphrase) {
        return JavaKeyStore.jks(credential(lab), passphrase.toCharArray(), Lab.NOW, Lab.RANDOM);
    }

    private static KeyStore open(KeyStore store, byte[] file, String passphrase) throws GeneralSecurityException, IOException {
        store.load(new ByteArrayInputStream(file), passphrase.toCharArray());
        return store;
    }

    private static KeyStore jks(byte[] file, String passphrase) throws GeneralSecurityException, IOException {
        return open(KeyStore.getInstance("JKS"), file, passphrase);
    }

    private static void requireHolds(KeyStore store, String alias, Lab.Lineage lineage) throws GeneralSecurityException {
        assertThat(store.size()).isOne();
        assertThat(store.isKeyEntry(alias)).isTrue();
        assertThat(store.getKey(alias, PASSPHRASE.toCharArray()).getEncoded()).isEqualTo(lineage.device().pkcs8());
        assertThat(store.getCertificateChain(alias)).extracting(Certificate::getEncoded).containsExactlyElementsOf(lineage.leafToRoot());
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "EC_P256", "EC_P521", "ED25519"})
    void theJdkFindsKeyChainAndTimeInAJks(KeySpec spec) throws GeneralSecurityException, IOException {
        var lineage = Lab.lineage(spec);
        var store = jks(JavaKeyStore.jks(credential(lineage), PASSPHRASE.toCharArray(), Lab.NOW, Lab.RANDOM), PASSPHRASE);
        requireHolds(store, "press-001", lineage);
        assertThat(store.getCreationDate("press-001")).isEqualTo(Date.from(Lab.NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "Stick für Halle 7", "Stick für Halle 7 漣"})
    void anotherPassphraseOpensNoJks(String other) {
        assertThatThrownBy(() -> jks(jks(PASSPHRASE), other)).isInstanceOf(IOException.class);
    }

    @Test void anyBitOfAJksThatIsFlippedIsNoticed() {
        var file = jks(PASSPHRASE);
        Any.holdsFor(random -> flipped(random, file), changed ->
                assertThatThrownBy(() -> jks(changed, PASSPHRASE)).isInstanceOfAny(IOException.class, GeneralSecurityException.class));
    }

    /// Behind the version, which the JDK reads before it looks at the sum.
    private static byte[] flipped(Random random, byte[] file) {
        var changed = file.clone();
        changed[8 + random.nextInt(file.length - 8)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    @Test void twoOfThemCoverTheSameKeyDifferently() {
        assertThat(jks(PASSPHRASE)).isNotEqualTo(jks(PASSPHRASE)).hasSameSizeAs(jks(PASSPHRASE));
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "EC_P256", "ED25519"})
    void bouncyCastleFindsKeyAndChainInABcfks(KeySpec spec) throws GeneralSecurityException, IOException {
        var lineage = Lab.lineage(spec);
        var file = JavaKeyStore.bcfks(credential(lineage), PASSPHRASE.toCharArray());
        var store = open(KeyStore.getInstance("BCFKS", new BouncyCastleProvider()), file, PASSPHRASE);
        assertThat(store.size()).isOne();
        var key = Keys.privateKey(spec, store.getKey("Press-001", PASSPHRASE.toCharArray()).getEncoded());
        assertThat(new Signer(spec, key, Crypto.chosen()).belongsTo(lineage.device().pair().getPublic())).isTrue();
        assertThat(store.getCertificateChain("Press-001")).extracting(Certificate::getEncoded).containsExactlyElementsOf(lineage.leafToRoot());
        assertThatThrownBy(() -> open(KeyStore.getInstance("BCFKS", new BouncyCastleProvider()), file, "x")).isInstanceOf(IOException.class);
    }

    @Test void whatIsNoKeyIsPutIntoNeither() {
        var broken = new Credential("press-001", Arrays.copyOf(lab.device().pkcs8(), 40), List.of());
        assertThatThrownBy(() -> JavaKeyStore.jks(broken, PASSPHRASE.toCharArray(), Lab.NOW, Lab.RANDOM)).isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> JavaKeyStore.bcfks(broken, PASSPHRASE.toCharArray())).isInstanceOf(Failure.Malformed.class);
    }
}
