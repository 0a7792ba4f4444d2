package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.LifecycleViolation;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.ValidityViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityRenewalsTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Authority issuing;
    private Certificate leaf;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.RSA_2048);
        issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
        leaf = issue("press-1");
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate issue(String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing),
                TestOffice.terms(lab.office.authorities().one(issuing.id()), Profile.DEVICE, KeySpec.EC_P256)));
    }

    private AuthorityRenewals renewals() {
        return lab.office.authorityRenewals();
    }

    private Path pem(String name, Certificate certificate) throws IOException {
        return Files.writeString(folder.resolve(name), lab.office.certificates().pem(certificate));
    }

    private void accepted(Authority trusted, Authority between, Certificate wanted) throws IOException {
        Judge.run("openssl", "verify", "-x509_strict", "-purpose", "sslclient", "-CAfile", pem("root.pem", trusted.certificate()).toString(),
                "-untrusted", pem("issuing.pem", between.certificate()).toString(), pem("leaf.pem", wanted).toString()).accepted();
    }

    @Test void whatWasSignedBeforeIsGoodUnderTheOldAndTheNewCertificates() throws IOException {
        lab.clock.advance(Duration.ofSeconds(30));
        var newRoot = renewals().renew(root.id(), Ttl.days(3650));
        var newIssuing = renewals().renew(issuing.id(), Ttl.days(1000));
        var young = issue("press-2");
        for (var trusted : List.of(root, newRoot)) {
            for (var between : List.of(issuing, newIssuing)) {
                accepted(trusted, between, leaf);
                accepted(trusted, between, young);
            }
        }
        assertThat(newRoot.certificate().serial()).isNotEqualTo(root.certificate().serial());
        assertThat(newRoot.certificate().validity().notAfter()).isAfter(root.certificate().validity().notAfter());
    }

    @Test void theAuthorityGoesOnUnderItsNumberAndName() {
        var renewed = renewals().renew(root.id(), Ttl.days(3650));
        assertThat(renewed.id()).isEqualTo(root.id());
        assertThat(lab.office.authorities().one(root.id()).certificate()).isEqualTo(renewed.certificate());
        var ancestry = lab.office.renewals().ancestry(renewed.certificate().id());
        assertThat(ancestry.before().orElseThrow().certificate().id()).isEqualTo(root.certificate().id());
        assertThat(ancestry.before().orElseThrow().way()).isEqualTo(Way.ROOT_RENEWED);
        assertThat(lab.office.authorities().issued().get(root.id())).isOne();
        lab.reopen();
        assertThat(issue("press-2").issuer()).isEqualTo(issuing.id());
        assertThat(lab.office.authorities().one(root.id()).certificate().hasKey()).isTrue();
    }

    @Test void neitherOfARootsCertificatesCanBeRevoked() {
        var renewed = renewals().renew(root.id(), Ttl.days(3650));
        renewals().renew(root.id(), Ttl.days(3650));
        var ids = List.of(root.certificate().id(), renewed.certificate().id(), lab.office.authorities().one(root.id()).certificate().id());
        assertThat(lab.office.revocations().revoke(new Scope.Certificates(ids), Reason.SUPERSEDED).effects().of(Effect.ROOT)).isEqualTo(ids);
    }

    @Test void anIntermediateDoesNotOutliveItsParent() {
        assertThat(renewals().propose(issuing.id(), Ttl.days(4_000)).violations()).hasOnlyElementsOfType(ValidityViolation.OutlivesIssuer.class);
        assertThatThrownBy(() -> renewals().renew(issuing.id(), Ttl.days(4_000))).isInstanceOf(Failure.Refused.class);
        assertThat(lab.office.authorities().one(issuing.id())).isEqualTo(issuing);
    }

    @Test void aRevokedOneIsNotRenewed() {
        lab.office.revocations().revoke(Scope.of(issuing.certificate().id()), Reason.CA_COMPROMISE);
        assertThat(renewals().propose(issuing.id(), Ttl.days(10)).violations()).hasOnlyElementsOfType(LifecycleViolation.RevokedForGood.class);
    }

    @Test void aRootIsDueThirtyDaysAndAnIntermediateTenDaysBeforeItsEnd() {
        assertThat(renewals().lifeOf(issuing.id())).isEqualTo(Ttl.days(1825));
        lab.clock.advance(Duration.ofDays(1814));
        assertThat(renewals().due()).isEmpty();
        lab.clock.advance(Duration.ofDays(2));
        assertThat(renewals().due()).extracting(Authority::id).isEqualTo(List.of(issuing.id()));
        lab.clock.advance(Duration.ofDays(3619 - 1816));
        assertThat(renewals().due()).hasSize(1);
        lab.clock.advance(Duration.ofDays(2));
        assertThat(renewals().due()).hasSize(2);
    }

    @Test void anAuthorityBelowOneWhoseKeyIsAwayIsNotRenewed() throws IOException {
        try (var elsewhere = TestOffice.in(Files.createDirectory(folder.resolve("elsewhere")));
                var holdings = elsewhere.office.imports().read(List.of(pem("root.pem", root.certificate()), pem("issuing.pem", issuing.certificate())),
                        Progress.NONE);
                var prospect = elsewhere.office.imports().examine(holdings, List.of(), Progress.NONE)) {
            elsewhere.office.imports().take(prospect, Set.of(), Map.of(), Progress.NONE);
            assertThat(elsewhere.office.authorities().all()).hasSize(2).allSatisfy(one ->
                    assertThat(elsewhere.office.authorityRenewals().propose(one.id(), Ttl.days(100)).violations())
                            .containsExactly(new IssuerViolation.IssuerKeyAway()));
        }
    }
}
