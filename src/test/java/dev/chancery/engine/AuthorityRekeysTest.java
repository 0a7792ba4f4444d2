package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CrossCertificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Failure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Verdict;
import dev.chancery.engine.Rekey.Link;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityRekeysTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Certificate oldLeaf;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        oldLeaf = issue(root, "press-1");
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate issue(Authority by, String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(by, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private Authority rekeyed(Authority old) {
        return lab.office.authorityRekeys().rekey(lab.office.authorityRekeys().suggested(old.id()), Progress.NONE);
    }

    private CrossCertificate link(CrossCertificate.Way way) {
        var generations = lab.office.authorities().generations();
        return lab.office.crossSigning().all().stream().filter(cross -> cross.way(generations) == way).findFirst().orElseThrow();
    }

    private static final RenewalTerms TERMS = new RenewalTerms(RenewalTerms.KeyChoice.NEW, RenewalTerms.Life.CUT, new Handover.Never());

    @Test void theNewOneIsAnAuthorityOfItsOwnOfTheSameNameThatFollowsTheOldOne() {
        var young = rekeyed(root);
        assertThat(young.name()).isEqualTo("Lab Root G2");
        assertThat(young.certificate().subject()).isEqualTo(root.certificate().subject());
        assertThat(lab.office.authorities().generations().after(root.id())).contains(young.id());
        assertThat(lab.office.authorities().generations().before(young.id())).contains(root.id());
        assertThat(lab.office.authorities().one(root.id())).isEqualTo(root);
        assertThat(lab.office.authorities().current()).extracting(Authority::id).containsExactly(young.id());
        assertThat(lab.office.audit().recent(20)).extracting(AuditEntry::act).contains(Act.AUTHORITY_REKEYED, Act.CROSS_SIGNED);
        lab.reopen();
        assertThat(issue(lab.office.authorities().one(young.id()), "press-2").issuer()).isEqualTo(young.id());
        assertThat(lab.office.authorities().issued()).containsEntry(young.id(), 2L).containsEntry(root.id(), 2L);
    }

    @Test void itTakesOverTheRulesAndTheListGetsAFileOfItsOwn() throws IOException {
        var policy = new IssuingPolicy(Set.of(KeySpec.EC_P256), Set.of("device"), Optional.of(Ttl.days(400)));
        lab.office.authorities().changePolicy(root.id(), policy);
        lab.office.scheduler().turn(root.id(), true);
        lab.office.revocationLists().change(root.id(),
                new RevocationListSettings(48, folder.resolve("crl.pem").toString(), "http://lab/crl", true, false));
        Files.writeString(folder.resolve("crl-2.pem"), "somebody's");
        var young = rekeyed(root);
        assertThat(young.defaults()).isEqualTo(root.defaults());
        assertThat(lab.office.authorities().policy(young.id())).isEqualTo(policy);
        assertThat(lab.office.scheduler().authorities()).contains(young.id(), root.id());
        var file = folder.resolve("crl-3.pem");
        assertThat(lab.office.revocationLists().settings(young.id()))
                .isEqualTo(new RevocationListSettings(48, file.toString(), "", true, false));
        var list = RevocationListReader.read(Files.readAllBytes(file));
        assertThat(list.isSignedBy(young.certificate().der().toArray())).isTrue();
        assertThat(list.isSignedBy(root.certificate().der().toArray())).isFalse();
        assertThat(Files.readString(folder.resolve("crl-2.pem"))).isEqualTo("somebody's");
    }

    @Test void whatIsRenewedGoesToTheNewestKeyAndTheOldOneStillRevokesItsOwn() {
        var young = rekeyed(rekeyed(root));
        assertThat(young.name()).isEqualTo("Lab Root G3");
        lab.clock.advance(Duration.ofDays(350));
        var renewed = lab.office.renewals().renew(oldLeaf.id(), TERMS);
        assertThat(renewed.successor().issuer()).isEqualTo(young.id());
        assertThat(lab.office.certificates().issuers(renewed.successor())).extracting(Authority::id).containsExactly(young.id());
        lab.office.revocations().revoke(Scope.of(oldLeaf.id()), Reason.SUPERSEDED);
        assertThat(list(root).find(oldLeaf.serial())).isPresent();
        assertThat(list(young).count()).isZero();
    }

    private RevocationListReader list(Authority authority) {
        var file = folder.resolve("list-" + authority.id().value() + ".der");
        lab.office.revocationLists().save(authority.id(), file);
        try {
            return RevocationListReader.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test void anAuthorityThatIsFollowedIsNotDueAnyMore() {
        lab.clock.advance(Duration.ofDays(3630));
        assertThat(lab.office.authorityRenewals().due()).extracting(Authority::id).containsExactly(root.id());
        rekeyed(root);
        assertThat(lab.office.authorityRenewals().due()).isEmpty();
    }

    @Test void anIntermediateGoesBelowTheNewestKeyOfItsParent() {
        var issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
        var youngRoot = rekeyed(root);
        var young = rekeyed(issuing);
        assertThat(young.parent()).contains(youngRoot.id());
        assertThat(young.pathLength()).isEqualTo(OptionalInt.of(0));
        assertThat(lab.office.crossSigning().all()).hasSize(2);
        assertThatThrownBy(() -> lab.office.authorityRekeys().propose(
                lab.office.authorityRekeys().suggested(young.id()).with(Set.of(Link.NEW_WITH_OLD))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test void anAuthorityIsFollowedByOneAlone() {
        rekeyed(root);
        var again = lab.office.authorityRekeys().suggested(root.id());
        assertThat(again.name()).isEqualTo("Lab Root G3");
        assertThat(lab.office.authorityRekeys().propose(again).violations())
                .containsExactly(new IssuerViolation.FollowedAlready("Lab Root G2"));
        assertThatThrownBy(() -> rekeyed(root)).isInstanceOf(Failure.Refused.class);
        assertThat(lab.office.authorities().all()).hasSize(2);
    }

    @Test void aLinkToAnotherNameNeedsALevelThatTheOldOneAllows() {
        var flat = lab.office.authorities().create(TestOffice.newAuthority("Flat", Optional.empty(), KeySpec.EC_P256, OptionalInt.of(0)));
        var same = lab.office.authorityRekeys().suggested(flat.id());
        var other = DistinguishedName.of(Map.of(Attribute.COMMON_NAME, "Flat 2027")).orRefuse();
        var renamed = new Rekey(flat.id(), "Flat 2027", other, KeySpec.EC_P384, Ttl.days(100), Set.of(Link.NEW_WITH_OLD));
        assertThat(lab.office.authorityRekeys().propose(same).violations()).isEmpty();
        assertThat(lab.office.authorityRekeys().propose(renamed).violations()).containsExactly(new IssuerViolation.PathTooLong(0, 1));
        assertThat(lab.office.authorityRekeys().propose(renamed.with(Set.of())).violations()).isEmpty();
    }

    @Test void anOldOneThatHasEndedSignsNoLinksAndIsStillFollowed() {
        lab.clock.advance(Duration.ofDays(3651));
        var wanted = lab.office.authorityRekeys().suggested(root.id());
        assertThat(lab.office.authorityRekeys().propose(wanted).violations()).hasOnlyElementsOfType(IssuerViolation.IssuerNotValid.class);
        assertThat(lab.office.authorityRekeys().rekey(wanted.with(Set.of()), Progress.NONE).certificate().validity()
                .contains(lab.clock.instant())).isTrue();
    }

    @Test void aRevokedRootIsFollowedAndNotLinked() {
        lab.past(tx -> tx.revocations().put(root.certificate().id(),
                Optional.of(new Revocation(lab.clock.instant(), Reason.KEY_COMPROMISE)), 1));
        var wanted = lab.office.authorityRekeys().suggested(root.id());
        assertThat(wanted.links()).isEmpty();
        assertThat(lab.office.authorityRekeys().propose(wanted.with(Set.of(Rekey.Link.OLD_WITH_NEW))).violations())
                .hasExactlyElementsOfTypes(IssuerViolation.IssuerRevoked.class);
        assertThat(lab.office.authorityRekeys().propose(wanted.with(Set.of(Rekey.Link.values()))).violations())
                .hasExactlyElementsOfTypes(IssuerViolation.IssuerRevoked.class);
        lab.office.authorityRekeys().rekey(wanted, Progress.NONE);
        assertThat(lab.office.crossSigning().all()).isEmpty();
    }

    @Test void crossCertificatesEndWithTheFirstOfBothAndAreRevokedByTheirSigner() {
        lab.clock.advance(Duration.ofDays(3000));
        var young = rekeyed(root);
        var newWithOld = link(CrossCertificate.Way.NEW_WITH_OLD);
        var oldWithNew = link(CrossCertificate.Way.OLD_WITH_NEW);
        assertThat(newWithOld.signer()).isEqualTo(root.id());
        assertThat(newWithOld.subject()).contains(young.id());
        assertThat(oldWithNew.signer()).isEqualTo(young.id());
        assertThat(newWithOld.certificate().validity().notAfter()).isEqualTo(root.certificate().validity().notAfter());
        assertThat(oldWithNew.certificate().validity().notAfter()).isEqualTo(root.certificate().validity().notAfter());
        assertThat(newWithOld.certificate().hasKey()).isFalse();
        lab.office.revocations().revoke(Scope.of(newWithOld.certificate().id()), Reason.CESSATION_OF_OPERATION);
        assertThat(list(root).find(newWithOld.certificate().serial())).isPresent();
        assertThat(list(young).count()).isZero();
        lab.clock.advance(Duration.ofDays(640));
        assertThat(lab.office.renewals().ending(Duration.ofDays(30))).doesNotContain(oldWithNew.certificate().id().value());
    }

    private Verdict verdict(Certificate... certificates) {
        var pem = new StringBuilder();
        List.of(certificates).forEach(one -> pem.append(lab.office.certificates().pem(one)));
        return lab.office.verification().verify(new Evidence.Given(pem.toString().getBytes(StandardCharsets.US_ASCII)),
                new Verification.Question(Purpose.CLIENT, Optional.empty(),
                        List.of(bytes(root), bytes(lab.office.authorities().all().getLast())), false), Progress.NONE);
    }

    private static List<String> causes(Verdict verdict) {
        return verdict.findings().stream().map(finding -> finding.cause().getClass().getSimpleName()).toList();
    }

    private byte[] bytes(Authority authority) {
        list(authority);
        try {
            return Files.readAllBytes(folder.resolve("list-" + authority.id().value() + ".der"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test void withBothGenerationsInOneStoreEachCertificateFindsItsOwnKeyAndList() {
        var young = rekeyed(root);
        var youngLeaf = issue(young, "press-2");
        for (var leaf : List.of(oldLeaf, youngLeaf)) {
            var own = leaf == oldLeaf ? root : young;
            for (var link : lab.office.crossSigning().all()) {
                var verdict = verdict(leaf, link.certificate());
                assertThat(verdict.chain()).extracting(Verdict.Link::der)
                        .containsExactly(leaf.der(), own.certificate().der());
                assertThat(causes(verdict)).contains("EndsInStore", "IssuedHere", "NotOnList")
                        .doesNotContain("ListForged", "SignatureWrong", "NoListOfIssuer");
            }
        }
        lab.office.revocations().revoke(Scope.of(oldLeaf.id()), Reason.KEY_COMPROMISE);
        assertThat(causes(verdict(oldLeaf))).contains("OnList");
        assertThat(causes(verdict(youngLeaf))).doesNotContain("OnList");
    }

    @Test void whatHasNoKeyHereIsFollowedWithoutTheLinkThatNeedsIt() {
        assertThat(lab.office.certificates().ids(CertificateQuery.ALL)).hasSize(2);
        var wanted = lab.office.authorityRekeys().suggested(root.id());
        assertThat(wanted.links()).containsExactlyInAnyOrder(Link.values());
        assertThat(lab.office.authorityRekeys().rekey(wanted.with(Set.of(Link.OLD_WITH_NEW)), Progress.NONE)).isNotNull();
        assertThat(lab.office.crossSigning().all()).singleElement()
                .satisfies(one -> assertThat(one.subject()).contains(root.id()));
    }
}
