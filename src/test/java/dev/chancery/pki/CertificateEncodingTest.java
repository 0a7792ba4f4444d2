package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.DistinguishedName.Part;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What stands in the certificates, octet by octet, against RFC 5280.
class CertificateEncodingTest {

    private final Lab.Lineage lab = Lab.lineage(KeySpec.EC_P256);

    private static Certificate parsed(Lab.Held held) {
        return Certificate.getInstance(held.der());
    }

    private static Optional<Extension> extension(Lab.Held held, ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(parsed(held).getTBSCertificate().getExtensions().getExtension(oid));
    }

    private static ASN1Encodable value(Lab.Held held, ASN1ObjectIdentifier oid) {
        return extension(held, oid).orElseThrow().getParsedValue();
    }

    private static List<String> oids(Lab.Held held, boolean critical) {
        var extensions = parsed(held).getTBSCertificate().getExtensions();
        var oids = critical ? extensions.getCriticalExtensionOIDs() : extensions.getNonCriticalExtensionOIDs();
        return Arrays.stream(oids).map(ASN1ObjectIdentifier::getId).toList();
    }

    @Test
    void everyCertificateIsOfVersion3WithoutUniqueIdentifiers() {
        for (var held : List.of(lab.root(), lab.intermediate(), lab.device())) {
            assertThat(parsed(held).getVersionNumber()).isEqualTo(3);
            assertThat(parsed(held).getTBSCertificate().getIssuerUniqueId()).isNull();
            assertThat(parsed(held).getTBSCertificate().getSubjectUniqueId()).isNull();
        }
    }

    @Test
    void authoritiesSaySoCriticallyAndWithTheirPathLength() {
        assertThat(BasicConstraints.getInstance(value(lab.root(), Extension.basicConstraints)))
                .isEqualTo(new BasicConstraints(true));
        assertThat(BasicConstraints.getInstance(value(lab.intermediate(), Extension.basicConstraints)))
                .isEqualTo(new BasicConstraints(0));
        for (var held : List.of(lab.root(), lab.intermediate())) {
            assertThat(KeyUsage.getInstance(value(held, Extension.keyUsage)))
                    .isEqualTo(new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            assertThat(oids(held, true)).containsExactly("2.5.29.19", "2.5.29.15");
            assertThat(extension(held, Extension.extendedKeyUsage)).isEmpty();
        }
    }

    @Test
    void aDeviceIsNoAuthorityAndMaySignInIfItIsAClient() {
        assertThat(BasicConstraints.getInstance(value(lab.device(), Extension.basicConstraints)))
                .isEqualTo(new BasicConstraints(false));
        assertThat(KeyUsage.getInstance(value(lab.device(), Extension.keyUsage)))
                .isEqualTo(new KeyUsage(KeyUsage.digitalSignature));
        assertThat(ExtendedKeyUsage.getInstance(value(lab.device(), Extension.extendedKeyUsage)).getUsages())
                .containsExactly(KeyPurposeId.id_kp_clientAuth);
        assertThat(oids(lab.device(), true)).containsExactly("2.5.29.19", "2.5.29.15");
        assertThat(oids(lab.device(), false)).containsExactly("2.5.29.37", "2.5.29.17", "2.5.29.14", "2.5.29.35");
    }

    @Test
    void aServerWithAnRsaKeyMayEncipher() {
        var server = Lab.issue(lab.root(), Profile.SERVER,
                Lab.device("broker", KeySpec.RSA_2048, new SubjectName.Dns("broker.lab")));
        assertThat(KeyUsage.getInstance(value(server, Extension.keyUsage)))
                .isEqualTo(new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
        assertThat(ExtendedKeyUsage.getInstance(value(server, Extension.extendedKeyUsage)).getUsages())
                .containsExactly(KeyPurposeId.id_kp_serverAuth);
    }

    @Test
    void keyIdentifiersLeadFromEachCertificateToItsIssuer() {
        assertThat(extension(lab.root(), Extension.authorityKeyIdentifier)).isEmpty();
        assertThat(authorityKeyId(lab.intermediate())).isEqualTo(subjectKeyId(lab.root()));
        assertThat(authorityKeyId(lab.device())).isEqualTo(subjectKeyId(lab.intermediate())).hasSize(20);
        assertThat(AuthorityKeyIdentifier.getInstance(value(lab.device(), Extension.authorityKeyIdentifier))
                .getAuthorityCertIssuer()).isNull();
    }

    private static byte[] subjectKeyId(Lab.Held held) {
        return SubjectKeyIdentifier.getInstance(value(held, Extension.subjectKeyIdentifier)).getKeyIdentifier();
    }

    private static byte[] authorityKeyId(Lab.Held held) {
        return AuthorityKeyIdentifier.getInstance(value(held, Extension.authorityKeyIdentifier)).getKeyIdentifierOctets();
    }

    @Test
    void theIssuerIsTheAuthoritysSubjectOctetByOctet() throws Exception {
        var subject = new X500NameBuilder().addRDN(BCStyle.C, new DERPrintableString("DE"))
                .addMultiValuedRDN(new ASN1ObjectIdentifier[] {BCStyle.OU, BCStyle.O},
                        new ASN1Encodable[] {new DERT61String("Pr\u00fcflabor"), new DERPrintableString("Lab")})
                .addRDN(BCStyle.SERIALNUMBER, new DERPrintableString("7")).build();
        var foreign = Lab.foreignRoot(subject, new KeyUsage(KeyUsage.keyCertSign));
        var device = Lab.issue(foreign, Profile.DEVICE, Lab.device("press-1", KeySpec.EC_P256));
        assertThat(parsed(device).getIssuer().getEncoded()).isEqualTo(subject.getEncoded());
        Chain.check(List.of(device.der(), foreign.der()), Lab.NOW);
    }

    @Test
    void anAuthorityWithoutAKeyIdentifierIsNamedByTheOneItWouldHave() throws Exception {
        var foreign = Lab.foreignRoot(new X500Name("CN=Foreign"), new KeyUsage(KeyUsage.keyCertSign));
        var device = Lab.issue(foreign, Profile.DEVICE, Lab.device("press-1", KeySpec.EC_P256));
        var bits = parsed(foreign).getSubjectPublicKeyInfo().getPublicKeyData().getBytes();
        assertThat(authorityKeyId(device))
                .isEqualTo(Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bits), 20));
    }

    @Test
    void textIsWrittenInTheTypesThatVerifiersExpect() {
        var subject = new DistinguishedName(List.of(new Part(Attribute.COUNTRY, "DE"),
                new Part(Attribute.ORGANIZATION, "Prüflabor"), new Part(Attribute.EMAIL, "ca@lab.example")));
        var values = Arrays.stream(NameEncoding.name(subject).getRDNs()).map(rdn -> rdn.getFirst().getValue()).toList();
        assertThat(values).hasExactlyElementsOfTypes(DERPrintableString.class, DERUTF8String.class, DERIA5String.class);
    }

    @Test
    void theNamesAreCriticalWhenTheyAreAllThereIs() {
        var names = List.<SubjectName>of(new SubjectName.Dns("press-1.lab"));
        var nameless = new Request(new DistinguishedName(List.of()), names, KeySpec.EC_P256,
                Validity.issued(Lab.NOW, Ttl.DEFAULT), OptionalInt.empty());
        var device = Lab.issue(lab.root(), Profile.DEVICE, nameless);
        assertThat(extension(device, Extension.subjectAlternativeName).orElseThrow().isCritical()).isTrue();
        assertThat(extension(lab.device(), Extension.subjectAlternativeName).orElseThrow().isCritical()).isFalse();
        Chain.check(List.of(device.der(), lab.root().der()), Lab.NOW);
    }

    @Test
    void addressesHaveFourOrSixteenOctets() {
        var device = Lab.issue(lab.root(), Profile.DEVICE, Lab.device("press-1", KeySpec.EC_P256,
                new SubjectName.Ip("10.0.0.7"), new SubjectName.Ip("fd00::7")));
        var san = HexFormat.of().formatHex(
                extension(device, Extension.subjectAlternativeName).orElseThrow().getExtnValue().getOctets());
        assertThat(san).isEqualTo("3018" + "87040a000007" + "8710fd000000000000000000000000000007");
    }

    @ParameterizedTest
    @CsvSource({
        "2049-12-31T23:59:59Z, utc", "2050-01-01T00:00:00Z, generalized", "1950-01-01T00:00:00Z, utc",
        "1949-12-31T23:59:59Z, generalized", "2026-11-20T10:00:00Z, utc", "9999-12-31T23:59:59Z, generalized"
    })
    void aTimeIsWrittenWithTwoDigitsOfTheYearThrough2049AndWithFourFromThenOn(Instant instant, String kind) {
        var time = TimeEncoding.time(instant);
        assertThat(time.toASN1Primitive())
                .isInstanceOf(kind.equals("utc") ? ASN1UTCTime.class : ASN1GeneralizedTime.class);
        assertThat(TimeEncoding.validity(time, time)).isEqualTo(new Validity(instant, instant));
    }

    @Test
    void aTimeHasSecondsAndEndsInZ() throws IOException {
        assertThat(TimeEncoding.time(Instant.parse("2049-12-31T23:59:59Z")).getEncoded())
                .isEqualTo("\u0017\r491231235959Z".getBytes(StandardCharsets.US_ASCII));
        assertThat(TimeEncoding.time(Instant.parse("2050-01-01T00:00:00Z")).getEncoded())
                .isEqualTo("\u0018\u000f20500101000000Z".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @EnumSource
    void theSignatureIsAsStrongAsTheKeyAndItsParametersAreAsTheStandardsSay(KeySpec spec) {
        var root = parsed(Lab.root(spec));
        var algorithm = root.getSignatureAlgorithm();
        assertThat(algorithm).isEqualTo(root.getTBSCertificate().getSignature());
        assertThat(algorithm.getAlgorithm().getId()).isEqualTo(switch (spec) {
            case RSA_2048, RSA_3072, RSA_4096 -> "1.2.840.113549.1.1.11";
            case EC_P256 -> "1.2.840.10045.4.3.2";
            case EC_P384 -> "1.2.840.10045.4.3.3";
            case EC_P521 -> "1.2.840.10045.4.3.4";
            case ED25519 -> "1.3.101.112";
            case ML_DSA_44 -> "2.16.840.1.101.3.4.3.17";
            case ML_DSA_65 -> "2.16.840.1.101.3.4.3.18";
            case ML_DSA_87 -> "2.16.840.1.101.3.4.3.19";
        });
        if (spec.algorithm() == KeySpec.Algorithm.RSA) {
            assertThat(algorithm.getParameters()).isInstanceOf(ASN1Null.class);
        } else {
            assertThat(algorithm.getParameters()).isNull();
        }
        assertThat(SignatureScheme.of(spec).gives(root.getSignature().getOctets(), spec)).isTrue();
    }

    @Test
    void aSignatureOfAnotherSchemeIsNotTakenForOne() {
        for (var spec : KeySpec.values()) {
            assertThat(SignatureScheme.of(spec).gives(new byte[0], spec)).isFalse();
            assertThat(SignatureScheme.of(spec).gives(new byte[65], spec)).isFalse();
        }
        var p384 = parsed(Lab.root(KeySpec.EC_P384)).getSignature().getOctets();
        assertThat(SignatureScheme.of(KeySpec.EC_P256).gives(p384, KeySpec.EC_P256)).isFalse();
    }

    @Test
    void keysAreWrittenWithNamedCurvesAndUncompressedPoints() {
        for (var spec : List.of(KeySpec.EC_P256, KeySpec.EC_P384, KeySpec.EC_P521)) {
            var key = parsed(Lab.root(spec)).getSubjectPublicKeyInfo();
            assertThat(key.getAlgorithm().getParameters()).isInstanceOf(ASN1ObjectIdentifier.class);
            assertThat(key.getPublicKeyData().getOctets()).startsWith(4).hasSize(1 + 2 * ((spec.bits() + 7) / 8));
        }
    }

    @Test
    void aRandomSerialNumberIsPositiveAndOf17Octets() {
        assertThat(parsed(lab.device()).getSerialNumber().getValue().signum()).isPositive();
        assertThat(parsed(lab.device()).getSerialNumber().getValue().toByteArray()).hasSize(17);
    }

    /// Ed25519 signs the same octets every time, so that these never change unless the format does.
    @Test
    void theEncodingIsTheOneThatWasAgreedOn() throws Exception {
        var root = golden(1);
        var draft = Issuer.root().prepare(Profile.ROOT, Lab.request("Golden Root", KeySpec.ED25519, Ttl.days(36_525),
                OptionalInt.of(0)), new SerialNumber(BigInteger.ONE.shiftLeft(128)), Lab.NOW).orRefuse();
        var rootDer = draft.selfSign(root);
        var device = golden(2);
        var deviceDer = Issuer.of(rootDer).prepare(Profile.DEVICE, Lab.device("Gerät 7", KeySpec.ED25519,
                        new SubjectName.Dns("*.press.lab"), new SubjectName.Ip("fd00::7"),
                        new SubjectName.Uri("spiffe://lab/press/7"), new SubjectName.Email("ops@lab.example")),
                new SerialNumber(BigInteger.ONE.shiftLeft(128).add(BigInteger.ONE)), Lab.NOW).orRefuse()
                .sign(device.getPublic(), SigningKey.of(rootDer, root.getPrivate()));
        assertThat(Pem.certificates(List.of(deviceDer, rootDer))).isEqualTo(resource("golden-chain.pem"));
    }

    private static KeyPair golden(int seed) throws Exception {
        var key = new org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters(HexFormat.of()
                .parseHex("%02x".formatted(seed).repeat(32)));
        var pkcs8 = org.bouncycastle.crypto.util.PrivateKeyInfoFactory.createPrivateKeyInfo(key);
        var spki = org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key.generatePublicKey());
        return new KeyPair(Crypto.chosen().factory(KeySpec.Algorithm.ED25519)
                .generatePublic(new X509EncodedKeySpec(spki.getEncoded())), Keys.privateKey(KeySpec.ED25519, pkcs8.getEncoded()));
    }

    private static String resource(String name) throws IOException {
        try (var stream = CertificateEncodingTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private record Asked(Profile profile, Request request, SerialNumber serial) {}

    @Test
    void whatIsReadIsWhatWasAskedFor() {
        var issuer = Lab.root(new Request(Lab.name("Century Root"), List.of(), KeySpec.EC_P256,
                new Validity(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2126-11-01T00:00:00Z")),
                OptionalInt.of(3)));
        var prepared = Issuer.of(issuer.der());
        var signing = issuer.signingKey();
        var key = Lab.key(KeySpec.EC_P256, "device").getPublic();
        Any.holdsFor(CertificateEncodingTest::asked, asked -> {
            var der = prepared.prepare(asked.profile(), asked.request(), asked.serial(), Lab.NOW).orRefuse().sign(key, signing);
            var facts = CertificateReader.facts(der);
            assertThat(facts.subject()).isEqualTo(asked.request().subject());
            assertThat(facts.names()).isEqualTo(asked.request().names());
            assertThat(facts.validity()).isEqualTo(asked.request().validity());
            assertThat(facts.serial()).isEqualTo(asked.serial());
            assertThat(facts.key()).contains(KeySpec.EC_P256);
            assertThat(facts.ca()).isEqualTo(asked.profile().forAuthority());
            assertThat(facts.pathLength()).isEqualTo(asked.request().pathLength());
            assertThat(facts.issuer()).isEqualTo(Lab.name("Century Root").toString());
            var decoded = CertificateReader.decode(der);
            assertThat(decoded.subject()).isEqualTo(asked.request().subject().toString());
            assertThat(decoded.validity()).isEqualTo(facts.validity());
            assertThat(decoded.sha256()).contains(facts.sha256());
        });
    }

    private static Asked asked(Random random) {
        var profile = Any.of(random, Profile.DEVICE, Profile.SERVER, Profile.INTERMEDIATE);
        var begin = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(random.nextLong(3_000_000_000L));
        var request = new Request(subject(random), names(random), KeySpec.EC_P256,
                new Validity(begin, begin.plusSeconds(random.nextLong(100_000_000L))),
                profile.forAuthority() ? OptionalInt.of(random.nextInt(3)) : OptionalInt.empty());
        return new Asked(profile, request, new SerialNumber(new BigInteger(64 + random.nextInt(95), random).setBit(63).setBit(0)));
    }

    private static DistinguishedName subject(Random random) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(Attribute.COMMON_NAME, "c" + random.nextInt(1000)));
        for (int i = random.nextInt(5); i > 0; i--) {
            part(random).ifPresent(parts::add);
        }
        return new DistinguishedName(parts);
    }

    private static Optional<Part> part(Random random) {
        var attribute = Any.of(random, Attribute.values());
        var text = switch (attribute) {
            case COUNTRY -> Any.of(random, "DE", "FR", "fr");
            case EMAIL -> "a+b" + random.nextInt(10) + "@lab.example";
            case STATE, LOCALITY, ORGANIZATION, ORGANIZATIONAL_UNIT, COMMON_NAME -> Any.text(random, 64).strip();
        };
        try {
            return text.isBlank() ? Optional.empty()
                    : Optional.of(new DistinguishedName(List.of(new Part(attribute, text))).parts().getFirst());
        } catch (Failure.Refused invisible) {
            return Optional.empty();
        }
    }

    private static List<SubjectName> names(Random random) {
        var names = new LinkedHashSet<SubjectName>();
        names.add(new SubjectName.Dns("host-" + random.nextInt(1000) + ".lab"));
        Stream.generate(() -> name(random)).limit(random.nextInt(6)).forEach(names::add);
        return List.copyOf(names);
    }

    private static SubjectName name(Random random) {
        var octets = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(octets);
        return switch (random.nextInt(4)) {
            case 0 -> new SubjectName.Dns("*.a" + random.nextInt(100) + ".xn--prflabor-n2a.lab");
            case 1 -> new SubjectName.Ip(dev.chancery.domain.IpAddress.ofOctets(octets).toString());
            case 2 -> new SubjectName.Uri("urn:uuid:" + HexFormat.of().formatHex(octets));
            default -> new SubjectName.Email("ops-" + random.nextInt(100) + "@lab.example");
        };
    }
}
