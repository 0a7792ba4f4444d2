package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AmqttCheck;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Finding.Outcome;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Status;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Verdict;
import dev.chancery.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    private static final Verification.Question CLIENT = new Verification.Question(Purpose.CLIENT, Optional.empty(), List.of(), false);

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Authority issuing;
    private Certificate device;

    @BeforeEach void prepare() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
        device = lab.office.certificates().issue(Order.of(lab.thing("press-1"), TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
    }

    @AfterEach void close() {
        lab.close();
    }

    private Verdict verify(Evidence evidence) {
        return lab.office.verification().verify(evidence, CLIENT, Progress.NONE);
    }

    private static Evidence given(Certificate... certificates) {
        return new Evidence.Given(Pem.certificates(Arrays.stream(certificates).map(one -> one.der().toArray()).toList())
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static List<Cause> causes(Verdict verdict) {
        return verdict.findings().stream().map(Finding::cause).toList();
    }

    @Test void aCertificateOfTheStorePasses() {
        var verdict = verify(new Evidence.Stored(device.id()));
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.chain()).extracting(Verdict.Link::name).containsExactly("press-1", "Issuing", "Lab Root");
        assertThat(verdict.chain()).allMatch(Verdict.Link::ofStore).extracting(Verdict.Link::status).containsOnly(Status.ACTIVE);
        assertThat(causes(verdict)).contains(new Cause.EndsInStore("Lab Root"), new Cause.IssuedHere(Optional.of(new ThingId("press-1"))),
                new Cause.NoResponder());
    }

    @Test void theCertificateAloneIsEnoughAndDerTooAndAFile() throws Exception {
        assertThat(verify(given(device)).accepted()).isTrue();
        assertThat(verify(new Evidence.Given(device.der().toArray())).accepted()).isTrue();
        var file = Files.write(folder.resolve("device.der"), device.der().toArray());
        assertThat(verify(new Evidence.Given(lab.office.verification().content(file))).accepted()).isTrue();
    }

    @Test void whatTheStoreHasRevokedIsRefused() {
        lab.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
        var verdict = verify(given(device));
        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.chain().getFirst().status()).isEqualTo(Status.REVOKED);
        assertThat(causes(verdict)).hasAtLeastOneElementOfType(Cause.RevokedHere.class);
    }

    @Test void aRevokedAuthorityRefusesWhatIsBelow() {
        lab.office.revocations().revoke(Scope.of(issuing.certificate().id()), Reason.CA_COMPROMISE);
        assertThat(verify(given(device)).findings()).anyMatch(finding -> finding.at() == 1 && finding.cause() instanceof Cause.RevokedHere);
    }

    @Test void aPublishedListIsLookedInto() {
        lab.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
        var file = folder.resolve("issuing.crl");
        lab.office.revocationLists().save(issuing.id(), file);
        var verdict = lab.office.verification().verify(given(device), new Verification.Question(Purpose.CLIENT, Optional.empty(),
                List.of(lab.office.verification().content(file)), false), Progress.NONE);
        assertThat(causes(verdict)).hasAtLeastOneElementOfType(Cause.OnList.class);
    }

    @Test void whatAnotherLabIssuedIsForeign() throws Exception {
        try (var other = TestOffice.in(Files.createDirectory(folder.resolve("other")))) {
            var theirs = other.office.verification().verify(given(device, issuing.certificate(), root.certificate()), CLIENT, Progress.NONE);
            assertThat(theirs.accepted()).isFalse();
            assertThat(causes(theirs)).contains(new Cause.EndsElsewhere("Lab Root"), new Cause.IssuedElsewhere());
            var alone = other.office.verification().verify(given(device), CLIENT, Progress.NONE);
            assertThat(alone.missing()).contains("Issuing");
            assertThat(causes(alone)).contains(new Cause.IssuerMissing("Issuing"), new Cause.EndsOpen());
        }
    }

    @Test void whatAnOlderCopyOfTheStoreDoesNotKnowIsSaid() throws Exception {
        lab.office.close();
        var copy = Files.copy(lab.file, folder.resolve("copy.chancery"));
        lab.reopen();
        var later = lab.office.certificates().issue(Order.of(lab.thing("press-2"), TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        try (var old = Office.unlock(copy, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings)) {
            var verdict = old.verification().verify(given(later), CLIENT, Progress.NONE);
            assertThat(verdict.outcome()).isEqualTo(Outcome.WARNING);
            assertThat(causes(verdict)).contains(new Cause.NotRecorded("Issuing"));
        }
    }

    @Test void theTimeIsTheStores() {
        lab.clock.advance(Duration.ofDays(350));
        assertThat(causes(verify(given(device)))).hasAtLeastOneElementOfType(Cause.EndsSoon.class);
        lab.clock.advance(Duration.ofDays(20));
        var verdict = verify(given(device));
        assertThat(verdict.chain().getFirst().status()).isEqualTo(Status.EXPIRED);
        assertThat(verdict.accepted()).isFalse();
    }

    @Test void whatCannotBeReadIsAFinding() {
        assertThat(causes(verify(new Evidence.Given(new byte[0])))).containsExactly(new Cause.NotReadable(Cause.NotReadable.Why.NO_CERTIFICATE));
        assertThat(causes(verify(new Evidence.Given("hello".getBytes(StandardCharsets.US_ASCII)))))
                .containsExactly(new Cause.NotReadable(Cause.NotReadable.Why.NO_CERTIFICATE));
        var cut = Arrays.copyOf(device.der().toArray(), 100);
        assertThat(causes(verify(new Evidence.Given(cut)))).containsExactly(new Cause.NotReadable(Cause.NotReadable.Why.BROKEN));
        assertThat(causes(verify(new Evidence.Given(new byte[2 << 20])))).containsExactly(new Cause.NotReadable(Cause.NotReadable.Why.TOO_MUCH));
        assertThatThrownBy(() -> verify(new Evidence.Stored(new CertificateId(999)))).isInstanceOf(Failure.Gone.class);
        assertThatThrownBy(() -> lab.office.verification().content(folder.resolve("none"))).isInstanceOf(FileFailure.CannotRead.class);
    }

    @Test void aCancelledVerificationEnds() {
        var cancelled = new Progress() {
            @Override public void expect(long total) {}
            @Override public void advance(long done) {}
            @Override public void checkCancelled() {
                throw new CancellationException();
            }
        };
        assertThatThrownBy(() -> lab.office.verification().verify(given(device), CLIENT, cancelled)).isInstanceOf(CancellationException.class);
    }

    @Test void theAmqttPluginIsFollowed() {
        var named = lab.office.certificates().issue(new Order(TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256),
                DistinguishedName.commonName("press-1").orRefuse(), List.of(new SubjectName.Uri("spiffe://my.domain.name/device/press-1"),
                        new SubjectName.Dns("press-1.local")), Optional.empty()));
        assertThat(lab.office.verification().amqtt(new Evidence.Stored(named.id()), "my.domain.name", "press-1"))
                .isEqualTo(new AmqttCheck.Allowed("press-1"));
        assertThat(lab.office.verification().amqtt(new Evidence.Given(named.der().toArray()), "my.domain.name", "press-2"))
                .isEqualTo(new AmqttCheck.OtherClient("press-1"));
        assertThat(lab.office.verification().amqtt(new Evidence.Stored(device.id()), "my.domain.name", "press-1"))
                .isInstanceOfAny(AmqttCheck.NoNames.class, AmqttCheck.NoUri.class);
    }
}
