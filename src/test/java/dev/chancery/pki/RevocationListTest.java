package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Ttl;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The JDK reads what is written.
class RevocationListTest {

    static final BigInteger LARGEST_NUMBER = BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE);

    record Revoked(SerialNumber serial, Instant when, Reason reason) {}

    static RevocationList.Terms terms(long number) {
        return new RevocationList.Terms(BigInteger.valueOf(number), Lab.NOW, Lab.NOW.plus(Duration.ofHours(24)),
                Optional.empty(), Optional.empty());
    }

    static RevocationList.Terms delta(long number, long base) {
        return new RevocationList.Terms(BigInteger.valueOf(number), Lab.NOW, Lab.NOW.plus(Duration.ofHours(24)),
                Optional.empty(), Optional.of(BigInteger.valueOf(base)));
    }

    static byte[] der(RevocationList.Terms terms, SigningKey key, List<Revoked> revoked) {
        try (var list = RevocationList.sign(terms, key,
                taker -> revoked.forEach(one -> taker.take(one.serial(), one.when(), one.reason())))) {
            var out = new ByteArrayOutputStream();
            list.writeDer(out);
            assertThat(list.size()).isEqualTo(out.size());
            assertThat(list.entries()).isEqualTo(revoked.size());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Revoked revoked(Random random) {
        return new Revoked(new SerialNumber(new BigInteger(Any.of(random, 1, 7, 8, 64, 128, 158), random).add(BigInteger.ONE)),
                Instant.ofEpochSecond(random.nextLong(Instant.parse("1999-12-31T23:59:59Z").getEpochSecond(),
                        Instant.parse("2099-01-01T00:00:00Z").getEpochSecond())),
                Any.of(random, Reason.UNSPECIFIED, Reason.KEY_COMPROMISE, Reason.CERTIFICATE_HOLD, Reason.PRIVILEGE_WITHDRAWN,
                        Reason.AA_COMPROMISE, Reason.SUPERSEDED));
    }

    private static X509CRL read(byte[] der) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfAuthoritySignsLists(KeySpec spec) throws Exception {
        var root = Lab.root(spec);
        var wanted = new Revoked(SerialNumber.random(Lab.RANDOM), Lab.NOW, Reason.KEY_COMPROMISE);
        var list = read(der(terms(7), root.signingKey(), List.of(wanted)));
        list.verify(root.pair().getPublic());
        assertThat(list.getVersion()).isEqualTo(2);
        assertThat(list.getThisUpdate()).isEqualTo(Date.from(Lab.NOW));
        assertThat(list.getNextUpdate()).isEqualTo(Date.from(Lab.NOW.plus(Duration.ofHours(24))));
        assertThat(list.getNonCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.20", "2.5.29.35");
        assertThat(list.getCriticalExtensionOIDs()).isEmpty();
    }

    @Test void whatIsRevokedIsReadBackAsItWas() throws Exception {
        var random = new Random(20);
        var wanted = new HashMap<BigInteger, Revoked>();
        for (int i = 0; i < 2_000; i++) {
            var one = revoked(random);
            wanted.put(one.serial().value(), one);
        }
        var list = read(der(terms(7), Lab.root(KeySpec.EC_P256).signingKey(), List.copyOf(wanted.values())));
        assertThat(list.getRevokedCertificates()).hasSize(wanted.size());
        list.getRevokedCertificates().forEach(entry -> same(entry, wanted.get(entry.getSerialNumber())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "1900-02-28T23:59:59Z", "1949-12-31T23:59:59Z", "1950-01-01T00:00:00Z",
        "2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void aTimeOfAnyYearIsReadBack(Instant when) {
        var one = new Revoked(new SerialNumber(BigInteger.TEN), when, Reason.SUPERSEDED);
        var list = RevocationListReader.read(der(terms(7), Lab.root(KeySpec.EC_P256).signingKey(), List.of(one)));
        assertThat(list.find(one.serial())).contains(new RevocationListReader.Entry(one.serial(), when, one.reason()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"})
    void aYearThatHasNotFourDigitsIsRefused(Instant when) {
        var entry = new RevokedEntry();
        var serial = new SerialNumber(BigInteger.TEN);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> entry.encode(serial, when, Reason.SUPERSEDED)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void same(X509CRLEntry entry, Revoked wanted) {
        assertThat(entry.getRevocationDate()).isEqualTo(Date.from(wanted.when()));
        var reason = Optional.ofNullable(entry.getRevocationReason()).map(Enum::ordinal);
        assertThat(reason).isEqualTo(wanted.reason() == Reason.UNSPECIFIED ? Optional.empty() : Optional.of(wanted.reason().code()));
    }

    @Test void aListWithoutEntriesHasNoPlaceForThem() throws Exception {
        var root = Lab.root(KeySpec.EC_P256);
        var list = read(der(terms(1), root.signingKey(), List.of()));
        list.verify(root.pair().getPublic());
        assertThat(list.getRevokedCertificates()).isNull();
    }

    @Test void manyEntriesDoNotStayInMemory() throws Exception {
        var root = Lab.root(KeySpec.EC_P256);
        var many = new ArrayList<Revoked>();
        for (int i = 1; i <= 50_000; i++) {
            many.add(new Revoked(new SerialNumber(BigInteger.valueOf(i).shiftLeft(80)), Lab.NOW.plusSeconds(i), Reason.SUPERSEDED));
        }
        var list = read(der(terms(1), root.signingKey(), many));
        list.verify(root.pair().getPublic());
        assertThat(list.getRevokedCertificates()).hasSize(50_000);
    }

    @Test void theLargestNumberHasTwentyOctets() throws Exception {
        var terms = new RevocationList.Terms(LARGEST_NUMBER, Lab.NOW, Lab.NOW.plusSeconds(1), Optional.empty(), Optional.empty());
        var list = read(der(terms, Lab.root(KeySpec.EC_P256).signingKey(), List.of()));
        assertThat(list.getExtensionValue("2.5.29.20")).hasSize(2 + 2 + 20);
        for (var wrong : List.of(LARGEST_NUMBER.add(BigInteger.ONE), BigInteger.valueOf(-1))) {
            assertThatThrownBy(() -> new RevocationList.Terms(wrong, Lab.NOW, Lab.NOW.plusSeconds(1), Optional.empty(),
                    Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test void aDeltaListNamesItsBaseInAWayThatMustBeUnderstood() throws Exception {
        var root = Lab.root(KeySpec.EC_P256);
        var back = new Revoked(SerialNumber.random(Lab.RANDOM), Lab.NOW, Reason.REMOVE_FROM_CRL);
        var list = read(der(delta(9, 5), root.signingKey(), List.of(back)));
        assertThat(list.getCriticalExtensionOIDs()).containsExactly("2.5.29.27");
        assertThat(list.getExtensionValue("2.5.29.27")).isEqualTo(new byte[] {4, 3, 2, 1, 5});
        assertThat(list.getRevokedCertificate(back.serial().value()).getRevocationReason().ordinal()).isEqualTo(8);
        assertThatThrownBy(() -> der(terms(9), root.signingKey(), List.of(back))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void theIssuingDistributionPointIsCritical() throws Exception {
        var terms = new RevocationList.Terms(BigInteger.ONE, Lab.NOW, Lab.NOW.plusSeconds(60),
                Optional.of("http://lab.example/crl.der"), Optional.empty());
        var list = read(der(terms, Lab.root(KeySpec.EC_P256).signingKey(), List.of()));
        assertThat(list.getCriticalExtensionOIDs()).containsExactly("2.5.29.28");
        assertThat(new String(list.getExtensionValue("2.5.29.28"), StandardCharsets.US_ASCII)).contains("http://lab.example/crl.der");
    }

    @Test void aListEndsAfterItBegins() {
        assertThatThrownBy(() -> new RevocationList.Terms(BigInteger.ONE, Lab.NOW, Lab.NOW, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test void anAuthorityThatMayNotSignListsDoesNot() {
        var foreign = Lab.foreign(new X500Name("CN=Old"), new X500Name("CN=Old"),
                builder -> {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
                });
        assertThatThrownBy(() -> der(terms(1), foreign.signingKey(), List.of())).isInstanceOf(Failure.Malformed.class)
                .hasMessageContaining("may not sign revocation lists");
    }

    @Test void severalListsStandInOnePemText() throws Exception {
        var root = Lab.root(KeySpec.EC_P256);
        var out = new ByteArrayOutputStream();
        for (int i = 1; i <= 2; i++) {
            try (var list = RevocationList.sign(terms(i), root.signingKey(), _ -> {})) {
                list.writePem(out);
            }
        }
        assertThat(out.toString(StandardCharsets.US_ASCII).lines()).allSatisfy(line -> assertThat(line).hasSizeBetween(1, 64));
        assertThat(Pem.read(out.toString(StandardCharsets.US_ASCII))).extracting(Pem.Block::label)
                .isEqualTo(List.of("X509 CRL", "X509 CRL"));
        assertThat(CertificateFactory.getInstance("X.509").generateCRLs(new ByteArrayInputStream(out.toByteArray()))).hasSize(2);
    }

    @Test void anIntermediateSignsWithItsOwnKeyIdentifier() throws Exception {
        var root = Lab.root(KeySpec.EC_P256);
        var issuing = Lab.issue(root, Profile.INTERMEDIATE, Lab.request("Lab Issuing", KeySpec.EC_P384,
                Ttl.days(100), OptionalInt.of(0)));
        var list = RevocationListReader.read(der(terms(1), issuing.signingKey(), List.of()));
        assertThat(list.isSignedBy(issuing.der())).isTrue();
        assertThat(list.isSignedBy(root.der())).isFalse();
        assertThat(list.issuer()).isEqualTo(CertificateReader.decode(issuing.der()).subject());
    }
}
