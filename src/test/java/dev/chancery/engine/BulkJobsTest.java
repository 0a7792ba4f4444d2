package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.LabData;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkLine;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.BulkTarget;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NamePattern;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.engine.BulkWish.Delivery;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.ExportOrder.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkJobsTest {

    private static final char[] NONE = {};

    /// Counts, and gives up once it has heard of so many units.
    private static final class Until implements Progress {
        private final long enough;
        private final RuntimeException end;
        private long total;
        private long done;

        Until(long enough, RuntimeException end) {
            this.enough = enough;
            this.end = end;
        }

        @Override public void expect(long all) {
            total = all;
        }

        @Override public void advance(long more) {
            done += more;
            checkCancelled();
        }

        @Override public void checkCancelled() {
            if (done >= enough) {
                throw end;
            }
        }
    }

    private static Until pauseAfter(long enough) {
        return new Until(enough, new CancellationException());
    }

    @TempDir Path folder;
    private Path stick;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() throws IOException {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        stick = Files.createDirectory(folder.resolve("stick"));
    }

    @AfterEach void close() {
        lab.close();
    }

    private BulkJobs jobs() {
        return lab.office.bulkJobs();
    }

    private BulkWish wish(BulkSource source) {
        return new BulkWish(source, terms(root, Profile.DEVICE, KeySpec.EC_P256), Equipped.SKIP, Optional.empty());
    }

    private BulkWish toStick(BulkSource source, boolean locked) {
        return new BulkWish(source, terms(root, Profile.DEVICE, KeySpec.EC_P256), Equipped.SKIP,
                Optional.of(new Delivery(Form.PEM_FOLDER, stick, locked)));
    }

    private static BulkSource pattern(String text) {
        return new BulkSource.OfPattern(NamePattern.of(text).orRefuse());
    }

    private BulkSource list(Path file) {
        var list = lab.office.things().list(file);
        return new BulkSource.OfList(list, list.proposed());
    }

    private BulkJob started(BulkWish wish) {
        return jobs().start(jobs().plan(wish, Progress.NONE));
    }

    private BulkJob run(BulkJob job) {
        return jobs().run(job.id(), NONE, Progress.NONE, Acknowledgement.NONE);
    }

    private List<BulkLine> lines(BulkJob job) {
        return lab.office.desk().read(tx -> tx.bulkItems().lines(job.id(), 0, 100_000));
    }

    private void everyThingHasExactlyOneCertificate(int things) {
        assertThat(lab.office.things().count()).isEqualTo(things);
        var rows = lab.office.certificates().rows(lab.office.certificates().ids(CertificateQuery.ALL));
        assertThat(rows).hasSize(things + 1).extracting(Certificate::serial).doesNotHaveDuplicates();
        assertThat(rows.stream().flatMap(one -> one.thing().stream())).hasSize(things).doesNotHaveDuplicates();
        assertThat(rows).allMatch(Certificate::hasKey);
    }

    @Test void theLabsListBecomesBundlesOnTheStickWithAManifestThatIsTrue() throws Exception {
        var plan = jobs().plan(toStick(list(LabData.file("things-lab.csv")), false), Progress.NONE);
        assertThat(plan).isEqualTo(new BulkPlan(plan.id(), 250, 250, 0, 0, List.of(), 0, List.of()));
        assertThat(lab.office.things().count()).isZero();

        var acknowledged = new ArrayList<SerialNumber>();
        var progress = pauseAfter(Long.MAX_VALUE);
        var done = jobs().run(jobs().start(plan).id(), NONE, progress, (serial, thing) -> {
            var stored = lab.office.certificates().rows(lab.office.certificates().ids(CertificateQuery.ALL.withText(serial.hex()))).getFirst();
            assertThat(stored.thing().map(ThingId::value)).contains(thing);
            acknowledged.add(serial);
        });

        assertThat(done.state()).isEqualTo(BulkState.DONE);
        assertThat(acknowledged).hasSize(250).doesNotHaveDuplicates();
        assertThat(progress.done).isEqualTo(500).isEqualTo(progress.total);
        everyThingHasExactlyOneCertificate(250);
        assertThat(lab.office.things().find(new ThingId("9bf13331-ca11-4783-9939-42a447eaa099")).orElseThrow().description().hardwareSerial())
                .isEqualTo("SN100007");
        filesAreAsTheManifestSays(done);
    }

    private void filesAreAsTheManifestSays(BulkJob job) throws Exception {
        var place = job.target().map(BulkTarget::place).orElseThrow();
        for (var line : lines(job)) {
            assertThat(line.result()).isEqualTo(BulkResult.ISSUED);
            assertThat(line.files()).hasSize(4);
            for (var file : line.files()) {
                var content = Files.readAllBytes(stick.resolve(file.path()));
                assertThat(content).hasSize((int) file.size());
                assertThat(Bytes.of(MessageDigest.getInstance("SHA-256").digest(content))).isEqualTo(file.sha256());
            }
        }
        var csv = Files.readString(place.resolve(BulkJobs.MANIFEST_CSV));
        assertThat(csv.lines()).hasSize(lines(job).size() + 1);
        var first = lines(job).getFirst();
        assertThat(csv).startsWith("\uFEFF\"thing\",\"result\",\"serial\"").contains("\"" + first.thing() + "\",\"issued\",\""
                + first.serial().orElseThrow().hex() + "\",\"" + first.sha256().orElseThrow().hex() + "\"");
        var json = new tools.jackson.databind.json.JsonMapper().readTree(Files.readString(place.resolve(BulkJobs.MANIFEST_JSON)));
        assertThat(json.size()).isEqualTo(lines(job).size());
        assertThat(json.get(0).get("files").get(0).get("sha256").asString()).isEqualTo(first.files().getFirst().sha256().hex());
        try (var files = Files.list(place)) {
            assertThat(files.filter(Files::isDirectory)).hasSize(lines(job).size());
        }
    }

    @Test void ofABadListEveryBadRowIsToldAndTheGoodOnesAreIssuedFor() {
        var review = lab.office.things().list(LabData.file("things-bad.csv"));
        var checked = review.check(review.proposed(), Progress.NONE);

        var plan = jobs().plan(wish(list(LabData.file("things-bad.csv"))), Progress.NONE);

        assertThat(plan.all()).isEqualTo(checked.good().size());
        assertThat(plan.badRows()).isEqualTo(checked.badRows());
        assertThat(plan.badFirst()).extracting(ThingImport.Problem::line).isSorted();
        assertThat(plan.badFirst()).extracting(ThingImport.Problem::violation)
                .containsExactlyElementsOf(checked.problems().stream().map(ThingImport.Problem::violation).toList());
        run(jobs().start(plan));
        everyThingHasExactlyOneCertificate(checked.good().size());
    }

    @Test void whatTheStoreHasAlreadyIsToldApartAndKeepsItsCertificate() {
        var old = lab.thing("press-2");
        lab.thing("press-3");
        lab.office.certificates().issueAll(terms(root, Profile.DEVICE, KeySpec.EC_P256), new long[] {old.number()}, Equipped.SKIP, Progress.NONE);

        var plan = jobs().plan(wish(pattern("press-{1..4}")), Progress.NONE);
        assertThat(List.of(plan.all(), plan.fresh(), plan.known(), plan.equipped())).containsExactly(4L, 2L, 2L, 1L);
        var job = run(jobs().start(plan));

        assertThat(job.count().of(BulkResult.KEPT)).isEqualTo(1);
        everyThingHasExactlyOneCertificate(4);
        assertThat(lines(job).get(1).serial()).isEqualTo(lab.office.certificates().of(old).stream().map(Certificate::serial).findFirst());

        var numbers = lab.office.things().numbers(ThingQuery.ALL);
        var again = started(new BulkWish(new BulkSource.OfThings(numbers), terms(root, Profile.DEVICE, KeySpec.EC_P256),
                Equipped.ISSUE_ANOTHER, Optional.empty()));
        assertThat(run(again).count().of(BulkResult.ISSUED)).isEqualTo(4);
        assertThat(lab.office.certificates().of(old)).hasSize(2);
    }

    @Test void whoCannotHaveACertificateIsToldBeforeAndAfterAndIsNotInTheWayOfOthers() throws Exception {
        var wish = new BulkWish(pattern("{mqtt,a b,c d,web}.lab"), terms(root, Profile.SERVER, KeySpec.EC_P256), Equipped.SKIP, Optional.empty());
        var plan = jobs().plan(wish, Progress.NONE);
        assertThat(plan.unfit()).isEqualTo(2);
        assertThat(plan.unfitFirst()).extracting(Issued.Problem::thing).containsExactly(new ThingId("a b.lab"), new ThingId("c d.lab"));

        var job = run(jobs().start(plan));

        assertThat(job.state()).isEqualTo(BulkState.DONE);
        assertThat(job.count().of(BulkResult.ISSUED)).isEqualTo(2);
        assertThat(jobs().refused(job.id(), 10)).containsExactlyElementsOf(plan.unfitFirst());
        jobs().saveManifest(job.id(), folder.resolve("what.csv"));
        assertThat(Files.readString(folder.resolve("what.csv"))).contains("\"a b.lab\",\"refused\",\"\",\"\",\"a server certificate needs a DNS name");
    }

    @Test void aPausedJobGoesOnWhereItStoppedAlsoAfterARestart() {
        var job = started(wish(pattern("press-{0001..1300}")));
        assertThatThrownBy(() -> jobs().run(job.id(), NONE, pauseAfter(400), Acknowledgement.NONE)).isInstanceOf(CancellationException.class);
        var paused = jobs().one(job.id());
        assertThat(paused.state()).isEqualTo(BulkState.OPEN);
        assertThat(paused.done()).isBetween(400L, 1_299L).isEqualTo(lab.office.certificates().count() - 1);

        lab.reopen();
        assertThat(jobs().open()).extracting(BulkJob::done).containsExactly(paused.done());
        var progress = pauseAfter(Long.MAX_VALUE);
        jobs().run(job.id(), NONE, progress, Acknowledgement.NONE);

        assertThat(progress.total).isEqualTo(1_300 - paused.done()).isEqualTo(progress.done);
        everyThingHasExactlyOneCertificate(1_300);
        assertThat(jobs().open()).isEmpty();
        assertThat(jobs().recent(5)).extracting(BulkJob::state).containsExactly(BulkState.DONE);
    }

    @Test void aJobThatFallsOverAnywhereLosesNothingAndDoesNothingTwice() throws Exception {
        var random = new Random(Long.getLong("any.seed", 7));
        var job = started(toStick(pattern("press-{0001..0900}"), false));
        var acknowledged = new ArrayList<SerialNumber>();
        int falls = 0;
        for (int run = 0; jobs().one(job.id()).state() == BulkState.OPEN; run++) {
            var enough = 1 + 250L * run;
            try {
                jobs().run(job.id(), NONE, new Until(enough, new IllegalStateException("power cut")), (serial, _) -> {
                    acknowledged.add(serial);
                    if (random.nextInt(1_500) == 0) {
                        throw new IllegalStateException("power cut");
                    }
                });
            } catch (IllegalStateException fell) {
                assertThat(fell).hasMessage("power cut");
                falls++;
                lab.reopen();
            }
            assertThat(stored()).containsAll(acknowledged);
        }
        assertThat(falls).isBetween(2, 30);
        assertThat(acknowledged).doesNotHaveDuplicates();
        everyThingHasExactlyOneCertificate(900);
        filesAreAsTheManifestSays(jobs().one(job.id()));
    }

    private List<SerialNumber> stored() {
        return lab.office.certificates().rows(lab.office.certificates().ids(CertificateQuery.ALL)).stream().map(Certificate::serial).toList();
    }

    @Test void anEndedJobsManifestSaysWhatWasNotReached() throws Exception {
        var job = started(wish(pattern("press-{0001..1200}")));
        assertThatThrownBy(() -> jobs().run(job.id(), NONE, pauseAfter(300), Acknowledgement.NONE)).isInstanceOf(CancellationException.class);

        var ended = jobs().finish(job.id());

        assertThat(ended.state()).isEqualTo(BulkState.ENDED);
        jobs().saveManifest(job.id(), folder.resolve("what.json"));
        var json = Files.readString(folder.resolve("what.json"));
        assertThat(json.split("\"issued\"")).hasSize((int) lab.office.certificates().count());
        assertThat(json.split("\"not reached\"")).hasSize((int) ended.count().of(BulkResult.WAITING) + 1);
        assertThatThrownBy(() -> run(ended)).isInstanceOf(Failure.Overtaken.class);
        assertThatThrownBy(() -> jobs().finish(job.id())).isInstanceOf(Failure.Overtaken.class);
    }

    @Test void aJobThatIsEndedWhileItsFilesAreWrittenLeavesItsManifestBesideThem() throws Exception {
        var job = started(toStick(pattern("press-{0001..1200}"), false));
        assertThatThrownBy(() -> jobs().run(job.id(), NONE, pauseAfter(2_100), Acknowledgement.NONE)).isInstanceOf(CancellationException.class);
        var ended = jobs().finish(job.id());

        assertThat(ended.count().exported()).isBetween(900L, 1_199L);
        var place = ended.target().map(BulkTarget::place).orElseThrow();
        var withFiles = lines(ended).stream().filter(line -> !line.files().isEmpty()).toList();
        assertThat(withFiles).hasSize((int) ended.count().exported());
        try (var bundles = Files.list(place)) {
            assertThat(bundles.filter(Files::isDirectory)).hasSameSizeAs(withFiles);
        }
        assertThat(Files.readString(place.resolve(BulkJobs.MANIFEST_CSV)).lines()).hasSize(1_201);
    }

    @Test void aPassphraseIsAskedForEachTimeAndStoredNowhere() throws Exception {
        var job = started(toStick(pattern("press-{01..20}"), true));
        assertThatThrownBy(() -> run(job)).isInstanceOfSatisfying(Failure.Refused.class,
                refused -> assertThat(refused.violations()).hasOnlyElementsOfType(TextViolation.Missing.class));
        assertThat(lab.office.certificates().count()).isEqualTo(1);
        var secret = "a bench of presses".toCharArray();
        assertThatThrownBy(() -> jobs().run(job.id(), secret, pauseAfter(20), Acknowledgement.NONE)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> run(job)).isInstanceOf(Failure.Refused.class);

        var done = jobs().run(job.id(), secret, Progress.NONE, Acknowledgement.NONE);

        filesAreAsTheManifestSays(done);
        assertThat(Files.readString(stick.resolve(lines(done).getFirst().files().stream().map(BulkLine.File::path)
                .filter(path -> path.endsWith("private-key.pem")).findFirst().orElseThrow()))).contains("BEGIN ENCRYPTED PRIVATE KEY");
        lab.office.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain(new String(secret));
            }
        }
        lab.reopen();
    }

    @Test void aStickThatIsAwayStopsTheFilesAndNothingElse() throws Exception {
        var job = started(toStick(pattern("press-{001..100}"), false));
        var away = stick.resolveSibling("away");
        Files.move(stick, away);
        assertThatThrownBy(() -> run(job)).isInstanceOf(FileFailure.DriveGone.class);
        assertThat(jobs().one(job.id()).count().of(BulkResult.ISSUED)).isEqualTo(100);
        Files.move(away, stick);
        filesAreAsTheManifestSays(run(job));
        everyThingHasExactlyOneCertificate(100);
    }

    @Test void twoJobsOfOneDayNeverShareAFolder() {
        var first = started(toStick(pattern("a-{1..2}"), false));
        var second = started(toStick(pattern("b-{1..2}"), false));
        run(first);
        run(second);
        var third = started(toStick(pattern("c-{1..2}"), false));
        assertThat(Stream.of(first, second, third).map(job -> job.target().orElseThrow().place())).doesNotHaveDuplicates();
    }

    @Test void aPlanThatIsNotStartedLeavesNothing() {
        var plan = jobs().plan(wish(pattern("press-{1..50}")), Progress.NONE);
        jobs().discard(plan);
        assertThatThrownBy(() -> jobs().start(plan)).isInstanceOf(Failure.Overtaken.class);
        var forgotten = jobs().plan(wish(pattern("press-{1..50}")), Progress.NONE);
        lab.reopen();
        assertThatThrownBy(() -> jobs().start(forgotten)).isInstanceOf(Failure.Overtaken.class);
        assertThatThrownBy(() -> jobs().plan(wish(pattern("press-{1..5000}")), pauseAfter(2_000))).isInstanceOf(CancellationException.class);
        assertThat(lab.office.things().count()).isZero();
        assertThat(lab.office.desk().<Long>read(tx -> tx.bulk().count(new BulkId(3)).all())).isZero();
    }

    @Test void aThingThatWasRemovedMeanwhileIsNotBroughtBack() {
        lab.thing("press-1");
        var second = lab.thing("press-2");
        var job = started(wish(new BulkSource.OfThings(lab.office.things().numbers(ThingQuery.ALL))));
        var removals = lab.office.things().removals();
        removals.remove(new long[] {second.number()}, Reason.CESSATION_OF_OPERATION);
        var done = run(job);
        assertThat(Arrays.asList(done.count().of(BulkResult.ISSUED), done.count().of(BulkResult.REFUSED))).containsExactly(1L, 1L);
        everyThingHasExactlyOneCertificate(1);
    }

    @Test void termsThatNobodyCanMeetAreToldByThePlan() {
        var tooLong = new BulkWish(pattern("press-{1..3}"), new Order.Terms(root.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(9_000)),
                Equipped.SKIP, Optional.empty());
        var plan = jobs().plan(tooLong, Progress.NONE);
        assertThat(plan.unfit()).isEqualTo(3);
        assertThat(plan.unfitFirst().getFirst().violations()).hasAtLeastOneElementOfType(ValidityViolation.OutlivesIssuer.class);
    }
}
