package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificateTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Validity YEAR = Validity.issued(NOON, Ttl.DEFAULT);
    private static final Instant END = YEAR.notAfter();

    private static Certificate certificate(DistinguishedName subject, Validity validity, Optional<Revocation> revoked) {
        var bytes = Bytes.of(new byte[32]);
        return new Certificate(new CertificateId(1), new AuthorityId(1), new SerialNumber(BigInteger.valueOf(0x6f35)), subject,
                Optional.empty(), "device", KeySpec.EC_P256, validity, NOON, revoked, false, bytes, bytes);
    }

    private static Status status(Instant now) {
        return certificate(new DistinguishedName(List.of()), YEAR, Optional.empty()).status(now);
    }

    @Test void itIsNotYetValidBeforeItsStart() {
        assertThat(status(YEAR.notBefore().minusNanos(1))).isEqualTo(Status.NOT_YET_VALID);
        assertThat(status(YEAR.notBefore())).isEqualTo(Status.ACTIVE);
    }

    @Test void itExpiresAfterItsEnd() {
        assertThat(status(END)).isEqualTo(Status.EXPIRING);
        assertThat(status(END.plusNanos(1))).isEqualTo(Status.EXPIRED);
    }

    @Test void itIsExpiringWithLessThanThirtyDaysLeft() {
        assertThat(status(END.minus(Status.SOON))).isEqualTo(Status.ACTIVE);
        assertThat(status(END.minus(Status.SOON).plusNanos(1))).isEqualTo(Status.EXPIRING);
    }

    @Test void aShortLifeIsExpiringFromTheStartAndStillNotValidBefore() {
        var hour = Validity.issued(NOON, Ttl.parse("1h").orRefuse());
        var certificate = certificate(new DistinguishedName(List.of()), hour, Optional.empty());
        assertThat(certificate.status(NOON)).isEqualTo(Status.EXPIRING);
        assertThat(certificate.status(hour.notBefore().minusSeconds(1))).isEqualTo(Status.NOT_YET_VALID);
    }

    @Test void aRevokedOneIsRevokedForEver() {
        var certificate = certificate(new DistinguishedName(List.of()), YEAR, Optional.of(new Revocation(NOON, Revocation.Reason.SUPERSEDED)));
        assertThat(List.of(Instant.EPOCH, NOON, END.plusSeconds(1))).allSatisfy(
                now -> assertThat(certificate.status(now)).isEqualTo(Status.REVOKED));
    }

    @Test void oneOnHoldIsSaidToBeOnHold() {
        var certificate = certificate(new DistinguishedName(List.of()), YEAR, Optional.of(new Revocation(NOON, Revocation.Reason.CERTIFICATE_HOLD)));
        assertThat(certificate.status(NOON)).isEqualTo(Status.ON_HOLD);
        assertThat(certificate.status(END.plusSeconds(1))).isEqualTo(Status.ON_HOLD);
    }

    @Test void itIsValidExactlyWhileItsStatusSaysSo() {
        for (var now : List.of(YEAR.notBefore().minusNanos(1), YEAR.notBefore(), NOON, END, END.plusNanos(1))) {
            assertThat(YEAR.contains(now)).isEqualTo(List.of(Status.ACTIVE, Status.EXPIRING).contains(status(now)));
        }
    }

    @Test void itIsCalledByItsCommonNameOrElseItsSerialNumber() {
        var named = DistinguishedName.commonName("press-001").orRefuse();
        assertThat(certificate(named, YEAR, Optional.empty()).label()).isEqualTo("press-001");
        assertThat(certificate(new DistinguishedName(List.of()), YEAR, Optional.empty()).label()).isEqualTo("6f:35");
    }
}
