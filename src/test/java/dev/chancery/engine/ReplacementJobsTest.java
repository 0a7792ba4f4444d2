package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkKind;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.RenewalTerms.KeyChoice;
import dev.chancery.engine.RenewalTerms.Life;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Renewing and rotating many certificates as a job that outlives the program.
class ReplacementJobsTest {

    private static final int MANY = 160;
    private static final char[] NONE = {};
    private static final ReplacementWish RENEW_AT_ONCE = renew(new Handover.AtOnce());

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private long[] old;

    private static ReplacementWish renew(Handover handover) {
        return new ReplacementWish.Renew(new RenewalTerms(KeyChoice.NEW, Life.CUT, handover));
    }

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.office.things().addAll(IntStream.range(0, MANY)
                .mapToObj(i -> new NewThing(new ThingId("press-%05d".formatted(i)), Thing.Description.NONE)).toList(), "test", Progress.NONE);
        lab.office.certificates().issueAll(TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256),
                lab.office.things().numbers(ThingQuery.ALL), Equipped.SKIP, Progress.NONE);
        old = lab.office.certificates().ids(CertificateQuery.ALL.withText("press-"));
        Arrays.sort(old);
        lab.clock.advance(Duration.ofDays(340));
    }

    @AfterEach void close() {
        lab.close();
    }

    private BulkJobs jobs() {
        return lab.office.bulkJobs();
    }

    private BulkId start(ReplacementWish wish) {
        return jobs().replacements().start(old, wish);
    }

    private BulkJob run(BulkId id) {
        return jobs().run(id, NONE, Progress.NONE, Acknowledgement.NONE);
    }

    private Certificate one(CertificateId id) {
        return lab.office.certificates().one(id);
    }

    private Path publishing() {
        var list = folder.resolve("crl.pem");
        lab.office.revocationLists().change(root.id(), new RevocationListSettings(24, list.toString(), "", false, false));
        return list;
    }

    /// Kills the program after so many certificates that were acknowledged: what is on the disk by then is all that is left.
    private HashSet<String> killedAfter(BulkId id, int most) throws IOException {
        var acknowledged = new HashSet<String>();
        assertThatThrownBy(() -> jobs().run(id, NONE, Progress.NONE, (serial, _) -> {
            acknowledged.add(serial.hex());
            if (acknowledged.size() == most) {
                killed();
            }
        })).isInstanceOf(CancellationException.class);
        return acknowledged;
    }

    private void killed() {
        try {
            lab.kill();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new CancellationException();
    }

    private void assertEachReplacedOnce(BulkId id) {
        var pairs = jobs().replacements().outcome(id).done();
        assertThat(pairs).hasSize(MANY).extracting(pair -> pair.old().value()).containsExactlyElementsOf(Arrays.stream(old).boxed().toList());
        assertThat(pairs).extracting(Replacements.Pair::successor).doesNotHaveDuplicates();
        assertThat(lab.office.certificates().count()).isEqualTo(1 + 2 * MANY);
        assertThat(pairs).allSatisfy(pair -> {
            assertThat(lab.office.renewals().ancestry(pair.old()).after()).singleElement()
                    .satisfies(step -> assertThat(step.certificate().id()).isEqualTo(pair.successor()));
            assertThat(one(pair.successor()).hasKey()).isTrue();
        });
    }

    private Bytes keyOf(CertificateId id) {
        return CertificateReader.keySha256(one(id).der().toArray());
    }

    private long acts(Act act) {
        return lab.office.audit().recent(5_000).stream().filter(entry -> entry.act() == act).count();
    }

    @Test void aKilledJobRenewsEachOnceAndRevokesEachOnceAndTheListTellsOfAll() throws Exception {
        var list = publishing();
        var before = acts(Act.CERTIFICATE_REVOKED);
        var id = start(RENEW_AT_ONCE);
        var acknowledged = killedAfter(id, 70);
        assertThat(acknowledged).hasSize(70);
        assertThat(jobs().open()).singleElement().satisfies(job -> assertThat(job.kind()).isEqualTo(BulkKind.RENEW));
        acknowledged.addAll(killedAfter(id, 1));
        var done = run(id);
        assertThat(done.state()).isEqualTo(BulkState.DONE);
        assertThat(done.count().of(BulkResult.ISSUED)).isEqualTo(MANY);
        assertEachReplacedOnce(id);
        assertThat(acknowledged).allSatisfy(serial -> assertThat(lab.office.certificates().ids(CertificateQuery.ALL.withText(serial))).hasSize(1));
        assertThat(acts(Act.CERTIFICATE_REVOKED) - before).isEqualTo(MANY);
        var told = RevocationListReader.read(Files.readAllBytes(list));
        assertThat(told.count()).isEqualTo(MANY);
        assertThat(Arrays.stream(old).mapToObj(CertificateId::new)).allSatisfy(one -> assertThat(told.find(one(one).serial())).isPresent());
    }

    @Test void aJobThatWasKilledAfterItsLastCertificateStillPublishes() throws Exception {
        var list = publishing();
        var id = start(RENEW_AT_ONCE);
        killedAfter(id, MANY);
        assertThat(RevocationListReader.read(Files.readAllBytes(list)).count()).isLessThan(MANY);
        assertThat(run(id).state()).isEqualTo(BulkState.DONE);
        assertThat(RevocationListReader.read(Files.readAllBytes(list)).count()).isEqualTo(MANY);
    }

    @Test void anEndedJobPublishesWhatAKilledRunRevoked() throws Exception {
        var list = publishing();
        var id = start(RENEW_AT_ONCE);
        killedAfter(id, 64);
        var ended = jobs().finish(id);
        assertThat(ended.state()).isEqualTo(BulkState.ENDED);
        assertThat(ended.count().byResult()).isEqualTo(Map.of(BulkResult.ISSUED, 64L, BulkResult.WAITING, MANY - 64L));
        assertThat(RevocationListReader.read(Files.readAllBytes(list)).count()).isEqualTo(64);
    }

    @Test void aKilledRotationMarksEachOldOneAsPendingOnce() throws Exception {
        var id = start(new ReplacementWish.Rotate(Optional.empty(), Optional.of(KeySpec.ED25519), new Handover.WhenConfirmed(Duration.ofDays(9))));
        killedAfter(id, 64);
        lab.clock.advance(Duration.ofHours(1));
        killedAfter(id, 30);
        run(id);
        assertEachReplacedOnce(id);
        assertThat(lab.office.pendingRevocations().all()).hasSize(MANY);
        assertThat(acts(Act.REVOCATION_AWAITED)).isEqualTo(MANY);
        assertThat(acts(Act.CERTIFICATE_REVOKED)).isZero();
        assertThat(jobs().replacements().outcome(id).done()).allSatisfy(pair ->
                assertThat(one(pair.successor()).key()).isEqualTo(KeySpec.ED25519));
    }

    @Test void aPausedJobGoesOnAfterAReopenOnTheSameTerms() {
        var id = start(new ReplacementWish.Renew(new RenewalTerms(KeyChoice.SAME, Life.CUT, new Handover.Never())));
        var done = new long[1];
        assertThatThrownBy(() -> jobs().run(id, NONE, new Progress() {
            @Override public void expect(long total) {
                assertThat(total).isEqualTo(MANY);
            }

            @Override public void advance(long more) {
                done[0] += more;
            }

            @Override public void checkCancelled() {
                if (done[0] > 0) {
                    throw new CancellationException();
                }
            }
        }, Acknowledgement.NONE)).isInstanceOf(CancellationException.class);
        lab.reopen();
        assertThat(jobs().one(id).done()).isEqualTo(done[0]).isPositive();
        run(id);
        assertEachReplacedOnce(id);
        assertThat(jobs().replacements().outcome(id).done()).allSatisfy(pair ->
                assertThat(keyOf(pair.successor())).isEqualTo(keyOf(pair.old())));
        assertThat(acts(Act.CERTIFICATE_REVOKED) + lab.office.pendingRevocations().all().size()).isZero();
    }

    @Test void whatWasRevokedOrReplacedMeanwhileIsANamedRefusal() {
        var id = start(RENEW_AT_ONCE);
        lab.office.revocations().revoke(Scope.of(new CertificateId(old[0])), Reason.KEY_COMPROMISE);
        lab.office.renewals().renew(new CertificateId(old[99]), RenewalsTest.AT_ONCE);
        var done = run(id);
        assertThat(done.state()).isEqualTo(BulkState.DONE);
        assertThat(done.count().byResult()).isEqualTo(Map.of(BulkResult.ISSUED, MANY - 2L, BulkResult.REFUSED, 2L));
        assertThat(jobs().replacements().outcome(id).problems()).extracting(Replacements.Problem::certificate)
                .containsExactly(new CertificateId(old[0]), new CertificateId(old[99]));
        var lines = manifest(id, "m.csv").lines().toList();
        assertThat(lines.get(1)).contains("\"press-00000\",\"refused\"").contains("revoked");
    }

    @Test void aJobOfYesterdayRotatesNothingThatWasReplacedSince() {
        var wish = new ReplacementWish.Rotate(Optional.empty(), Optional.empty(), new Handover.Never());
        var first = start(wish);
        lab.clock.advance(Duration.ofHours(2));
        run(start(wish));
        var done = run(first);
        assertThat(done.count().byResult()).isEqualTo(Map.of(BulkResult.REFUSED, (long) MANY));
        assertThat(lab.office.certificates().count()).isEqualTo(1 + 2 * MANY);
    }

    private String manifest(BulkId id, String name) {
        jobs().saveManifest(id, folder.resolve(name));
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test void theManifestSaysWhichOldOneBecameWhichNewOne() throws Exception {
        var id = start(RENEW_AT_ONCE);
        killedAfter(id, 64);
        assertThat(manifest(id, "half.csv").lines().filter(line -> line.contains("\"not reached\""))).hasSize(MANY - 64);
        run(id);
        var pair = jobs().replacements().outcome(id).done().getLast();
        var csv = manifest(id, "whole.csv");
        assertThat(csv.lines()).hasSize(MANY + 1);
        assertThat(csv).contains("\"press-%05d\",\"issued\",\"%s\"".formatted(MANY - 1, one(pair.successor()).serial().hex()))
                .contains("\"" + one(pair.old()).serial().hex() + "\"");
        var json = new JsonMapper().readTree(manifest(id, "whole.json"));
        assertThat(json.size()).isEqualTo(MANY);
        assertThat(json.get(MANY - 1).get("replaces").asString()).isEqualTo(one(pair.old()).serial().hex());
        assertThat(json.get(MANY - 1).get("serial").asString()).isEqualTo(one(pair.successor()).serial().hex());
    }

    @Test void aListThatCannotBePublishedStopsTheJobBeforeAnythingAndItGoesOnLater() throws Exception {
        var place = Files.createDirectory(folder.resolve("web"));
        lab.office.revocationLists().change(root.id(), new RevocationListSettings(24, place.resolve("crl.pem").toString(), "", false, false));
        Files.delete(place.resolve("crl.pem"));
        Files.delete(place);
        var id = start(RENEW_AT_ONCE);
        assertThatThrownBy(() -> run(id)).isInstanceOf(FileFailure.class);
        assertThat(jobs().open()).hasSize(1);
        assertThat(jobs().one(id).done()).isZero();
        assertThat(lab.office.certificates().count()).isEqualTo(1 + MANY);
        Files.createDirectory(place);
        run(id);
        assertThat(RevocationListReader.read(Files.readAllBytes(place.resolve("crl.pem"))).count()).isEqualTo(MANY);
    }

    @Test void aCertificateThatIsNamedTwiceCountsOnce() {
        var id = jobs().replacements().start(LongStream.of(old[0], old[1], old[0]).toArray(), RENEW_AT_ONCE);
        assertThat(run(id).all()).isEqualTo(2);
    }

    @Test void termsThatSomebodyChangedInTheFileAreNotCarriedOut() throws Exception {
        var id = start(renew(new Handover.Never()));
        lab.office.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + lab.file); var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE bulk_replacing SET within = 0");
        }
        lab.open();
        assertThatThrownBy(() -> run(id)).isInstanceOf(Failure.Tampered.class);
        assertThat(lab.office.certificates().count()).isEqualTo(1 + MANY);
        lab.office.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + lab.file); var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE bulk_replacing SET within = NULL");
        }
        lab.open();
        assertThat(run(id).state()).isEqualTo(BulkState.DONE);
    }

    @Test void anOldJobIsTidiedAway() {
        var id = start(RENEW_AT_ONCE);
        run(id);
        lab.clock.advance(Duration.ofDays(1));
        var tidied = lab.office.bulkTidying().tidy(new BulkTidying.Kept(0, 0), folder, Progress.NONE);
        assertThat(tidied).singleElement().satisfies(one -> assertThat(one.things()).isEqualTo(MANY));
        assertThat(jobs().recent(9)).isEmpty();
    }
}
