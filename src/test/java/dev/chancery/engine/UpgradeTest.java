package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestClock;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BulkKind;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.pki.Cost;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stores that earlier versions have written are opened by this one with all that is in them.
///
/// `stores/schema-NN.chancery.gz` was made by the last version that wrote this schema. Nobody ever had a store of schema 7, which
/// came together with 8.
class UpgradeTest {

    @TempDir Path folder;

    /// Two authorities, three things with a certificate each, the last one revoked; from schema 3 on a request, from 4 on a
    /// profile of its own.
    private Path stored(int schema) throws IOException {
        var file = folder.resolve("lab.chancery");
        try (var stored = new GZIPInputStream(UpgradeTest.class.getResourceAsStream("/stores/schema-%02d.chancery.gz".formatted(schema)))) {
            Files.copy(stored, file);
        }
        return file;
    }

    private static Office open(Path file) {
        return Office.unlock(file, TestOffice.PASSPHRASE.toCharArray(),
                new Surroundings(new TestClock(Instant.parse("2026-11-22T12:00:00Z")), new SecureRandom(), new Cost(64, 1, 1), 2));
    }

    private static List<Certificate> certificates(Office office) {
        return office.certificates().rows(office.certificates().ids(CertificateQuery.ALL));
    }

    @ParameterizedTest @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 21, 22})
    void aStoreOfEveryEarlierSchemaKeepsWhatItHoldsAndGoesOn(int schema) throws IOException {
        var file = stored(schema);
        var before = Files.readString(file, StandardCharsets.ISO_8859_1);
        try (var office = open(file)) {
            assertThat(certificates(office)).hasSize(5).allSatisfy(one ->
                    assertThat(before).contains(new String(one.der().toArray(), StandardCharsets.ISO_8859_1)));
            assertThat(revoked(office)).singleElement().satisfies(one -> assertThat(one.label()).isEqualTo("press-3"));
            assertThat(revoked(office).getFirst().revoked().map(Revocation::reason))
                    .contains(schema == 1 ? Reason.UNSPECIFIED : Reason.KEY_COMPROMISE);
            assertThat(office.requests().all()).hasSize(schema < 3 ? 0 : 1);
            assertThat(office.profiles().own()).hasSize(schema < 4 ? 0 : 1);
            everyKeyOpens(office);
            goesOn(office);
        }
        assertThat(Restoration.look(file).facts().count().certificates()).isEqualTo(6);
    }

    private static List<Certificate> revoked(Office office) {
        return office.certificates().rows(office.certificates().ids(CertificateQuery.ALL.withStatus(Optional.of(Status.REVOKED))));
    }

    private static void everyKeyOpens(Office office) {
        assertThat(certificates(office)).allSatisfy(one -> assertThat(office.desk().seal().unseal(
                office.desk().read(tx -> tx.keys().sealed(one.id())).orElseThrow(), Filing.KEY_TABLE, one.id().value())).isNotEmpty());
    }

    private static void goesOn(Office office) {
        Authority issuer = office.authorities().all().getLast();
        assertThat(office.revocationLists().settings(issuer.id()).hours()).isPositive();
        office.certificates().issue(Order.of(office.things().add(new ThingId("gauge-1"), Thing.Description.NONE),
                TestOffice.terms(issuer, Profile.DEVICE, KeySpec.EC_P256)));
        for (var thing : List.of("gauge-1", "press-2")) {
            assertThat(office.certificates().ids(CertificateQuery.ALL.withText(thing))).as(thing).hasSize(1);
        }
    }

    @ParameterizedTest @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 21, 22})
    void whatTheStoreWasBeforeIsKeptAsABackup(int schema) throws IOException {
        try (var office = open(stored(schema))) {
            assertThat(office.backups().list()).singleElement().satisfies(one -> {
                assertThat(one.name().schema()).hasValue(schema);
                var facts = office.backups().check(one.file());
                assertThat(facts.schema()).isEqualTo(schema);
                assertThat(facts.count().certificates()).isEqualTo(5);
            });
        }
    }

    @Test void aJobThatIsNotDoneGoesOnAndTheNumbersOfJobsGoOn() throws IOException {
        try (var office = open(stored(21))) {
            var jobs = office.bulkJobs();
            var job = jobs.open().getFirst();
            assertThat(job.kind()).isEqualTo(BulkKind.ISSUE);
            var done = jobs.run(job.id(), new char[0], Progress.NONE, Acknowledgement.NONE);
            assertThat(done.count().byResult()).isEqualTo(Map.of(BulkResult.KEPT, 2L, BulkResult.ISSUED, 3L));
            var next = jobs.replacements().start(jobs.certificates(job.id()),
                    new ReplacementWish.Rotate(Optional.empty(), Optional.empty(), new Handover.AtOnce()));
            assertThat(next.value()).isEqualTo(job.id().value() + 1);
            assertThat(jobs.run(next, new char[0], Progress.NONE, Acknowledgement.NONE).count().of(BulkResult.ISSUED)).isEqualTo(3);
        }
    }

    @Test void anOlderBackupIsBroughtBackAndBroughtForward() throws IOException {
        var file = stored(3);
        var target = folder.resolve("again.chancery");
        var surroundings = new Surroundings(new TestClock(Instant.parse("2026-11-22T12:00:00Z")), new SecureRandom(), new Cost(64, 1, 1), 2);
        try (var office = Restoration.restore(file, target, TestOffice.PASSPHRASE.toCharArray(), surroundings,
                Progress.NONE).office()) {
            assertThat(certificates(office)).hasSize(5);
        }
        assertThat(Restoration.look(file).facts().schema()).isEqualTo(3);
    }

    @Test void aStoreOfTheFirstVersionPublishesItsRevocations() throws IOException {
        try (var office = open(stored(1))) {
            publish(office, revoked(office).getFirst());
        }
    }

    @Test void aStoreOfTheFirstVersionIsSearchedByThingAndSerial() throws IOException {
        try (var office = open(stored(1))) {
            for (var thing : office.things().rows(office.things().numbers(ThingQuery.ALL))) {
                var held = office.certificates().of(thing.thing()).getFirst();
                for (var text : List.of(thing.thing().id().value(), held.serial().hex(), held.serial().hex().substring(9, 20))) {
                    assertThat(office.certificates().ids(CertificateQuery.ALL.withText(text))).as(text).contains(held.id().value());
                }
            }
        }
    }

    private void publish(Office office, Certificate revoked) throws IOException {
        var file = folder.resolve("crl.pem");
        office.revocationLists().change(revoked.issuer(), new RevocationListSettings(24, file.toString(), "", false, false));
        assertThat(RevocationListReader.read(Files.readAllBytes(file)).find(revoked.serial())).isPresent();
        office.revocations().revoke(new Scope.OfAuthority(revoked.issuer()), Reason.SUPERSEDED);
        assertThat(RevocationListReader.read(Files.readAllBytes(file)).count()).isEqualTo(3);
    }
}
