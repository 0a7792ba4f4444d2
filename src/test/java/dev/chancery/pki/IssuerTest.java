package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.domain.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class IssuerTest {

    private static final DistinguishedName NOBODY = new DistinguishedName(List.of());
    private static final SerialNumber SERIAL = SerialNumber.random(Lab.RANDOM);

    private final Lab.Held root = Lab.root(KeySpec.EC_P256);
    private final Validity rootValidity = CertificateReader.facts(root.der()).validity();

    private static Request with(List<SubjectName> names, DistinguishedName subject) {
        return new Request(subject, names, KeySpec.EC_P256, Validity.issued(Lab.NOW, Ttl.days(30)), OptionalInt.empty());
    }

    private static Request valid(Instant notBefore, Instant notAfter) {
        return new Request(Lab.name("press-1"), List.of(), KeySpec.EC_P256, new Validity(notBefore, notAfter),
                OptionalInt.empty());
    }

    private static Request authority(OptionalInt pathLength) {
        return Lab.request("Issuing", KeySpec.EC_P256, Ttl.days(365), pathLength);
    }

    private List<Violation> violations(Profile profile, Request request) {
        return violations(profile, request, Lab.NOW);
    }

    private List<Violation> violations(Profile profile, Request request, Instant now) {
        return Issuer.of(root.der()).prepare(profile, request, SERIAL, now).violations();
    }

    private Facts signed(Profile profile, Request request) {
        return CertificateReader.facts(Lab.issue(root, profile, request).der());
    }

    @Test
    void aSoundRequestIsPrepared() {
        assertThat(violations(Profile.DEVICE, Lab.device("press-1", KeySpec.EC_P256))).isEmpty();
        assertThat(violations(Profile.INTERMEDIATE, authority(OptionalInt.of(0)))).isEmpty();
    }

    @Test
    void anIssuerSignsOnlyWhileItIsValid() {
        var request = Lab.device("press-1", KeySpec.EC_P256);
        var before = rootValidity.notBefore().minusSeconds(1);
        var after = rootValidity.notAfter().plusSeconds(1);
        assertThat(violations(Profile.DEVICE, request, rootValidity.notBefore())).isEmpty();
        assertThat(violations(Profile.DEVICE, request, rootValidity.notAfter())).isEmpty();
        assertThat(violations(Profile.DEVICE, request, before))
                .containsExactly(new IssuerViolation.IssuerNotValid(rootValidity, before));
        assertThat(violations(Profile.DEVICE, request, after))
                .containsExactly(new IssuerViolation.IssuerNotValid(rootValidity, after));
    }

    @Test
    void nothingOutlivesItsIssuer() {
        var end = rootValidity.notAfter();
        assertThat(violations(Profile.DEVICE, valid(Lab.NOW, end))).isEmpty();
        assertThat(violations(Profile.DEVICE, valid(Lab.NOW, end.plusSeconds(1))))
                .containsExactly(new ValidityViolation.OutlivesIssuer(end.plusSeconds(1), end));
    }

    @Test
    void whatBeginsAfterTheIssuerEndsOrEndsBeforeItBeginsIsRefused() {
        var end = rootValidity.notAfter();
        var begin = rootValidity.notBefore();
        assertThat(violations(Profile.DEVICE, valid(end.plusSeconds(1), end.plusSeconds(2)))).isNotEmpty();
        assertThat(violations(Profile.DEVICE, valid(begin.minusSeconds(2), begin.minusSeconds(1))))
                .containsExactly(new IssuerViolation.IssuerNotValid(rootValidity, begin.minusSeconds(2)));
    }

    @Test
    void aBackdatedStartIsMovedToTheIssuersOwn() {
        var early = valid(rootValidity.notBefore().minus(Duration.ofMinutes(4)), Lab.NOW.plus(Duration.ofDays(1)));
        assertThat(signed(Profile.DEVICE, early).validity())
                .isEqualTo(new Validity(rootValidity.notBefore(), Lab.NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void anAuthorityGetsLessPathThanItsIssuerHas() {
        root(OptionalInt.of(2), issuer -> {
            assertThat(pathLength(issuer, OptionalInt.of(1))).isEqualTo(OptionalInt.of(1));
            assertThat(pathLength(issuer, OptionalInt.of(0))).isEqualTo(OptionalInt.of(0));
            assertThat(pathLength(issuer, OptionalInt.empty())).isEqualTo(OptionalInt.of(1));
            assertThat(prepare(issuer, OptionalInt.of(2))).containsExactly(new IssuerViolation.PathTooLong(2, 3));
        });
    }

    @Test
    void anUnlimitedIssuerGivesWhatIsAsked() {
        root(OptionalInt.empty(), issuer -> {
            assertThat(pathLength(issuer, OptionalInt.empty())).isEmpty();
            assertThat(pathLength(issuer, OptionalInt.of(7))).isEqualTo(OptionalInt.of(7));
        });
    }

    @Test
    void anIssuerOfDevicesIssuesNoAuthority() {
        root(OptionalInt.of(0), issuer -> {
            assertThat(prepare(issuer, OptionalInt.of(0))).containsExactly(new IssuerViolation.PathTooLong(0, 1));
            assertThat(prepare(issuer, OptionalInt.empty())).containsExactly(new IssuerViolation.PathTooLong(0, 1));
            assertThat(Issuer.of(issuer.der()).prepare(Profile.DEVICE, Lab.device("press-1", KeySpec.EC_P256), SERIAL,
                    Lab.NOW).violations()).isEmpty();
        });
    }

    private static void root(OptionalInt pathLength, java.util.function.Consumer<Lab.Held> check) {
        check.accept(Lab.root(Lab.request("Root", KeySpec.EC_P256, Ttl.days(3650), pathLength)));
    }

    private static List<Violation> prepare(Lab.Held issuer, OptionalInt pathLength) {
        return Issuer.of(issuer.der()).prepare(Profile.INTERMEDIATE, authority(pathLength), SERIAL, Lab.NOW).violations();
    }

    private static OptionalInt pathLength(Lab.Held issuer, OptionalInt asked) {
        return CertificateReader.facts(Lab.issue(issuer, Profile.INTERMEDIATE, authority(asked)).der()).pathLength();
    }

    @Test
    void aNegativePathLengthIsADefect() {
        assertThatThrownBy(() -> violations(Profile.INTERMEDIATE, authority(OptionalInt.of(-1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyARootSignsItself() {
        assertThat(violations(Profile.ROOT, authority(OptionalInt.empty())))
                .containsExactly(new ProfileViolation.WrongProfile("root"));
        for (var profile : List.of(Profile.INTERMEDIATE, Profile.DEVICE)) {
            assertThat(Issuer.root().prepare(profile, authority(OptionalInt.empty()), SERIAL, Lab.NOW).violations())
                    .containsExactly(new ProfileViolation.WrongProfile(profile.code()));
        }
    }

    @Test
    void aDeviceHasNoPathLength() {
        assertThat(violations(Profile.DEVICE, authority(OptionalInt.of(0))))
                .containsExactly(new ProfileViolation.WrongProfile("device"));
    }

    @Test
    void aServerNeedsANameByWhichItIsFound() {
        var subject = Lab.name("broker");
        assertThat(violations(Profile.SERVER, with(List.of(), subject))).containsExactly(new NameViolation.NoServerName());
        assertThat(violations(Profile.SERVER, with(List.of(new SubjectName.Uri("mqtts://broker"),
                new SubjectName.Email("a@b.example")), subject))).containsExactly(new NameViolation.NoServerName());
        assertThat(violations(Profile.SERVER, with(List.of(new SubjectName.Dns("broker")), subject))).isEmpty();
        assertThat(violations(Profile.SERVER, with(List.of(new SubjectName.Ip("fd00::7")), subject))).isEmpty();
    }

    @Test
    void somebodyMustBeNamed() {
        assertThat(violations(Profile.DEVICE, with(List.of(), NOBODY))).containsExactly(new TextViolation.Missing(Field.SUBJECT));
        assertThat(violations(Profile.DEVICE, with(List.of(new SubjectName.Dns("press")), NOBODY))).isEmpty();
    }

    @Test
    void anAuthorityAlwaysHasASubject() {
        assertThat(violations(Profile.INTERMEDIATE, with(List.of(new SubjectName.Dns("ca")), NOBODY)))
                .containsExactly(new TextViolation.Missing(Field.SUBJECT));
    }

    @Test
    void everyReasonIsGivenAtOnce() {
        var end = rootValidity.notAfter();
        var request = new Request(NOBODY, List.of(), KeySpec.EC_P256, new Validity(Lab.NOW, end.plusSeconds(1)),
                OptionalInt.of(3));
        assertThat(violations(Profile.SERVER, request, end.plusSeconds(1))).containsExactlyInAnyOrder(
                new ProfileViolation.WrongProfile("server"), new TextViolation.Missing(Field.SUBJECT), new NameViolation.NoServerName(),
                new IssuerViolation.IssuerNotValid(rootValidity, end.plusSeconds(1)),
                new ValidityViolation.OutlivesIssuer(end.plusSeconds(1), end));
    }

    @Test
    void aDeviceIsNoIssuer() {
        var device = Lab.issue(root, Profile.DEVICE, Lab.device("press-1", KeySpec.EC_P256));
        assertThatThrownBy(() -> Issuer.of(device.der())).isInstanceOf(Failure.Malformed.class)
                .hasMessageContaining("no authority");
        assertThatThrownBy(device::signingKey).isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> Issuer.of(new byte[] {0x30, 0})).isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void anAuthorityForOtherThingsThanCertificatesIsNoIssuer() {
        var crlsOnly = Lab.foreignRoot(new X500Name("CN=CRLs"), new KeyUsage(KeyUsage.cRLSign));
        assertThatThrownBy(() -> Issuer.of(crlsOnly.der())).isInstanceOf(Failure.Malformed.class)
                .hasMessageContaining("may not sign");
    }

    @Test
    void anAuthorityWithoutANameIsNoIssuer() {
        var nameless = Lab.foreign(new X500Name("CN=Foreign"), new X500Name(new RDN[0]),
                Lab.authority(new KeyUsage(KeyUsage.keyCertSign)));
        assertThatThrownBy(() -> Issuer.of(nameless.der())).isInstanceOf(Failure.Malformed.class)
                .hasMessageContaining("no subject");
    }

    /// The issuer's name is copied octet by octet, so its certificate must be in the one encoding that there is.
    @Test
    void anAuthorityThatIsNotInDerIsNoIssuer() {
        var der = root.der().clone();
        var truth = new String(der, StandardCharsets.ISO_8859_1).indexOf("\u0001\u0001\u00ff");
        der[truth + 2] = 1;
        assertThat(CertificateReader.facts(der).ca()).isTrue();
        assertThatThrownBy(() -> Issuer.of(der)).isInstanceOf(Failure.Malformed.class).hasMessageContaining("not in DER");
    }
}
