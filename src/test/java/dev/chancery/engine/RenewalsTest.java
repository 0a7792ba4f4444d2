package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.LifecycleViolation;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Status;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.domain.Violation;
import dev.chancery.engine.RenewalTerms.KeyChoice;
import dev.chancery.engine.RenewalTerms.Life;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Keys;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalsTest {

    static final RenewalTerms AT_ONCE = new RenewalTerms(KeyChoice.NEW, Life.AS_BEFORE, new Handover.AtOnce());
    private static final Handover CONFIRMED = new Handover.WhenConfirmed(Duration.ofDays(14));

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Authority issuing;
    private Thing press;
    private Certificate certificate;
    private final List<Happening> heard = new ArrayList<>();

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
        press = lab.thing("press-1");
        certificate = issue(press, Profile.DEVICE, KeySpec.EC_P256);
        lab.office.events().listen(heard::add);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate issue(Thing thing, Profile profile, KeySpec key) {
        return lab.office.certificates().issue(Order.of(thing, TestOffice.terms(issuing, profile, key)));
    }

    private Renewals renewals() {
        return lab.office.renewals();
    }

    private void nearTheEnd() {
        lab.clock.advance(Duration.ofDays(340));
    }

    private Certificate now(Certificate wanted) {
        return lab.office.certificates().one(wanted.id());
    }

    private List<Violation> violations(Certificate wanted, RenewalTerms terms) {
        return renewals().propose(wanted.id(), terms).violations();
    }

    @Test void theSameAgainWithASerialNumberAndAKeyOfItsOwn() {
        var broker = lab.office.things().add(new ThingId("mqtt.lab"), Thing.Description.of("", "", "", "", "", "10.0.0.7").orRefuse());
        var server = issue(broker, Profile.SERVER, KeySpec.RSA_2048);
        nearTheEnd();
        var renewed = renewals().renew(server.id(), AT_ONCE).successor();
        assertThat(renewed.subject()).isEqualTo(server.subject());
        assertThat(List.of(renewed.profile(), renewed.key(), renewed.issuer(), renewed.thing()))
                .isEqualTo(List.of(server.profile(), server.key(), server.issuer(), server.thing()));
        assertThat(names(renewed)).hasSize(2).isEqualTo(names(server));
        assertThat(renewed.serial()).isNotEqualTo(server.serial());
        assertThat(publicKey(renewed)).isNotEqualTo(publicKey(server));
        assertThat(renewed.validity().notAfter()).isEqualTo(lab.clock.instant().plus(Ttl.DEFAULT.duration()).minusSeconds(1));
        assertThat(now(renewed).hasKey()).isTrue();
    }

    private static List<SubjectName> names(Certificate wanted) {
        return CertificateReader.facts(wanted.der().toArray()).names();
    }

    private static List<Byte> publicKey(Certificate wanted) {
        var encoded = Keys.ofCertificate(wanted.der().toArray()).getEncoded();
        var octets = new ArrayList<Byte>();
        for (byte octet : encoded) {
            octets.add(octet);
        }
        return octets;
    }

    @Test void theOldOneIsRevokedAsSupersededInTheSameStep() {
        nearTheEnd();
        var replacement = renewals().renew(certificate.id(), AT_ONCE);
        assertThat(now(certificate).revoked()).contains(new Revocation(lab.clock.instant(), Reason.SUPERSEDED));
        assertThat(now(replacement.successor()).status(lab.clock.instant())).isEqualTo(Status.ACTIVE);
        assertThat(lab.office.audit().of(certificate.serial().hex())).extracting(entry -> entry.act())
                .containsExactly(Act.CERTIFICATE_REVOKED, Act.CERTIFICATE_REPLACED, Act.CERTIFICATE_ISSUED);
        assertThat(heard).isEqualTo(List.of(
                new Happening.Replaced(certificate.id(), replacement.successor().id(), Way.RENEWED),
                new Happening.Revoked(List.of(certificate.id()))));
    }

    @Test void theListTellsOfItAtOnce() throws IOException {
        var file = folder.resolve("crl.pem");
        lab.office.revocationLists().change(issuing.id(), new RevocationListSettings(24, file.toString(), "", false, false));
        nearTheEnd();
        assertThat(renewals().renew(certificate.id(), AT_ONCE).publications()).hasOnlyElementsOfType(Publication.Published.class);
        assertThat(RevocationListReader.read(Files.readAllBytes(file)).find(certificate.serial())).isPresent();
    }

    @Test void theKeyIsKeptWhereThatIsWantedAndCanBeExportedAgain() {
        nearTheEnd();
        var renewed = renewals().renew(certificate.id(), new RenewalTerms(KeyChoice.SAME, Life.AS_BEFORE, CONFIRMED)).successor();
        assertThat(publicKey(renewed)).isEqualTo(publicKey(certificate));
        assertThat(renewed.serial()).isNotEqualTo(certificate.serial());
        lab.reopen();
        assertThat(now(renewed).hasKey()).isTrue();
        var again = renewals().rotate(renewed.id(), new Rotation(Optional.empty(),
                TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256), new Handover.Never())).successor();
        assertThat(publicKey(again)).isNotEqualTo(publicKey(certificate));
    }

    @Test void beforeItsWindowItIsRefusedWithTheDayFromWhichItIsNot() {
        var from = certificate.validity().notAfter().minus(Duration.ofDays(30));
        assertThat(violations(certificate, AT_ONCE)).isEqualTo(List.of(new ValidityViolation.NotEligibleYet(from)));
        assertThat(new ValidityViolation.NotEligibleYet(from).message()).startsWith("certificate not eligible for renewal yet").endsWith(from.toString());
        lab.clock.advance(Duration.between(lab.clock.instant(), from).minusSeconds(1));
        assertThat(violations(certificate, AT_ONCE)).isNotEmpty();
        lab.clock.advance(Duration.ofSeconds(1));
        assertThat(violations(certificate, AT_ONCE)).isEqualTo(List.of());
    }

    @Test void anExpiredOneCanBeRenewedAndNeedsNoRevocation() {
        lab.clock.advance(Duration.ofDays(400));
        var replacement = renewals().renew(certificate.id(), AT_ONCE);
        assertThat(now(certificate).revoked()).isEmpty();
        assertThat(now(replacement.successor()).status(lab.clock.instant())).isEqualTo(Status.ACTIVE);
    }

    @Test void aRevokedOneIsNeitherRenewedNorRotated() {
        nearTheEnd();
        lab.office.revocations().revoke(Scope.of(certificate.id()), Reason.KEY_COMPROMISE);
        assertThatThrownBy(() -> renewals().renew(certificate.id(), AT_ONCE)).isInstanceOf(Failure.Refused.class)
                .hasMessage("certificate has been revoked and cannot be renewed");
        assertThatThrownBy(() -> renewals().rotate(certificate.id(), rotation(Optional.empty(), KeySpec.EC_P256)))
                .hasMessage("certificate has been revoked and cannot be renewed");
    }

    @Test void oneWithAGoodSuccessorIsNotRenewedAgain() {
        nearTheEnd();
        var waits = new RenewalTerms(KeyChoice.NEW, Life.AS_BEFORE, CONFIRMED);
        var first = renewals().renew(certificate.id(), waits).successor();
        assertThat(violations(certificate, waits)).isEqualTo(List.of(new LifecycleViolation.ReplacedAlready(first.serial())));
        lab.office.revocations().revoke(Scope.of(first.id()), Reason.KEY_COMPROMISE);
        assertThat(violations(certificate, waits)).isEqualTo(List.of());
    }

    @Test void anAuthoritysOwnIsRenewedElsewhere() {
        assertThat(violations(issuing.certificate(), AT_ONCE)).contains(new LifecycleViolation.OfAnAuthority());
    }

    @Test void aLifeBeyondTheAuthorityIsRefusedUnlessItMayBeCut() {
        lab.clock.advance(Duration.ofDays(1_450));
        var last = issue(press, Profile.DEVICE, KeySpec.EC_P256);
        lab.clock.advance(Duration.ofDays(340));
        var late = new RenewalTerms(KeyChoice.NEW, Life.AS_BEFORE, CONFIRMED);
        assertThat(violations(last, late)).hasOnlyElementsOfType(ValidityViolation.OutlivesIssuer.class);
        var cut = renewals().renew(last.id(), new RenewalTerms(KeyChoice.NEW, Life.CUT, CONFIRMED)).successor();
        assertThat(cut.validity().notAfter()).isBetween(issuing.certificate().validity().notAfter().minusSeconds(2),
                issuing.certificate().validity().notAfter());
    }

    private static Rotation rotation(Optional<ThingId> thing, Authority issuer, KeySpec key) {
        return new Rotation(thing, new Order.Terms(issuer.id(), Profile.DEVICE, key, Ttl.days(90)), CONFIRMED);
    }

    private Rotation rotation(Optional<ThingId> thing, KeySpec key) {
        return rotation(thing, issuing, key);
    }

    @Test void aRotationTakesOtherTermsAtAnyTime() {
        var rotated = renewals().rotate(certificate.id(), rotation(Optional.of(press.id()), root, KeySpec.ED25519)).successor();
        assertThat(List.of(rotated.key(), rotated.issuer())).isEqualTo(List.of(KeySpec.ED25519, root.id()));
        assertThat(rotated.subject()).isEqualTo(certificate.subject());
        assertThat(Duration.between(lab.clock.instant(), rotated.validity().notAfter())).isEqualTo(Duration.ofDays(90).minusSeconds(1));
        assertThat(heard).contains(new Happening.Replaced(certificate.id(), rotated.id(), Way.ROTATED));
    }

    @Test void aRotationIsRefusedWhenTheSerialNumberBelongsToAnotherThing() {
        var other = lab.thing("press-2");
        assertThat(renewals().propose(certificate.id(), rotation(Optional.of(other.id()), KeySpec.EC_P256)).violations())
                .isEqualTo(List.of(new LifecycleViolation.OfAnotherThing(certificate.serial(), other.id())));
        assertThat(now(certificate).revoked()).isEmpty();
    }

    @Test void whatIsNotThereIsGone() {
        assertThatThrownBy(() -> renewals().renew(new CertificateId(9_999), AT_ONCE)).isInstanceOf(Failure.Gone.class);
    }

    @Test void ancestryIsShownInBothDirections() {
        nearTheEnd();
        var second = renewals().renew(certificate.id(), AT_ONCE).successor();
        var third = renewals().rotate(second.id(), rotation(Optional.empty(), KeySpec.EC_P256)).successor();
        var middle = renewals().ancestry(second.id());
        assertThat(middle.before().orElseThrow().certificate().id()).isEqualTo(certificate.id());
        assertThat(middle.before().orElseThrow().way()).isEqualTo(Way.RENEWED);
        assertThat(middle.after()).extracting(step -> step.certificate().id()).isEqualTo(List.of(third.id()));
        assertThat(middle.after()).extracting(Ancestry.Step::way).isEqualTo(List.of(Way.ROTATED));
        assertThat(renewals().ancestry(certificate.id()).before()).isEmpty();
    }

    private PendingRevocations pending() {
        return lab.office.pendingRevocations();
    }

    @Test void untilItIsConfirmedTheOldOneStaysGood() {
        var successor = renewals().rotate(certificate.id(), rotation(Optional.empty(), KeySpec.EC_P256)).successor();
        assertThat(now(certificate).revoked()).isEmpty();
        assertThat(pending().all()).singleElement().satisfies(one -> {
            assertThat(List.of(one.old().id(), one.successor().id())).isEqualTo(List.of(certificate.id(), successor.id()));
            assertThat(one.revokeBy()).isEqualTo(lab.clock.instant().plus(Duration.ofDays(14)));
        });
        assertThat(pending().confirm(List.of(certificate.id())).effects().changes()).isOne();
        assertThat(now(certificate).revoked()).map(Revocation::reason).contains(Reason.SUPERSEDED);
        assertThat(pending().all()).isEmpty();
        assertThat(pending().confirm(List.of(certificate.id())).effects().changes()).isZero();
    }

    @Test void itsDateRevokesItWhenNobodyHasConfirmed() {
        renewals().rotate(certificate.id(), rotation(Optional.empty(), KeySpec.EC_P256));
        lab.clock.advance(Duration.ofDays(13));
        assertThat(pending().revokeDue().effects().changes()).isZero();
        lab.clock.advance(Duration.ofDays(1));
        assertThat(pending().revokeDue().effects().changes()).isOne();
        assertThat(now(certificate).revoked()).isPresent();
    }

    @Test void itsDateDoesNothingOnceTheSuccessorIsNoGood() {
        var successor = renewals().rotate(certificate.id(), rotation(Optional.empty(), KeySpec.EC_P256)).successor();
        lab.office.revocations().revoke(Scope.of(successor.id()), Reason.KEY_COMPROMISE);
        lab.clock.advance(Duration.ofDays(20));
        assertThat(pending().revokeDue().effects().changes()).isZero();
        assertThat(now(certificate).revoked()).isEmpty();
        assertThat(pending().of(certificate.id())).isPresent();
    }

    @Test void whatWaitedForOneThatIsReplacedWaitsForItsSuccessor() {
        var second = renewals().rotate(certificate.id(), rotation(Optional.empty(), KeySpec.EC_P256)).successor();
        var third = renewals().rotate(second.id(), new Rotation(Optional.empty(),
                TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256), new Handover.AtOnce())).successor();
        assertThat(pending().of(certificate.id()).orElseThrow().successor().id()).isEqualTo(third.id());
    }

    @Test void aDroppedOneStaysGoodUntilItEnds() {
        renewals().rotate(certificate.id(), rotation(Optional.empty(), KeySpec.EC_P256));
        pending().drop(List.of(certificate.id()));
        lab.clock.advance(Duration.ofDays(20));
        assertThat(pending().revokeDue().effects().changes()).isZero();
        assertThat(now(certificate).revoked()).isEmpty();
        assertThat(lab.office.audit().of(certificate.serial().hex())).first().satisfies(entry ->
                assertThat(entry.act()).isEqualTo(Act.REVOCATION_DROPPED));
    }
}
