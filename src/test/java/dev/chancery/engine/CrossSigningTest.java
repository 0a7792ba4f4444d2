package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CrossCertificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.IssuerViolation.UnfitCross;
import dev.chancery.domain.IssuerViolation.UnfitCross.Why;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.pki.Bundle;
import dev.chancery.pki.Verifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossSigningTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Authority other;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        other = lab.root("Other Root", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    private CrossSigning crossing() {
        return lab.office.crossSigning();
    }

    private CrossOrder order(Authority signer, Authority subject, int days) {
        return new CrossOrder(signer.id(), subject.certificate().der(), Ttl.days(days), OptionalInt.empty());
    }

    private Certificate leaf(Authority by, String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(by, Profile.DEVICE, KeySpec.EC_P256)));
    }

    @Test void itIsACertificateOfItsSignerForTheOthersKeyAndKnownAsSuch() {
        var cross = crossing().sign(order(root, other, 30));
        var stored = lab.office.certificates().one(cross.certificate().id());
        assertThat(stored.issuer()).isEqualTo(root.id());
        assertThat(stored.subject()).isEqualTo(other.certificate().subject());
        assertThat(stored.hasKey()).isFalse();
        assertThat(crossing().all()).singleElement().satisfies(one -> {
            assertThat(one.subject()).contains(other.id());
            assertThat(one.way(lab.office.authorities().generations())).isEqualTo(CrossCertificate.Way.ACROSS);
        });
        assertThat(lab.office.audit().recent(5)).extracting(AuditEntry::act).contains(Act.CROSS_SIGNED, Act.CERTIFICATE_ISSUED);
        lab.reopen();
        assertThat(crossing().all()).hasSize(1);
    }

    @Test void neverMoreThanTheSignerAllows() {
        assertThat(crossing().propose(order(root, other, 4_000)).violations()).hasOnlyElementsOfType(ValidityViolation.OutlivesIssuer.class);
        var narrow = lab.office.authorities().create(TestOffice.newAuthority("Narrow", Optional.empty(), KeySpec.EC_P256, OptionalInt.of(1)));
        var terms = crossing().terms(narrow.id(), crossing().subjects(narrow.id()).getFirst());
        assertThat(terms.mostLevels()).isEqualTo(OptionalInt.of(0));
        assertThat(crossing().propose(new CrossOrder(narrow.id(), other.certificate().der(), Ttl.days(9), OptionalInt.of(1))).violations())
                .containsExactly(new IssuerViolation.PathTooLong(0, 1));
        var flat = lab.office.authorities().create(TestOffice.newAuthority("Flat", Optional.empty(), KeySpec.EC_P256, OptionalInt.of(0)));
        assertThat(crossing().propose(order(flat, other, 9)).violations()).hasOnlyElementsOfType(IssuerViolation.PathTooLong.class);
        assertThatThrownBy(() -> crossing().sign(order(flat, other, 9))).isInstanceOf(Failure.Refused.class);
        assertThat(crossing().all()).isEmpty();
    }

    @Test void whoCannotBeSignedForIsRefusedWithTheReason() {
        var device = leaf(root, "press-1");
        assertThat(why(device.der().toArray())).isEqualTo(Why.NO_AUTHORITY);
        assertThat(why("no PEM".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Why.UNREADABLE);
        assertThat(why(new byte[] {0x30, 3, 1, 2})).isEqualTo(Why.UNREADABLE);
        var forged = other.certificate().der().toArray();
        forged[forged.length - 1] ^= 1;
        assertThat(why(forged)).isEqualTo(Why.BAD_SIGNATURE);
        assertThat(crossing().propose(order(root, root, 9)).violations()).containsExactly(new UnfitCross(Why.ITSELF));
        assertThat(crossing().subjects(root.id())).extracting(one -> one.ofStore().orElseThrow().id()).containsExactly(other.id());
        lab.clock.advance(Duration.ofDays(3_660));
        var late = lab.root("Late Root", KeySpec.EC_P256);
        assertThat(crossing().propose(order(late, other, 9)).violations()).containsExactly(new UnfitCross(Why.EXPIRED));
        assertThat(crossing().subjects(late.id())).isEmpty();
    }

    private Why why(byte[] input) {
        return ((UnfitCross) crossing().read(input).violations().getFirst()).why();
    }

    @Test void aRevokedAuthorityNeitherSignsNorIsSignedFor() {
        var issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
        lab.office.revocations().revoke(Scope.of(issuing.certificate().id()), Reason.CA_COMPROMISE);
        var revoked = lab.office.authorities().one(issuing.id());
        assertThat(crossing().propose(order(other, revoked, 9)).violations()).containsExactly(new UnfitCross(Why.REVOKED));
        assertThat(crossing().propose(order(revoked, other, 9)).violations()).hasAtLeastOneElementOfType(IssuerViolation.IssuerRevoked.class);
    }

    @Test void anExportTakesTheShortestGoodWayToTheRootThatIsTrusted() throws Exception {
        var young = rekeyed(root);
        var youngest = rekeyed(young);
        var device = leaf(youngest, "press-1");
        assertThat(lab.office.exports().anchors(List.of(device.id()))).extracting(Authority::name).containsExactly("Lab Root", "Lab Root G2");
        assertThat(exported(device, root, "long")).isEqualTo(4);
        var direct = crossing().sign(order(root, youngest, 30));
        assertThat(exported(device, root, "short")).isEqualTo(3);
        lab.office.revocations().revoke(Scope.of(direct.certificate().id()), Reason.CESSATION_OF_OPERATION);
        assertThat(exported(device, root, "revoked")).isEqualTo(4);
        assertThat(exported(device, other, "none")).as("no way leads there").isEqualTo(2);
        assertThat(lab.office.exports().anchors(List.of(leaf(other, "press-2").id()))).isEmpty();
    }

    private Authority rekeyed(Authority old) {
        return lab.office.authorityRekeys().rekey(lab.office.authorityRekeys().suggested(old.id()), Progress.NONE);
    }

    /// How many certificates the one file holds.
    private int exported(Certificate device, Authority anchor, String name) throws Exception {
        var place = Files.createDirectory(folder.resolve(name));
        lab.office.exports().run(new ExportOrder(List.of(device.id()), ExportOrder.Form.PEM_BUNDLE, place, Optional.empty(), new char[0],
                ExportOrder.Keys.ALL, Optional.of(anchor.id())), Progress.NONE);
        return Files.readString(place.resolve("press-1.pem")).split("BEGIN CERTIFICATE", -1).length - 1;
    }

    @Test void anExportAfterItsAuthorityWasRenewedHoldsTheRenewedOne() throws Exception {
        var device = leaf(root, "press-1");
        assertThat(exported(device, root, "before")).isEqualTo(2);
        lab.clock.advance(Duration.ofDays(30));
        var renewed = lab.office.authorityRenewals().renew(root.id(), Ttl.days(3650));
        assertThat(exported(device, root, "after")).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("after/press-1.pem"))).contains(lab.office.certificates().pem(renewed.certificate()));
    }

    /// Whoever knows the old root alone is led there, past the new one that came along and is not known.
    @Test void theWayThatEndsInTheStoreIsFound() {
        var young = rekeyed(root);
        var device = leaf(young, "press-1");
        var ders = List.of(device, young.certificate(), link(CrossCertificate.Way.OLD_WITH_NEW), link(CrossCertificate.Way.NEW_WITH_OLD))
                .stream().map(one -> one.der().toArray()).toList();
        assertThat(chain(List.of(root), ders)).containsExactly(device.der(), link(CrossCertificate.Way.NEW_WITH_OLD).der(), root.certificate().der());
        assertThat(chain(List.of(young), ders)).containsExactly(device.der(), young.certificate().der());
        assertThat(chain(List.of(other), ders)).as("nobody is known").containsExactly(device.der(), young.certificate().der());
        var old = leaf(root, "press-2");
        assertThat(chain(List.of(young), List.of(old.der().toArray(), link(CrossCertificate.Way.OLD_WITH_NEW).der().toArray())))
                .containsExactly(old.der(), link(CrossCertificate.Way.OLD_WITH_NEW).der(), young.certificate().der());
        assertThat(missing(List.of(old.der().toArray(), link(CrossCertificate.Way.OLD_WITH_NEW).der().toArray()))).contains("Lab Root");
    }

    private Certificate link(CrossCertificate.Way way) {
        var generations = lab.office.authorities().generations();
        return crossing().all().stream().filter(cross -> cross.way(generations) == way).findFirst().orElseThrow().certificate();
    }

    private Verifier.Examined examined(List<Authority> known, List<byte[]> ders) {
        return new Verifier(known.stream().map(one -> one.certificate().der().toArray()).toList(), new Verifier.Terms(Purpose.CLIENT,
                Optional.empty(), List.of(), lab.clock.instant()), Progress.NONE).examine(Bundle.of(ders));
    }

    private List<Bytes> chain(List<Authority> known, List<byte[]> ders) {
        return examined(known, ders).chain();
    }

    private Optional<String> missing(List<byte[]> ders) {
        return examined(List.of(), ders).missing();
    }
}
