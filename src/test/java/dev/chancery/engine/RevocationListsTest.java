package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.PublishedList;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.engine.ListState.Health;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationListsTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Authority issuing;
    private Certificate certificate;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
        certificate = issue("press-1");
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate issue(String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private RevocationLists lists() {
        return lab.office.revocationLists();
    }

    private Path file() {
        return folder.resolve("crl.pem");
    }

    private RevocationListSettings settings(boolean keepsExpired, boolean delta) {
        return new RevocationListSettings(24, file().toString(), "", keepsExpired, delta);
    }

    private void publishing() {
        assertThat(lists().change(issuing.id(), settings(false, false)).orElseThrow()).isInstanceOf(Publication.Published.class);
    }

    private RevocationListReader read(Path path) {
        try {
            return RevocationListReader.read(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long number() {
        return read(file()).number().orElseThrow().longValueExact();
    }

    private void revoke(Certificate wanted, Reason reason) {
        lab.office.revocations().revoke(Scope.of(wanted.id()), reason);
    }

    private Health health() {
        return lists().state(issuing.id()).health();
    }

    @Test void withoutAFileNothingIsPublished() {
        assertThat(health()).isEqualTo(Health.OFF);
        revoke(certificate, Reason.SUPERSEDED);
        assertThat(lists().publishAll()).isEqualTo(List.of());
        assertThat(lists().nextDue()).isEmpty();
        assertThat(lists().state(issuing.id()).revoked()).isOne();
    }

    @Test void aRevocationIsInTheListAtOnce() {
        publishing();
        assertThat(read(file()).count()).isZero();
        var done = lab.office.revocations().revoke(Scope.of(certificate.id()), Reason.KEY_COMPROMISE);
        assertThat(done.publications()).hasOnlyElementsOfType(Publication.Published.class);
        var list = read(file());
        assertThat(list.isSignedBy(issuing.certificate().der().toArray())).isTrue();
        assertThat(list.find(certificate.serial()).orElseThrow().reason()).isEqualTo(Reason.KEY_COMPROMISE);
        assertThat(health()).isEqualTo(Health.FRESH);
        assertThat(lab.office.audit().of("Issuing")).first().satisfies(entry -> assertThat(entry.act()).isEqualTo(Act.LIST_PUBLISHED));
    }

    @Test void aReleaseTakesItOutAgain() {
        publishing();
        revoke(certificate, Reason.CERTIFICATE_HOLD);
        assertThat(read(file()).count()).isOne();
        lab.office.revocations().release(Scope.of(certificate.id()));
        assertThat(read(file()).count()).isZero();
    }

    @Test void numbersRiseAcrossAnEndAndAClockThatIsSetBack() {
        publishing();
        long first = number();
        lab.reopen();
        lists().publishAll();
        long second = number();
        assertThat(second).isGreaterThan(first);
        lab.clock.advance(Duration.ofDays(-2));
        assertThat(health()).isEqualTo(Health.STALE);
        lab.office.clock().confirm();
        assertThat(lists().publishDue()).hasSize(1);
        assertThat(number()).isGreaterThan(second);
        assertThat(health()).isEqualTo(Health.FRESH);
        assertThat(read(file()).thisUpdate()).isEqualTo(PublishedList.thisUpdate(lab.clock.instant()));
    }

    @Test void aStoreThatWasBroughtBackCountsOnFromWhatIsPublished() throws IOException {
        publishing();
        lab.office.close();
        var copy = Files.copy(lab.file, folder.resolve("copy"));
        lab.office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings);
        lists().publishAll();
        lists().publishAll();
        long last = number();
        lab.office.close();
        Files.copy(copy, lab.file, StandardCopyOption.REPLACE_EXISTING);
        lab.office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings);
        lists().publishAll();
        assertThat(number()).isEqualTo(last + 1);
    }

    @Test void aQuietDayDoesNotEndTheList() {
        publishing();
        for (int hour = 0; hour < 25; hour++) {
            lists().publishDue();
            assertThat(health()).isEqualTo(Health.FRESH);
            assertThat(read(file()).nextUpdate().orElseThrow()).isAfter(lab.clock.instant().plus(Duration.ofHours(5)));
            lab.clock.advance(Duration.ofHours(1));
        }
        assertThat(number()).isEqualTo(2);
    }

    @Test void itIsDueWithAQuarterOfItsTimeLeft() {
        publishing();
        var due = lists().nextDue().orElseThrow();
        assertThat(due).isEqualTo(lab.clock.instant().plus(Duration.ofHours(18)));
        lab.clock.advance(Duration.ofHours(18).minusSeconds(1));
        assertThat(lists().publishDue()).isEqualTo(List.of());
        lab.clock.advance(Duration.ofSeconds(1));
        assertThat(lists().publishDue()).hasSize(1);
    }

    @Test void afterALongSleepItIsRefreshedAtOnce() {
        publishing();
        lab.clock.advance(Duration.ofDays(3));
        assertThat(health()).isEqualTo(Health.STALE);
        assertThat(lists().nextDue()).contains(lab.clock.instant());
        lists().publishDue();
        assertThat(health()).isEqualTo(Health.FRESH);
    }

    @Test void whatCannotBePublishedIsToldAndNotLost() throws IOException {
        publishing();
        Files.delete(file());
        Files.createDirectory(file());
        var done = lab.office.revocations().revoke(Scope.of(certificate.id()), Reason.KEY_COMPROMISE);
        assertThat(done.publications()).hasOnlyElementsOfType(Publication.Failed.class);
        assertThat(lab.office.certificates().one(certificate.id()).revoked()).isPresent();
        assertThat(health()).isEqualTo(Health.FAILED);
        assertThat(lists().state(issuing.id()).failure()).containsInstanceOf(FileFailure.CannotWrite.class);
        Files.delete(file());
        assertThat(lists().publishDue()).isEqualTo(List.of());
        lab.clock.advance(Duration.ofMinutes(5));
        assertThat(lists().publishDue()).hasSize(1);
        assertThat(read(file()).find(certificate.serial())).isPresent();
        assertThat(health()).isEqualTo(Health.FRESH);
    }

    @Test void aListThatDoesNotTellOfARevocationIsStaleAfterARestartToo() throws IOException {
        publishing();
        Files.delete(file());
        Files.createDirectory(file());
        revoke(certificate, Reason.SUPERSEDED);
        lab.reopen();
        assertThat(health()).isEqualTo(Health.STALE);
    }

    @Test void aPemFileCarriesTheListsAboveForWholeChains() throws IOException {
        publishing();
        var text = Files.readString(file());
        assertThat(text.split("BEGIN X509 CRL", -1)).hasSize(3);
        assertThat(read(file()).isSignedBy(issuing.certificate().der().toArray())).isTrue();
        var above = RevocationListReader.read(text.substring(text.lastIndexOf("-----BEGIN")).getBytes(StandardCharsets.US_ASCII));
        assertThat(above.isSignedBy(root.certificate().der().toArray())).isTrue();
        revoke(issuing.certificate(), Reason.CA_COMPROMISE);
        text = Files.readString(file());
        above = RevocationListReader.read(text.substring(text.lastIndexOf("-----BEGIN")).getBytes(StandardCharsets.US_ASCII));
        assertThat(above.find(issuing.certificate().serial())).isPresent();
    }

    @Test void aDerFileHoldsOneListAlone() {
        var der = folder.resolve("crl.der");
        lists().change(issuing.id(), new RevocationListSettings(24, der.toString(), "", false, false));
        assertThat(Judge.run("openssl", "crl", "-inform", "DER", "-in", der.toString(), "-noout", "-crlnumber").accepted().output())
                .contains("crlNumber=");
    }

    @Test void expiredOnesLeaveAfterOneMoreListOrStayWhereThatIsWanted() {
        publishing();
        revoke(certificate, Reason.SUPERSEDED);
        lab.clock.advance(Duration.between(lab.clock.instant(), certificate.validity().notAfter()).plusSeconds(10));
        lists().publish(issuing.id());
        assertThat(read(file()).count()).isOne();
        lists().publish(issuing.id());
        assertThat(read(file()).count()).isZero();
        lists().change(issuing.id(), settings(true, false));
        assertThat(read(file()).count()).isOne();
    }

    @Test void aDeltaListTellsTheChangesSinceTheBaseOfTheDay() {
        revoke(certificate, Reason.SUPERSEDED);
        lists().change(issuing.id(), settings(false, true));
        var held = issue("press-2");
        revoke(held, Reason.CERTIFICATE_HOLD);
        var delta = read(folder.resolve("crl-delta.pem"));
        assertThat(delta.base()).contains(BigInteger.ONE);
        assertThat(delta.number()).isEqualTo(read(file()).number());
        assertThat(delta.count()).isOne();
        assertThat(delta.find(held.serial()).orElseThrow().reason()).isEqualTo(Reason.CERTIFICATE_HOLD);
        lab.office.revocations().release(Scope.of(held.id()));
        delta = read(folder.resolve("crl-delta.pem"));
        assertThat(delta.find(held.serial()).orElseThrow().reason()).isEqualTo(Reason.REMOVE_FROM_CRL);
        lab.clock.advance(Duration.ofHours(24));
        lists().publishDue();
        revoke(issue("press-3"), Reason.SUPERSEDED);
        assertThat(read(folder.resolve("crl-delta.pem")).base()).contains(BigInteger.valueOf(4));
    }

    @Test void anotherDistributionPointBeginsWithoutADelta() throws IOException {
        lists().change(issuing.id(), settings(false, true));
        lists().change(issuing.id(), new RevocationListSettings(24, file().toString(), "http://lab.example/crl", false, true));
        assertThat(Files.exists(folder.resolve("crl-delta.pem"))).isFalse();
        assertThat(Judge.run("openssl", "crl", "-in", file().toString(), "-noout", "-text").accepted().output())
                .contains("Issuing Distribution Point: critical", "http://lab.example/crl");
    }

    @Test void aListIsSavedForOneToCarryAway() {
        revoke(certificate, Reason.SUPERSEDED);
        var pem = folder.resolve("saved.pem");
        lists().save(issuing.id(), pem);
        lists().save(issuing.id(), folder.resolve("saved.crl"));
        assertThat(read(pem).count()).isOne();
        assertThat(read(folder.resolve("saved.crl")).number().orElseThrow()).isGreaterThan(read(pem).number().orElseThrow());
        assertThatThrownBy(() -> lists().save(issuing.id(), folder.resolve("no/crl.pem"))).isInstanceOf(FileFailure.CannotWrite.class);
    }

    @Test void whatIsNoListIsNeverReplaced() throws IOException {
        for (var content : List.of("-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n", "0", "SQLite format 3\0")) {
            Files.writeString(file(), content);
            assertThat(lists().change(issuing.id(), settings(false, false)).orElseThrow())
                    .isInstanceOfSatisfying(Publication.Failed.class, failed -> assertThat(failed.failure()).isInstanceOf(FileFailure.AlreadyExists.class));
            assertThat(Files.readString(file())).isEqualTo(content);
        }
        Files.writeString(file(), "");
        publishing();
        publishing();
    }

    @Test void twoAuthoritiesDoNotShareAFile() {
        publishing();
        assertThatThrownBy(() -> lists().change(root.id(), settings(false, false))).isInstanceOf(Failure.Refused.class);
        assertThat(lists().settings(root.id())).isEqualTo(RevocationListSettings.DEFAULT);
    }

    @Test void anAuthorityThatHasEndedPublishesNoMore() {
        publishing();
        lab.clock.advance(Duration.ofDays(2_000));
        assertThat(health()).isEqualTo(Health.ENDED);
        assertThat(lists().publishDue()).isEqualTo(List.of());
    }
}
