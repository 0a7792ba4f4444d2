package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.ExtensionLine;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Uses;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;

class CertificateReaderTest {

    private final Lab.Lineage lab = Lab.lineage(KeySpec.EC_P256);

    private static List<ExtensionLine> value(Decoded decoded, ASN1ObjectIdentifier oid) {
        return decoded.extensions().stream().filter(extension -> extension.oid().equals(oid.getId())).findFirst()
                .orElseThrow().lines();
    }

    private static ExtensionLine plain(String text) {
        return new ExtensionLine.Plain(text);
    }

    @Test
    void whatACertificateLetsItsKeyDoIsRead() {
        var server = Lab.issue(lab.root(), Profile.SERVER, Lab.device("broker", KeySpec.RSA_2048, new SubjectName.Dns("broker.lab")));
        assertThat(CertificateReader.uses(server.der())).isEqualTo(new Uses(false,
                Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT), Set.of(Profile.SERVER_AUTH)));
        assertThat(CertificateReader.uses(lab.root().der()))
                .isEqualTo(new Uses(true, Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN), Set.of()));
    }

    @Test
    void everyBitOfTheKeyUsageIsReadTheNinthToo() {
        for (var usage : KeyUsage.values()) {
            var bits = new byte[1 + usage.ordinal() / 8];
            bits[usage.ordinal() / 8] = (byte) (0x80 >> usage.ordinal() % 8);
            assertThat(CertificateReader.uses(foreign("a", Extension.keyUsage, new DERBitString(bits))).keyUsages())
                    .containsExactly(usage);
        }
        assertThatThrownBy(() -> CertificateReader.uses(foreign("a", Extension.keyUsage, DERNull.INSTANCE)))
                .isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void aCertificateIsShownInWords() {
        var decoded = CertificateReader.decode(Lab.issue(lab.root(), Profile.SERVER, Lab.device("broker", KeySpec.RSA_2048,
                new SubjectName.Dns("broker.lab"), new SubjectName.Ip("10.0.0.7"), new SubjectName.Ip("fd00::7"),
                new SubjectName.Uri("mqtts://broker.lab"), new SubjectName.Email("ops@lab.example"))).der());
        assertThat(decoded.key()).isEqualTo("RSA 2048");
        assertThat(decoded.extensions()).extracting(Decoded.Extension::oid).containsExactly(
                "2.5.29.19", "2.5.29.15", "2.5.29.37", "2.5.29.17", "2.5.29.14", "2.5.29.35");
        assertThat(value(decoded, Extension.basicConstraints))
                .containsExactly(new ExtensionLine.Constraints(false, Optional.empty()));
        assertThat(value(decoded, Extension.keyUsage)).containsExactly(
                new ExtensionLine.Usages(List.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT)));
        assertThat(value(decoded, Extension.extendedKeyUsage)).containsExactly(new ExtensionLine.Purpose("1.3.6.1.5.5.7.3.1"));
        assertThat(value(decoded, Extension.subjectAlternativeName)).containsExactly(plain("DNS:broker.lab"),
                plain("IP:10.0.0.7"), plain("IP:fd00::7"), plain("URI:mqtts://broker.lab"), plain("email:ops@lab.example"));
        assertThat(value(decoded, Extension.authorityKeyIdentifier)).singleElement().asString()
                .containsPattern("([0-9A-F]{2}:){19}[0-9A-F]{2}");
        assertThat(value(decoded, Extension.authorityKeyIdentifier))
                .isEqualTo(value(CertificateReader.decode(lab.root().der()), Extension.subjectKeyIdentifier));
    }

    @Test
    void anAuthorityIsShownWithItsPathLength() {
        assertThat(value(CertificateReader.decode(lab.root().der()), Extension.basicConstraints))
                .containsExactly(new ExtensionLine.Constraints(true, Optional.empty()));
        var intermediate = CertificateReader.decode(lab.intermediate().der());
        assertThat(value(intermediate, Extension.basicConstraints))
                .containsExactly(new ExtensionLine.Constraints(true, Optional.of("0")));
        assertThat(value(intermediate, Extension.keyUsage))
                .containsExactly(new ExtensionLine.Usages(List.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)));
    }

    /// A certificate of somebody else with this subject and one extension.
    private static byte[] foreign(String commonName, ASN1ObjectIdentifier oid, ASN1Encodable value) {
        var name = new X500NameBuilder().addRDN(BCStyle.CN, new DERUTF8String(commonName))
                .addRDN(new ASN1ObjectIdentifier("1.2.3.4"), new DEROctetString(new byte[] {7})).build();
        return Lab.selfSigned(name, builder -> builder.addExtension(oid, true, value)).der();
    }

    @Test
    void textThatWouldDeceiveItsReaderIsSpelledOut() {
        var decoded = CertificateReader.decode(foreign("lab\u202Eexe.press\n\u0000", Extension.subjectAlternativeName,
                new GeneralNames(new GeneralName(GeneralName.dNSName, new DERIA5String("a\nDNS:b")))));
        assertThat(decoded.subject()).isEqualTo("CN=lab<U+202E>exe.press<U+000A><U+0000>, 1.2.3.4=#040107");
        assertThat(value(decoded, Extension.subjectAlternativeName)).containsExactly(plain("DNS:a<U+000A>DNS:b"));
    }

    @Test
    void whatChanceryHasNoValueForIsLeftOutOfTheFacts() {
        var facts = CertificateReader.facts(foreign("lab\u202Eexe", Extension.subjectAlternativeName, new GeneralNames(
                new GeneralName[] {new GeneralName(GeneralName.dNSName, "not a name"),
                    new GeneralName(GeneralName.dNSName, "press.lab"), new GeneralName(GeneralName.registeredID, "1.2.3"),
                    new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[5]))})));
        assertThat(facts.subject().isEmpty()).isTrue();
        assertThat(facts.names()).containsExactly(new SubjectName.Dns("press.lab"));
        assertThat(facts.ca()).isFalse();
    }

    @Test
    void anUnknownExtensionIsShownInHexAndCut() {
        var oid = new ASN1ObjectIdentifier("1.3.6.1.4.1.37244.1.3");
        var known = CertificateReader.decode(foreign("a", oid, new DEROctetString(new byte[] {1, 2, (byte) 255})));
        assertThat(known.extensions()).containsExactly(
                new Decoded.Extension(oid.getId(), true, List.of(plain("04:03:01:02:FF"))));
        var cut = CertificateReader.decode(foreign("a", oid, new DEROctetString(new byte[5000])));
        assertThat(value(cut, oid)).singleElement().isInstanceOfSatisfying(ExtensionLine.Octets.class, octets -> {
            assertThat(octets.hex()).hasSizeLessThan(900);
            assertThat(octets.all()).isEqualTo(5004);
        });
    }

    @Test
    void aKnownExtensionThatHoldsSomethingElseIsShownInHex() {
        assertThat(value(CertificateReader.decode(foreign("a", Extension.keyUsage, DERNull.INSTANCE)), Extension.keyUsage))
                .containsExactly(plain("05:00"));
    }

    @Test
    void aLongListIsCut() {
        var names = new GeneralName[5000];
        java.util.Arrays.setAll(names, i -> new GeneralName(GeneralName.dNSName, "host-" + i));
        var shown = value(CertificateReader.decode(foreign("a", Extension.subjectAlternativeName, new GeneralNames(names))),
                Extension.subjectAlternativeName);
        assertThat(shown).hasSize(Limits.SHOWN_LINES + 1).endsWith(new ExtensionLine.More());
    }

    @Test
    void placesToAskForRevocationAreShown() {
        var uri = new GeneralName(GeneralName.uniformResourceIdentifier, "http://lab/ca.crl");
        assertThat(value(CertificateReader.decode(foreign("a", Extension.cRLDistributionPoints, new CRLDistPoint(
                new DistributionPoint[] {new DistributionPoint(new DistributionPointName(new GeneralNames(uri)), null, null)}))),
                Extension.cRLDistributionPoints)).containsExactly(plain("URI:http://lab/ca.crl"));
        assertThat(value(CertificateReader.decode(foreign("a", Extension.authorityInfoAccess,
                new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri))), Extension.authorityInfoAccess))
                .containsExactly(new ExtensionLine.Access("1.3.6.1.5.5.7.48.1", plain("URI:http://lab/ca.crl")));
    }

    @Test
    void anAbsurdPathLengthIsRefusedAsAFactAndShownAsItIs() {
        var der = foreign("a", Extension.basicConstraints,
                new BasicConstraints(true) {
                    @Override public ASN1Primitive toASN1Primitive() {
                        return new DERSequence(new ASN1Encodable[] {
                            ASN1Boolean.TRUE,
                            new ASN1Integer(BigInteger.ONE.shiftLeft(64))});
                    }
                });
        assertThat(value(CertificateReader.decode(der), Extension.basicConstraints))
                .containsExactly(new ExtensionLine.Constraints(true, Optional.of("18446744073709551616")));
        assertThatThrownBy(() -> CertificateReader.facts(der)).isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void aThirteenthMonthIsNoDate() {
        var der = lab.device().der();
        var text = new String(der, StandardCharsets.ISO_8859_1);
        var month = text.indexOf("\u0017\r") + 4;
        der[month] = '1';
        der[month + 1] = '3';
        assertThatThrownBy(() -> CertificateReader.facts(der)).isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void twoSignatureAlgorithmsInOneCertificateAreRefused() throws Exception {
        var certificate = CertificateReader.parse(lab.device().der());
        var twofold = new DERSequence(new ASN1Encodable[] {certificate.getTBSCertificate(),
            SignatureScheme.ECDSA_SHA384.identifier(), certificate.getSignature()}).getEncoded();
        assertThatThrownBy(() -> CertificateReader.decode(twofold)).isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void whatIsLongerThanACertificateIsNone() {
        var der = lab.device().der();
        assertThatThrownBy(() -> CertificateReader.decode(java.util.Arrays.copyOf(der, der.length + 1)))
                .isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> CertificateReader.decode(java.util.Arrays.copyOf(der, der.length - 1)))
                .isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> CertificateReader.decode(new byte[Limits.MOST_OCTETS + 1]))
                .isInstanceOf(Failure.Malformed.class).hasMessageContaining("octets");
    }

    @Test
    void endlessNestingIsRefused() {
        var nested = new ByteArrayOutputStream();
        for (int i = 0; i < 200_000; i++) {
            nested.writeBytes(new byte[] {0x30, (byte) 0x80});
        }
        assertThatThrownBy(() -> CertificateReader.decode(nested.toByteArray())).isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> CertificateReader.facts(nested.toByteArray())).isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void aDamagedCertificateIsReadOrRefusedAndNothingElse() {
        var der = lab.device().der();
        Any.holdsFor(random -> damaged(random, der), damaged -> {
            readOrRefused(() -> CertificateReader.decode(damaged));
            readOrRefused(() -> CertificateReader.facts(damaged));
            readOrRefused(() -> Issuer.of(damaged));
            readOrRefused(() -> Chain.check(List.of(damaged, lab.intermediate().der(), lab.root().der()), Lab.NOW));
        });
    }

    static byte[] damaged(Random random, byte[] whole) {
        var damaged = random.nextInt(10) == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    static void readOrRefused(Runnable reading) {
        try {
            reading.run();
        } catch (Failure told) {
            assertThat(told).hasNoCause();
        }
    }
}
