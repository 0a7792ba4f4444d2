package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.Csr;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.KeyViolation.UnfitKey.Why;
import dev.chancery.domain.Notice;
import dev.chancery.domain.Profile;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Wish;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningRequestTest {

    private static Csr read(Asked asked) throws IOException {
        return SigningRequest.read(asked.der());
    }

    static Wish wish(KeySpec key) {
        return new Wish(Lab.name("press-001"), List.of(new SubjectName.Dns("press-001.lab"), new SubjectName.Ip("10.0.0.7")),
                key, Profile.SERVER);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBack(KeySpec spec) {
        var csr = SigningRequest.read(SigningRequest.write(wish(spec), Lab.key(spec, "wish")));
        assertThat(csr.violations()).isEmpty();
        assertThat(csr.subject()).isEqualTo(Lab.name("press-001"));
        assertThat(csr.subjectText()).isEqualTo("C=DE, O=Prüflabor Nord, CN=press-001");
        assertThat(csr.names()).isEqualTo(wish(spec).names());
        assertThat(csr.key()).contains(spec);
        assertThat(csr.keyText()).isEqualTo(spec.label());
        assertThat(csr.extensions()).extracting(Decoded.Extension::oid).containsExactly("2.5.29.15", "2.5.29.37", "2.5.29.17");
        assertThat(csr.notices()).containsExactly(
                new Notice.UsageFromProfile("2.5.29.15"), new Notice.UsageFromProfile("2.5.29.37"));
    }

    @Test
    void onlyTheKeyThatWasWishedForIsAskedWith() {
        assertThatThrownBy(() -> SigningRequest.write(wish(KeySpec.EC_P256), Lab.key(KeySpec.EC_P384, "wish")))
                .isInstanceOf(IllegalArgumentException.class);
        var nobody = new Wish(new DistinguishedName(List.of()), List.of(), KeySpec.EC_P256, Profile.DEVICE);
        assertThatThrownBy(() -> SigningRequest.write(nobody, Lab.key(KeySpec.EC_P256, "wish"))).isInstanceOf(Failure.Refused.class);
    }

    @Test
    void itIsFoundAsPemWithEitherLabelAndAsDer() throws IOException {
        var der = Asked.plainly().der();
        var pem = Pem.request(der);
        var old = pem.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
        assertThat(SigningRequest.find(der)).containsExactly(der);
        assertThat(SigningRequest.find(ascii(pem))).containsExactly(der);
        assertThat(SigningRequest.find(ascii("a note\r\n" + old.replace("\n", "\r\n") + pem))).containsExactly(der, der);
        for (var none : List.of("", "hello", Pem.certificate(Lab.root(KeySpec.EC_P256).der()))) {
            assertThatThrownBy(() -> SigningRequest.find(ascii(none))).isInstanceOf(Failure.Malformed.class)
                    .hasMessageContaining("certification request");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aSignatureByAnotherKeyIsFoundOut() throws IOException {
        var other = SubjectPublicKeyInfo.getInstance(Lab.key(KeySpec.EC_P256, "other").getPublic().getEncoded());
        var der = Asked.plainly().key(other).der();
        assertThat(SigningRequest.read(der).violations()).containsExactly(new RequestViolation.BadSignature());
        assertThatThrownBy(() -> SigningRequest.publicKey(der)).isInstanceOf(Failure.Refused.class);
    }

    @Test
    void aChangedNameIsFoundOut() throws IOException {
        var der = Asked.plainly().der();
        var at = new String(der, StandardCharsets.ISO_8859_1).indexOf("press-001");
        der[at] = 'd';
        assertThat(SigningRequest.read(der).violations()).containsExactly(new RequestViolation.BadSignature());
    }

    @Test
    void theAlgorithmOfAnotherKindOfKeyIsABadSignature() throws IOException {
        var rsa = SubjectPublicKeyInfo.getInstance(Lab.key(KeySpec.RSA_2048, "other").getPublic().getEncoded());
        assertThat(read(Asked.plainly().key(rsa)).violations()).containsExactly(new RequestViolation.BadSignature());
    }

    @Test
    void aWeakDigestProvesNothing() throws IOException {
        var csr = read(Asked.plainly().signedBy(Lab.key(KeySpec.RSA_2048, "asked"), "SHA1withRSA"));
        assertThat(csr.violations()).hasOnlyElementsOfType(RequestViolation.UnsupportedSignature.class);
        assertThat(csr.violations().getFirst().message()).contains("SHA1");
    }

    @Test
    void pssIsTakenWithAGoodDigest() throws IOException {
        var pair = Lab.key(KeySpec.RSA_2048, "asked");
        assertThat(read(Asked.plainly().signedBy(pair, "SHA256withRSAandMGF1")).violations()).isEmpty();
        assertThat(read(Asked.plainly().signedBy(pair, "SHA1withRSAandMGF1")).violations())
                .containsExactly(new RequestViolation.BadSignature());
    }

    @Test
    void aSmallRsaKeyIsUnfit() throws Exception {
        var csr = read(Asked.plainly().signedBy(pair("RSA", 1024), "SHA256withRSA"));
        assertThat(csr.violations()).containsExactly(
                new KeyViolation.UnsupportedKeySize(KeySpec.Algorithm.RSA, 1024, List.of(2048, 3072, 4096)));
        assertThat(csr.key()).isEmpty();
        assertThat(csr.keyText()).isEqualTo("RSA 1024");
    }

    private static java.security.KeyPair pair(String algorithm, int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    @Test
    void anotherExponentIsUnfit() throws IOException {
        var modulus = ((java.security.interfaces.RSAPublicKey) Lab.key(KeySpec.RSA_2048, "asked").getPublic()).getModulus();
        for (long exponent : new long[] {1, 3, 65536, 65539}) {
            assertThat(read(Asked.plainly().key(Asked.rsa(modulus, exponent))).violations()).contains(new KeyViolation.UnfitKey(Why.EXPONENT));
        }
        assertThat(read(Asked.plainly().key(Asked.rsa(BigInteger.ONE.shiftLeft(2047), 65537))).violations())
                .contains(new KeyViolation.UnfitKey(Why.GUESSABLE));
    }

    @Test
    void otherCurvesAndKindsAreUnfit() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new ECGenParameterSpec("secp256k1"));
        var csr = read(Asked.plainly().key(SubjectPublicKeyInfo.getInstance(generator.generateKeyPair().getPublic().getEncoded())));
        assertThat(csr.violations()).containsExactly(new KeyViolation.UnsupportedKeyType("EC secp256k1"));
        for (var oid : List.of(EdECObjectIdentifiers.id_Ed448, X9ObjectIdentifiers.id_dsa, new ASN1ObjectIdentifier("1.2.3.4"))) {
            assertThat(read(Asked.plainly().key(new SubjectPublicKeyInfo(new AlgorithmIdentifier(oid), new byte[57]))).violations())
                    .hasOnlyElementsOfType(KeyViolation.UnsupportedKeyType.class);
        }
    }

    @Test
    void aPointThatIsNoneIsUnfit() throws IOException {
        var curve = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
        var point = SubjectPublicKeyInfo.getInstance(Lab.key(KeySpec.EC_P256, "asked").getPublic().getEncoded())
                .getPublicKeyData().getOctets();
        point[40] ^= 1;
        var unfit = List.of(new SubjectPublicKeyInfo(curve, point), new SubjectPublicKeyInfo(curve, new byte[1]),
                new SubjectPublicKeyInfo(curve, new byte[0]), new SubjectPublicKeyInfo(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), new byte[32]),
                new SubjectPublicKeyInfo(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), new byte[31]));
        for (var key : unfit) {
            assertThat(read(Asked.plainly().key(key)).violations()).containsExactly(new KeyViolation.UnfitKey(Why.NOT_ON_CURVE));
        }
    }

    @Test
    void aCompressedPointIsTheSameKey() throws IOException {
        var plain = SubjectPublicKeyInfo.getInstance(Lab.key(KeySpec.EC_P256, "asked").getPublic().getEncoded());
        var octets = plain.getPublicKeyData().getOctets();
        var compressed = java.util.Arrays.copyOf(octets, 33);
        compressed[0] = (byte) (2 + (octets[64] & 1));
        var csr = read(Asked.plainly().key(new SubjectPublicKeyInfo(plain.getAlgorithm(), compressed)));
        assertThat(csr.violations()).isEmpty();
        assertThat(csr.keySha256()).isEqualTo(read(Asked.plainly()).keySha256());
    }

    @Test
    void whatAsksForPowerIsLeftOutWithANotice() throws IOException {
        var csr = read(Asked.plainly().extension(Extension.basicConstraints, new BasicConstraints(3))
                .extension(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign))
                .extension(Extension.subjectKeyIdentifier, new DEROctetString(new byte[20]))
                .extension(Extension.nameConstraints, DERNull.INSTANCE)
                .extension(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), DERNull.INSTANCE));
        assertThat(csr.violations()).isEmpty();
        assertThat(csr.notices()).containsExactly(new Notice.AsksForAuthority(), new Notice.UsageFromProfile("2.5.29.15"),
                new Notice.ExtensionLeftOut("2.5.29.30"), new Notice.ExtensionLeftOut("1.3.6.1.4.1.99999.1"));
        assertThat(csr.extensions()).hasSize(5);
    }

    @Test
    void aChallengePasswordIsSaidToBeThereAndNeverShown() throws IOException {
        var csr = read(Asked.plainly().attribute(PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERPrintableString("hunter2"))
                .attribute(PKCSObjectIdentifiers.pkcs_9_at_unstructuredName, new DERIA5String("my press"))
                .attribute(new ASN1ObjectIdentifier("1.2.3.4"), DERNull.INSTANCE));
        assertThat(csr.notices()).containsExactlyInAnyOrder(new Notice.ChallengePassword(),
                new Notice.AttributeIgnored("unstructured name"), new Notice.AttributeIgnored("1.2.3.4"));
        assertThat(csr.toString()).doesNotContain("hunter2");
    }

    @Test
    void namesThatChanceryDoesNotWriteAreLeftOutOneByOne() throws IOException {
        var csr = read(Asked.plainly().subject(new X500Name("DC=lab,UID=7,CN=press-001,2.5.4.5=SN-7"))
                .extension(Extension.subjectAlternativeName, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "Press-001.LAB"), new GeneralName(GeneralName.dNSName, "press_1"),
                    new GeneralName(GeneralName.registeredID, "1.2.3"), new GeneralName(GeneralName.dNSName, "press-001.lab"),
                    new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[5]))})));
        assertThat(csr.names()).containsExactly(new SubjectName.Dns("press-001.lab"));
        assertThat(csr.subject()).isEqualTo(DistinguishedName.commonName("press-001").orRefuse());
        assertThat(csr.notices()).containsExactly(new Notice.SubjectPartLeftOut("DC=lab"), new Notice.SubjectPartLeftOut("UID=7"),
                new Notice.SubjectPartLeftOut("SERIALNUMBER=SN-7"), new Notice.NameLeftOut("DNS:press_1"),
                new Notice.NameLeftOut("OID:1.2.3"), new Notice.NameLeftOut("iPAddress"));
    }

    @Test
    void textThatWouldDeceiveItsReaderIsSpelledOut() throws IOException {
        var name = new org.bouncycastle.asn1.x500.X500NameBuilder()
                .addRDN(org.bouncycastle.asn1.x500.style.BCStyle.CN, new DERUTF8String("lab\u202Eexe")).build();
        var csr = read(Asked.plainly().subject(name));
        assertThat(csr.subject().isEmpty()).isTrue();
        assertThat(csr.label()).isEqualTo("CN=lab<U+202E>exe");
        assertThat(csr.notices()).containsExactly(new Notice.SubjectPartLeftOut("CN=lab<U+202E>exe"));
    }

    @Test
    void extensionsThatAreAskedForTwiceAreRefused() throws IOException {
        var again = new Extensions(new Extension(Extension.keyUsage, false, new KeyUsage(KeyUsage.keyAgreement).getEncoded()));
        var asked = Asked.plainly().extension(Extension.basicConstraints, new BasicConstraints(true)).extensionsAgain(again);
        assertThatThrownBy(() -> read(asked)).isInstanceOf(Failure.Malformed.class).hasMessageContaining("twice");
    }

    @Test
    void sizeAndNumberHaveTheirLimits() throws IOException {
        var names = new GeneralNames(IntStream.rangeClosed(0, Limits.MOST_NAMES)
                .mapToObj(i -> new GeneralName(GeneralName.dNSName, "n" + i)).toArray(GeneralName[]::new));
        var many = Asked.plainly().extension(Extension.subjectAlternativeName, names);
        assertThatThrownBy(() -> read(many)).isInstanceOf(Failure.Malformed.class).hasMessageContaining("251 alternative names");
        var large = Asked.plainly().attribute(new ASN1ObjectIdentifier("1.2.3"), new DEROctetString(new byte[1 << 16]));
        assertThatThrownBy(() -> read(large)).isInstanceOf(Failure.Malformed.class).hasMessageContaining("at most 65536");
    }

    @Test
    void nestingHasItsLimitAndTheFailureNamesTheOctet() {
        var nested = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            nested.writeBytes(new byte[] {0x30, (byte) 0x80});
        }
        assertThatThrownBy(() -> SigningRequest.read(nested.toByteArray())).isInstanceOf(Failure.Malformed.class).hasMessageContaining("octet 1");
        byte[] deep = {0x05, 0x00};
        for (int i = 0; i < 40; i++) {
            var outer = new ByteArrayOutputStream();
            outer.writeBytes(new byte[] {0x30, (byte) deep.length});
            outer.writeBytes(deep);
            deep = outer.toByteArray();
        }
        var tooDeep = deep;
        assertThatThrownBy(() -> SigningRequest.read(tooDeep)).isInstanceOf(Failure.Malformed.class).hasMessageContaining("too deeply");
    }

    @Test
    void whatIsCutOrLongerIsNoRequest() throws IOException {
        var der = Asked.plainly().der();
        assertThatThrownBy(() -> SigningRequest.read(java.util.Arrays.copyOf(der, der.length + 1))).isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> SigningRequest.read(java.util.Arrays.copyOf(der, der.length - 1))).isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> SigningRequest.read(Lab.root(KeySpec.EC_P256).der())).isInstanceOf(Failure.Malformed.class);
    }

    /// Octets are changed at random places; lengths and tags among them. Whatever comes of it is read or refused by name.
    @Test
    void aDamagedRequestIsReadOrRefusedAndNothingElse() throws IOException {
        var whole = List.of(SigningRequest.write(wish(KeySpec.EC_P256), Lab.key(KeySpec.EC_P256, "wish")),
                SigningRequest.write(wish(KeySpec.ED25519), Lab.key(KeySpec.ED25519, "wish")),
                SigningRequest.write(wish(KeySpec.RSA_2048), Lab.key(KeySpec.RSA_2048, "wish")),
                Asked.plainly().extension(Extension.basicConstraints, new BasicConstraints(3))
                        .attribute(PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERPrintableString("x")).der());
        Any.holdsFor(random -> CertificateReaderTest.damaged(random, Any.of(random, whole.toArray(byte[][]::new))), damaged -> {
            CertificateReaderTest.readOrRefused(() -> SigningRequest.read(damaged));
            CertificateReaderTest.readOrRefused(() -> SigningRequest.publicKey(damaged));
            CertificateReaderTest.readOrRefused(() -> SigningRequest.find(damaged).forEach(SigningRequest::read));
        });
    }

    /// One value anywhere in the request is replaced by another whole one, so that the lengths still add up.
    @Test
    void aRequestWithAForeignValueInItIsReadOrRefusedAndNothingElse() throws IOException {
        var whole = SigningRequest.write(wish(KeySpec.EC_P256), Lab.key(KeySpec.EC_P256, "wish"));
        Any.holdsFor(random -> Grafted.anywhere(random, whole), grafted ->
                CertificateReaderTest.readOrRefused(() -> SigningRequest.read(grafted)));
    }

    @Test
    void pemThatIsDamagedIsReadOrRefusedAndNothingElse() throws IOException {
        var whole = ascii(Pem.request(Asked.plainly().der()));
        Any.holdsFor(random -> CertificateReaderTest.damaged(random, whole), damaged -> CertificateReaderTest.readOrRefused(
                () -> SigningRequest.find(damaged).forEach(SigningRequest::read)));
    }

    /// Takes an encoding apart and puts it together with one value exchanged.
    private static final class Grafted {

        static byte[] anywhere(Random random, byte[] der) {
            return graft(random, der, 3 + random.nextInt(40), new int[1]);
        }

        private static byte[] graft(Random random, byte[] der, int place, int[] counted) {
            if (counted[0]++ == place) {
                return value(random);
            }
            if ((der[0] & 0x20) == 0) {
                return der;
            }
            var content = new ByteArrayOutputStream();
            for (int at = header(der, 0); at < der.length; ) {
                var end = at + header(der, at) + length(der, at);
                content.writeBytes(graft(random, java.util.Arrays.copyOfRange(der, at, end), place, counted));
                at = end;
            }
            return wrapped(der[0], content.toByteArray());
        }

        private static byte[] value(Random random) {
            var content = new byte[Any.of(random, 0, 1, 2, 20, 300)];
            random.nextBytes(content);
            return Any.of(random, wrapped(random.nextInt(31), content), wrapped(0x30, new byte[0]),
                    wrapped(0x31, wrapped(0x30, new byte[0])), new byte[] {5, 0}, new byte[0],
                    wrapped(0xa0 | random.nextInt(9), new byte[] {5, 0}), wrapped(3, new byte[] {9}));
        }

        private static int header(byte[] der, int at) {
            return (der[at + 1] & 0x80) == 0 ? 2 : 2 + (der[at + 1] & 0x7f);
        }

        private static int length(byte[] der, int at) {
            int length = (der[at + 1] & 0x80) == 0 ? der[at + 1] : 0;
            for (int i = 2; i < header(der, at); i++) {
                length = length << 8 | der[at + i] & 0xff;
            }
            return length;
        }

        private static byte[] wrapped(int tag, byte[] content) {
            var out = new ByteArrayOutputStream();
            out.write(tag);
            if (content.length > 127) {
                out.write(0x82);
                out.write(content.length >> 8);
            }
            out.write(content.length);
            out.writeBytes(content);
            return out.toByteArray();
        }
    }
}
