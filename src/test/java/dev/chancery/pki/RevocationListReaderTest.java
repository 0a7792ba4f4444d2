package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.pki.RevocationListTest.Revoked;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevocationListReaderTest {

    private static final SerialNumber SERIAL = new SerialNumber(BigInteger.valueOf(0x6f35c1));
    private static final Revoked REVOKED = new Revoked(SERIAL, Lab.NOW.minusSeconds(60), Reason.KEY_COMPROMISE);

    private static byte[] list(Lab.Held issuer, Revoked... revoked) {
        return RevocationListTest.der(RevocationListTest.terms(7), issuer.signingKey(), List.of(revoked));
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnListsAreReadAndKnowTheirIssuer(KeySpec spec) {
        var root = Lab.root(spec);
        var list = RevocationListReader.read(list(root, REVOKED));
        assertThat(list.number()).contains(BigInteger.valueOf(7));
        assertThat(list.base()).isEmpty();
        assertThat(list.thisUpdate()).isEqualTo(Lab.NOW);
        assertThat(list.nextUpdate()).contains(Lab.NOW.plus(Duration.ofHours(24)));
        assertThat(list.count()).isOne();
        assertThat(list.isSignedBy(root.der())).isTrue();
        assertThat(list.isSignedBy(Lab.root(spec == KeySpec.EC_P256 ? KeySpec.EC_P384 : KeySpec.EC_P256).der())).isFalse();
    }

    @Test void everyEntryIsFoundAndNothingElse() {
        var random = new Random(8);
        var revoked = List.copyOf(random.ints(500).mapToObj(_ -> RevocationListTest.revoked(random))
                .collect(Collectors.toMap(Revoked::serial, one -> one, (first, _) -> first)).values());
        var list = RevocationListReader.read(list(Lab.root(KeySpec.EC_P256), revoked.toArray(Revoked[]::new)));
        for (var one : revoked) {
            assertThat(list.find(one.serial())).contains(new RevocationListReader.Entry(one.serial(), one.when(), one.reason()));
        }
        assertThat(list.find(new SerialNumber(BigInteger.ONE.shiftLeft(158).add(BigInteger.TWO)))).isEmpty();
    }

    @Test void aDeltaListSaysItsBase() {
        var der = RevocationListTest.der(RevocationListTest.delta(9, 5), Lab.root(KeySpec.EC_P256).signingKey(),
                List.of(new Revoked(SERIAL, Lab.NOW, Reason.REMOVE_FROM_CRL)));
        var list = RevocationListReader.read(der);
        assertThat(list.base()).contains(BigInteger.valueOf(5));
        assertThat(list.find(SERIAL).orElseThrow().reason()).isEqualTo(Reason.REMOVE_FROM_CRL);
    }

    @Test void pemIsReadToo() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var list = RevocationList.sign(RevocationListTest.terms(3), Lab.root(KeySpec.EC_P256).signingKey(),
                taker -> taker.take(SERIAL, Lab.NOW, Reason.SUPERSEDED))) {
            list.writePem(out);
        }
        var read = RevocationListReader.read(("words before\n" + out).getBytes(StandardCharsets.US_ASCII));
        assertThat(read.number()).contains(BigInteger.valueOf(3));
        assertThat(read.find(SERIAL)).isPresent();
    }

    @Test void aForgedSignatureIsNoticed() {
        var root = Lab.root(KeySpec.EC_P256);
        var der = list(root, REVOKED);
        der[der.length - 1] ^= 1;
        assertThat(RevocationListReader.read(der).isSignedBy(root.der())).isFalse();
    }

    /// A list as others make it; the first of the version, without extensions, may have no end.
    private static byte[] foreign(ExtensionsGenerator entry, ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value)
            throws Exception {
        var builder = new X509v2CRLBuilder(new X500Name("CN=Old"), Date.from(Lab.NOW));
        builder.addCRLEntry(BigInteger.ONE, Date.from(Lab.NOW), entry.isEmpty() ? null : entry.generate());
        if (value != DERNull.INSTANCE) {
            builder.addExtension(oid, critical, value);
        }
        return builder.build(new JcaContentSignerBuilder("SHA384withRSA").build(Lab.key(KeySpec.RSA_2048, "foreign").getPrivate()))
                .getEncoded();
    }

    private static ExtensionsGenerator entry(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) throws Exception {
        var generator = new ExtensionsGenerator();
        generator.addExtension(oid, critical, value);
        return generator;
    }

    @Test void aListOfTheFirstVersionIsRead() throws Exception {
        var list = RevocationListReader.read(foreign(new ExtensionsGenerator(), Extension.cRLNumber, false, DERNull.INSTANCE));
        assertThat(list.number()).isEmpty();
        assertThat(list.nextUpdate()).isEmpty();
        assertThat(list.find(new SerialNumber(BigInteger.ONE))).map(RevocationListReader.Entry::reason).contains(Reason.UNSPECIFIED);
    }

    @Test void anUnknownReasonIsStillARevocation() throws Exception {
        var list = RevocationListReader.read(foreign(entry(Extension.reasonCode, false, CRLReason.lookup(7)), Extension.cRLNumber,
                false, DERNull.INSTANCE));
        assertThat(list.find(new SerialNumber(BigInteger.ONE))).map(RevocationListReader.Entry::reason).contains(Reason.UNSPECIFIED);
    }

    @Test void whatCouldOnlyBeMisunderstoodIsRefused() throws Exception {
        var indirect = new IssuingDistributionPoint(new DistributionPointName(new GeneralNames(
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://a.example"))), false, false, null, true, false);
        var unknown = new ASN1ObjectIdentifier("1.2.3.4");
        for (var der : List.of(foreign(new ExtensionsGenerator(), Extension.issuingDistributionPoint, true, indirect),
                foreign(new ExtensionsGenerator(), unknown, true, new GeneralName(GeneralName.dNSName, "a")),
                foreign(entry(Extension.certificateIssuer, true, new GeneralNames(new GeneralName(new X500Name("CN=Other")))),
                        Extension.cRLNumber, false, DERNull.INSTANCE))) {
            assertThatThrownBy(() -> RevocationListReader.read(der)).isInstanceOf(Failure.Malformed.class);
        }
    }

    /// Readers that compare octets would not find it under its number (X.690, 8.3.2).
    @Test void aSerialNumberThatIsNotWrittenInItsShortestFormIsRefused() {
        for (var serial : List.of("02020005", "0203000001", "0202ffff", "0200")) {
            var list = new Raw.OfList();
            list.entries.add(Raw.sequence(Raw.octets(serial), Raw.time("261119100000Z")));
            assertThatThrownBy(() -> RevocationListReader.read(list.der())).as(serial).isInstanceOf(Failure.Malformed.class);
        }
        for (var serial : List.of("020105", "02020080", "0202ff7f", "020100")) {
            var list = new Raw.OfList();
            list.entries.add(Raw.sequence(Raw.octets(serial), Raw.time("261119100000Z")));
            assertThat(RevocationListReader.read(list.der()).count()).as(serial).isEqualTo(3);
        }
    }

    @Test void whateverIsDoneToAListThereIsOneKindOfFailure() {
        var root = Lab.root(KeySpec.EC_P256);
        var whole = list(root, REVOKED, new Revoked(new SerialNumber(BigInteger.TEN), Lab.NOW, Reason.UNSPECIFIED));
        Any.holdsFor(random -> mutated(random, whole), der -> assertThatCode(() -> {
            try {
                var list = RevocationListReader.read(der);
                list.find(SERIAL);
                list.issuer();
                assertThat(list.isSignedBy(root.der())).isEqualTo(Arrays.equals(der, whole));
            } catch (Failure.Malformed told) {
                assertThat(told).hasMessageStartingWith("malformed ");
            }
        }).doesNotThrowAnyException());
    }

    private static byte[] mutated(Random random, byte[] whole) {
        var changed = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = random.nextInt(4); i > 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
    }

    @Test void whatIsNoListIsRefused() {
        for (var input : List.of(new byte[0], new byte[] {0x30}, new byte[] {0x30, (byte) 0x80, 0, 0},
                new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1}, "-----BEGIN X509 CRL-----\n!!!!\n-----END X509 CRL-----"
                        .getBytes(StandardCharsets.US_ASCII), Lab.root(KeySpec.EC_P256).der())) {
            assertThatThrownBy(() -> RevocationListReader.read(input)).isInstanceOf(Failure.Malformed.class);
        }
        assertThatThrownBy(() -> RevocationListReader.read(new byte[Limits.MOST_LIST_OCTETS + 1]))
                .isInstanceOf(Failure.Malformed.class).hasMessageContaining("at most");
    }

    @Test void nestingDoesNotExhaustTheStack() {
        var deep = new byte[2_000_000];
        Arrays.fill(deep, (byte) 0x30);
        assertThatThrownBy(() -> RevocationListReader.read(deep)).isInstanceOf(Failure.Malformed.class);
    }
}
