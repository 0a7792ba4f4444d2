package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationsTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Authority issuing;
    private Thing press;
    private Certificate certificate;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
        press = lab.thing("press-1");
        certificate = issue(press);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate issue(Thing thing) {
        return lab.office.certificates().issue(Order.of(thing, TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private Revocations revocations() {
        return lab.office.revocations();
    }

    private Revocations.Done revoke(Certificate wanted, Reason reason) {
        return revocations().revoke(Scope.of(wanted.id()), reason);
    }

    private Optional<Revocation> stored(Certificate wanted) {
        return lab.office.certificates().one(wanted.id()).revoked();
    }

    @Test void aPreviewChangesNothing() {
        var effects = revocations().preview(Scope.of(certificate.id()), Reason.SUPERSEDED);
        assertThat(effects.of(Effect.CHANGES)).isEqualTo(List.of(certificate.id()));
        assertThat(effects.things()).isOne();
        assertThat(stored(certificate)).isEmpty();
    }

    @Test void whatIsRevokedStaysInTheStoreWithTimeAndReason() {
        var done = revoke(certificate, Reason.KEY_COMPROMISE);
        assertThat(done.effects().changes()).isOne();
        assertThat(stored(certificate)).contains(new Revocation(lab.clock.instant(), Reason.KEY_COMPROMISE));
        assertThat(lab.office.certificates().status(lab.office.certificates().one(certificate.id()))).isEqualTo(Status.REVOKED);
        assertThat(lab.office.audit().of(certificate.serial().hex())).first().satisfies(entry ->
                assertThat(List.of(entry.act(), entry.detail())).isEqualTo(List.of(Act.CERTIFICATE_REVOKED, "KEY_COMPROMISE")));
    }

    @Test void revokingTwiceKeepsTheFirstTimeAndReason() {
        revoke(certificate, Reason.KEY_COMPROMISE);
        var first = stored(certificate);
        lab.clock.advance(Duration.ofHours(1));
        var again = revoke(certificate, Reason.SUPERSEDED);
        assertThat(again.effects().of(Effect.ALREADY_REVOKED)).isEqualTo(List.of(certificate.id()));
        assertThat(again.effects().changes()).isZero();
        assertThat(stored(certificate)).isEqualTo(first);
        assertThat(lab.office.audit().of(certificate.serial().hex())).extracting(AuditEntry::act)
                .containsOnlyOnce(Act.CERTIFICATE_REVOKED);
    }

    @Test void anExpiredOneIsLeftAsItIs() {
        lab.clock.advance(Duration.ofDays(400));
        assertThat(revoke(certificate, Reason.SUPERSEDED).effects().of(Effect.EXPIRED)).isEqualTo(List.of(certificate.id()));
        assertThat(stored(certificate)).isEmpty();
    }

    @Test void aRootHasNobodyWhoCouldRevokeIt() {
        assertThat(revoke(root.certificate(), Reason.KEY_COMPROMISE).effects().of(Effect.ROOT))
                .isEqualTo(List.of(root.certificate().id()));
        assertThat(stored(root.certificate())).isEmpty();
    }

    @Test void aSerialNumberIsFoundInAnyForm() {
        for (var text : List.of(certificate.serial().hex(), certificate.serial().colonHex(), certificate.serial().decimal(),
                "0x" + certificate.serial().hex().toUpperCase(Locale.ROOT))) {
            assertThat(revocations().bySerial(text)).extracting(Certificate::id).isEqualTo(List.of(certificate.id()));
        }
        assertThat(revocations().bySerial("6f35c1")).isEqualTo(List.of());
        assertThat(revocations().bySerial("no serial number")).isEqualTo(List.of());
    }

    @Test void oneThatIsNotThereStopsThemAll() {
        var scope = new Scope.Certificates(List.of(certificate.id(), new CertificateId(9_999)));
        assertThatThrownBy(() -> revocations().revoke(scope, Reason.SUPERSEDED)).isInstanceOf(Failure.Gone.class);
        assertThat(stored(certificate)).isEmpty();
    }

    @Test void aHoldIsReleased() {
        revoke(certificate, Reason.CERTIFICATE_HOLD);
        assertThat(stored(certificate).orElseThrow().isHold()).isTrue();
        assertThat(revocations().previewRelease(Scope.of(certificate.id())).changes()).isOne();
        assertThat(revocations().release(Scope.of(certificate.id())).effects().changes()).isOne();
        assertThat(stored(certificate)).isEmpty();
        assertThat(revocations().release(Scope.of(certificate.id())).effects().of(Effect.NOT_HELD)).hasSize(1);
        assertThat(lab.office.audit().of(certificate.serial().hex())).extracting(AuditEntry::act)
                .containsExactly(Act.CERTIFICATE_RELEASED, Act.CERTIFICATE_HELD, Act.CERTIFICATE_ISSUED);
    }

    @Test void aHoldBecomesARevocationThatCountsFromTheHold() {
        revoke(certificate, Reason.CERTIFICATE_HOLD);
        var held = lab.clock.instant();
        lab.clock.advance(Duration.ofHours(1));
        assertThat(revoke(certificate, Reason.CERTIFICATE_HOLD).effects().of(Effect.ALREADY_REVOKED)).hasSize(1);
        assertThat(revoke(certificate, Reason.KEY_COMPROMISE).effects().changes()).isOne();
        assertThat(stored(certificate)).contains(new Revocation(held, Reason.KEY_COMPROMISE));
        assertThat(revocations().release(Scope.of(certificate.id())).effects().of(Effect.FINAL)).hasSize(1);
    }

    private Thing grouped(String id, String group) {
        return lab.office.things().add(new ThingId(id), Thing.Description.of("", group, "", "", "", "").orRefuse());
    }

    @Test void everythingOfAThingAGroupOrAQueryIsRevokedTogether() {
        var second = issue(press);
        var kiln = issue(grouped("kiln-1", "Hall 1"));
        var oven = issue(grouped("oven-1", "Hall 2"));
        assertThat(revocations().revoke(new Scope.OfThings(List.of(press.number())), Reason.SUPERSEDED).effects().of(Effect.CHANGES))
                .isEqualTo(List.of(certificate.id(), second.id()));
        assertThat(revocations().revoke(new Scope.OfGroup("Hall 1"), Reason.SUPERSEDED).effects().of(Effect.CHANGES))
                .isEqualTo(List.of(kiln.id()));
        assertThat(stored(oven)).isEmpty();
        var rest = revocations().revoke(new Scope.OfQuery(ThingQuery.ALL), Reason.SUPERSEDED).effects();
        assertThat(rest.of(Effect.CHANGES)).isEqualTo(List.of(oven.id()));
        assertThat(rest.count(Effect.ALREADY_REVOKED)).isEqualTo(3);
    }

    @Test void allThatAnAuthorityIssuedGoesTogetherButNotItself() {
        var effects = revocations().revoke(new Scope.OfAuthority(root.id()), Reason.CA_COMPROMISE).effects();
        assertThat(effects.of(Effect.CHANGES)).isEqualTo(List.of(issuing.certificate().id()));
        assertThat(effects.of(Effect.ROOT)).isEqualTo(List.of(root.certificate().id()));
        assertThat(revocations().revoke(new Scope.OfAuthority(issuing.id()), Reason.CA_COMPROMISE).effects().of(Effect.CHANGES))
                .isEqualTo(List.of(certificate.id()));
    }

    @Test void aRevokedAuthorityIssuesNothing() {
        revoke(issuing.certificate(), Reason.CERTIFICATE_HOLD);
        var terms = TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256);
        assertThat(lab.office.certificates().draft(Order.of(press, terms)).violations()).hasOnlyElementsOfType(IssuerViolation.IssuerRevoked.class);
        assertThatThrownBy(() -> issue(press)).isInstanceOf(Failure.Refused.class);
        assertThatThrownBy(() -> lab.office.certificates().issueAll(terms, new long[] {press.number()},
                Certificates.Equipped.ISSUE_ANOTHER, Progress.NONE)).isInstanceOf(Failure.Refused.class);
        var below = TestOffice.newAuthority("Below", Optional.of(issuing), KeySpec.EC_P256, OptionalInt.of(0));
        assertThat(lab.office.authorities().draft(below).violations()).hasAtLeastOneElementOfType(IssuerViolation.IssuerRevoked.class);
        revocations().release(Scope.of(issuing.certificate().id()));
        assertThat(issue(press).issuer()).isEqualTo(issuing.id());
    }
}
