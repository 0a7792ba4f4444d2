package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultUnreached;
import dev.chancery.domain.VaultNotice;
import dev.chancery.domain.VaultViolation;
import dev.chancery.engine.VaultSettled.Fate;
import dev.chancery.pki.Chain;
import dev.chancery.vault.PracticeVault;
import dev.chancery.vault.PracticeVault.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VaultIssuingTest {

    @TempDir Path folder;
    private VaultLab lab;

    @BeforeEach void open() {
        lab = VaultLab.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private int there() {
        return lab.vault.count("pki_int") - 1;
    }

    @Test void whatVaultSignsIsStoredWithItsKeyAndItsChainHolds() {
        var certificate = lab.issued("press-1.lab.test");
        assertThat(certificate.issuer()).isEqualTo(lab.authority.id());
        assertThat(certificate.thing()).contains(new ThingId("press-1.lab.test"));
        assertThat(certificate.hasKey()).isTrue();
        var chain = lab.lab.office.certificates().issuers(certificate).stream().map(one -> one.certificate().der().toArray()).toList();
        Chain.check(Stream.concat(Stream.of(certificate.der().toArray()), chain.stream()).toList(), lab.lab.clock.instant());
        assertThat(lab.vaults().issuing().unanswered(lab.authority.id())).isZero();
    }

    @Test void theOrdinaryWayOfIssuingGoesThereToo() {
        var issued = lab.lab.office.certificates().issue(lab.order("press-2.lab.test"));
        assertThat(issued.hasKey()).isTrue();
        assertThat(there()).isEqualTo(1);
    }

    @Test void severalThingsGetTheirsOneAfterTheOther() {
        var things = List.of(lab.lab.thing("a.lab.test"), lab.lab.thing("b.lab.test"), lab.lab.thing("c.elsewhere"));
        var issued = lab.lab.office.certificates().issueAll(lab.terms(Ttl.days(10)), things.stream().mapToLong(one -> one.number()).toArray(),
                Certificates.Equipped.SKIP, Progress.NONE);
        assertThat(issued.certificates()).hasSize(2);
    }

    @Test void whatTheRoleDoesNotTakeIsSaidAndLeavesNothing() {
        assertThatThrownBy(() -> lab.issue("press.elsewhere.org")).isInstanceOfSatisfying(VaultFailure.VaultRefused.class,
                refused -> assertThat(refused.saying()).contains("not allowed"));
        assertThat(lab.here()).isEmpty();
        assertThat(lab.vaults().issuing().unanswered(lab.authority.id())).isZero();
    }

    @Test void aLifeThatIsCutIsAskedAboutAndKeptIfSomebodySaysSo() {
        var asks = (VaultResult.Asks) lab.vaults().issuing().issue(lab.order("cut.lab.test", Ttl.days(700)), Progress.NONE);
        assertThat(asks.notices()).anyMatch(VaultNotice.EndsOtherwise.class::isInstance);
        assertThat(lab.here()).isEmpty();
        assertThat(lab.vaults().issuing().waiting(lab.authority.id())).hasSize(1);
        lab.lab.reopen();
        var waiting = lab.vaults().issuing().waiting(lab.authority.id()).getFirst();
        assertThat(lab.vaults().issuing().keep(waiting.errand()).hasKey()).isTrue();
        assertThat(lab.vaults().issuing().waiting(lab.authority.id())).isEmpty();
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void aLifeThatIsCutIsRevokedAgainIfSomebodySaysSo() {
        var asks = (VaultResult.Asks) lab.vaults().issuing().issue(lab.order("cut.lab.test", Ttl.days(700)), Progress.NONE);
        lab.vaults().issuing().giveUp(asks.errand(), Progress.NONE);
        assertThat(lab.here()).isEmpty();
        assertThat(lab.compare().strays()).singleElement().satisfies(stray -> assertThat(stray.revoked()).isPresent());
    }

    @Test void whereNobodyCanBeAskedItIsRevokedAgainAndSaid() {
        assertThatThrownBy(() -> lab.lab.office.certificates().issue(lab.order("cut.lab.test", Ttl.days(700))))
                .isInstanceOfSatisfying(Failure.Refused.class, refused -> assertThat(refused.violations()).hasOnlyElementsOfType(VaultViolation.VaultDiffers.class));
        assertThat(lab.compare().strays()).allSatisfy(stray -> assertThat(stray.revoked()).isPresent());
    }

    @ParameterizedTest @EnumSource(value = Fault.class, names = {"LOST", "CUT", "NOT_JSON"})
    void aLostAnswerIsFoundAgainByItsKeyAndNeverAskedForTwice(Fault fault) {
        lab.vault.once("sign/device", fault);
        assertThatThrownBy(() -> lab.issue("lost.lab.test")).isInstanceOfSatisfying(VaultFailure.class,
                failed -> assertThat(failed.mayBeDone()).isTrue());
        assertThat(there()).isEqualTo(1);
        assertThat(lab.here()).isEmpty();
        var found = lab.issued("lost.lab.test");
        assertThat(found.hasKey()).isTrue();
        assertThat(there()).isEqualTo(1);
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void aKillBetweenTheQuestionAndTheBooksLosesNothing() throws Exception {
        lab.vault.once("sign/device", Fault.LOST);
        assertThatThrownBy(() -> lab.issue("killed.lab.test")).isInstanceOf(VaultUnreached.class);
        lab.lab.kill();
        assertThat(lab.vaults().ledger().settle(lab.authority.id(), Progress.NONE)).extracting(VaultSettled::fate).containsExactly(Fate.ADOPTED);
        assertThat(lab.here()).hasSize(1).allMatch(one -> one.hasKey());
    }

    @Test void aRequestThatNeverArrivedIsSentAgainAndSignedOnce() {
        lab.vault.once("sign/device", Fault.GONE);
        assertThatThrownBy(() -> lab.issue("gone.lab.test")).isInstanceOf(VaultUnreached.class);
        lab.issued("gone.lab.test");
        assertThat(there()).isEqualTo(1);
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void aRequestThatCameToNothingIsForgottenOnceThatIsSure() {
        lab.vault.once("sign/device", Fault.GONE);
        assertThatThrownBy(() -> lab.issue("gone.lab.test")).isInstanceOf(VaultUnreached.class);
        assertThat(lab.compare().settled()).extracting(VaultSettled::fate).containsExactly(Fate.WAITS);
        lab.lab.clock.advance(VaultAsking.GRACE.plusSeconds(1));
        assertThat(lab.compare().settled()).extracting(VaultSettled::fate).containsExactly(Fate.NOTHING_SIGNED);
        assertThat(lab.compare().settled()).isEmpty();
    }

    @Test void aSealedVaultSaysSoAndNothingIsLeftOpen() {
        lab.vault.seal();
        assertThatThrownBy(() -> lab.issue("sealed.lab.test")).isInstanceOf(VaultFailure.VaultRefused.class);
        lab.vault.unseal();
        assertThat(lab.issued("sealed.lab.test").hasKey()).isTrue();
        assertThat(there()).isEqualTo(1);
    }

    @Test void oneThatNobodyIsSignedInAtIsNotAsked() {
        lab.vaults().signOut(lab.server.id());
        assertThatThrownBy(() -> lab.issue("press.lab.test")).isInstanceOf(AccessFailure.VaultSignIn.class);
        lab.signIn(false);
        lab.issued("press.lab.test");
        lab.lab.reopen();
        assertThatThrownBy(() -> lab.issue("press.lab.test")).isInstanceOf(AccessFailure.VaultSignIn.class);
    }

    @Test void aSecretThatIsKeptSignsInByItselfAndLiesSealedInTheStore() throws Exception {
        lab.lab.reopen();
        lab.issued("press.lab.test");
        assertThat(lab.vaults().servers()).allSatisfy(server -> assertThat(server.kept()).isPresent());
        assertThat(Files.readString(lab.lab.file, StandardCharsets.ISO_8859_1))
                .doesNotContain(PracticeVault.ROOT_TOKEN);
    }

    @Test void everythingThatSignsHereSaysThatTheKeyIsThere() {
        var office = lab.lab.office;
        assertThatThrownBy(() -> office.authorities().signingKey(lab.authority.id())).isInstanceOfSatisfying(KeyFailure.KeyInVault.class,
                there -> assertThat(there.place()).contains("pki_int/device"));
        assertThat(office.authorityRenewals().propose(lab.authority.id(), Ttl.days(90)).violations()).hasOnlyElementsOfType(IssuerViolation.IssuerInVault.class);
        assertThat(office.revocationLists().publish(lab.authority.id())).isEmpty();
        assertThat(office.certificates().draft(lab.order("press.lab.test")).violations()).isEmpty();
    }

    @Test void renewingAsksVaultAndRevokesTheOldOneThere() {
        var old = lab.issued("renew.lab.test");
        lab.lab.clock.advance(Duration.ofDays(25));
        var done = lab.lab.office.renewals().renew(old.id(), new RenewalTerms(RenewalTerms.KeyChoice.NEW, RenewalTerms.Life.AS_BEFORE, new Handover.AtOnce()));
        assertThat(done.successor().hasKey()).isTrue();
        assertThat(lab.lab.office.certificates().one(old.id()).revoked()).isPresent();
        assertThat(lab.lab.office.renewals().ancestry(old.id()).after()).hasSize(1);
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void revokingGoesThereFirstAndMarksNothingWhenThatIsAway() {
        var certificate = lab.issued("revoke.lab.test");
        lab.vault.once("pki_int/revoke", Fault.GONE);
        assertThatThrownBy(() -> lab.lab.office.revocations().revoke(Scope.of(certificate.id()), Reason.KEY_COMPROMISE)).isInstanceOf(VaultUnreached.class);
        assertThat(lab.lab.office.certificates().one(certificate.id()).revoked()).isEmpty();
        var done = lab.lab.office.revocations().revoke(Scope.of(certificate.id()), Reason.KEY_COMPROMISE);
        assertThat(done.effects().changes()).isEqualTo(1);
        assertThat(lab.lab.office.certificates().one(certificate.id()).revoked()).isPresent();
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void noneIsPutOnHold() {
        var certificate = lab.issued("hold.lab.test");
        assertThatThrownBy(() -> lab.lab.office.revocations().revoke(Scope.of(certificate.id()), Reason.CERTIFICATE_HOLD))
                .isInstanceOfSatisfying(Failure.Refused.class, refused -> assertThat(refused.violations()).hasOnlyElementsOfType(VaultViolation.NoHoldInVault.class));
    }

    @Test void removingAThingRevokesItsCertificateThere() {
        var certificate = lab.issued("removed.lab.test");
        lab.lab.office.things().removals().remove(new long[] {lab.lab.office.things().find(certificate.thing().get()).get().number()}, Reason.CESSATION_OF_OPERATION);
        assertThat(lab.compare().agrees()).isTrue();
        assertThat(lab.lab.office.certificates().one(certificate.id()).revoked()).isPresent();
    }

    @Test void whatVaultMadeTheKeyOfIsStoredWithThatKey() throws Exception {
        lab.close();
        lab = VaultLab.withKeysThere(Files.createDirectory(folder.resolve("there")));
        assertThat(lab.issued("there.lab.test").hasKey()).isTrue();
        lab.vault.once("issue/device", Fault.LOST);
        assertThatThrownBy(() -> lab.issue("lost.lab.test")).isInstanceOf(VaultUnreached.class);
        var seen = lab.compare();
        assertThat(seen.settled()).extracting(VaultSettled::fate).containsExactly(Fate.KEY_LOST);
        assertThat(seen.strays()).singleElement().satisfies(stray -> assertThat(stray.asked()).isTrue());
        assertThat(lab.vaults().inventory().adopt(lab.authority.id(), seen, Progress.NONE).settled()).extracting(VaultSettled::fate)
                .containsExactly(Fate.REVOKED);
        assertThat(lab.here()).hasSize(1);
    }

    @Test void strangersAreAdoptedAndRevocationsOfBothSidesMeet() {
        var ours = lab.issued("ours.lab.test");
        var theirs = lab.issued("theirs.lab.test");
        lab.vault.make("POST", "pki_int/issue/device", Map.of("common_name", "stranger.lab.test", "ttl", "24h"));
        lab.vault.make("POST", "pki_int/revoke", Map.of("serial_number", theirs.serial().colonHex().toLowerCase(Locale.ROOT)));
        var seen = lab.compare();
        assertThat(seen.agrees()).isFalse();
        assertThat(seen.strays()).hasSize(1);
        assertThat(seen.revokedThere()).extracting(one -> one.id()).containsExactly(theirs.id());
        assertThat(lab.vaults().inventory().adopt(lab.authority.id(), seen, Progress.NONE).agrees()).isTrue();
        assertThat(lab.here()).hasSize(3);
        assertThat(lab.lab.office.certificates().one(theirs.id()).revoked()).isPresent();
        assertThat(lab.lab.office.certificates().one(ours.id()).revoked()).isEmpty();
    }
}
