package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FileKind;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.KeyDeparture.State;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyStanding;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.engine.ExportOrder.Keys;
import dev.chancery.engine.Exports.Existing;
import dev.chancery.engine.RenewalTerms.KeyChoice;
import dev.chancery.engine.RenewalTerms.Life;
import dev.chancery.export.Stick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class DownloadOnceTest {

    private static final int FILES = 4;

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        policy(true);
    }

    @AfterEach void close() {
        lab.close();
    }

    private void policy(boolean once) {
        var authorities = lab.office.authorities();
        authorities.changePolicy(root.id(), authorities.policy(root.id()).withKeysLeavingOnce(once));
    }

    private Certificate certificate(String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), terms(root, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private List<Certificate> many(int count) {
        return IntStream.range(0, count).mapToObj(number -> certificate("press-%03d".formatted(number))).toList();
    }

    private Path place(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static ExportOrder order(Path place, Certificate... certificates) {
        return order(place, Form.PEM_FOLDER, Arrays.asList(certificates));
    }

    private static ExportOrder order(Path place, Form form, List<Certificate> certificates) {
        return new ExportOrder(certificates.stream().map(Certificate::id).toList(), form, place,
                form.layout().cover() == FileKind.Cover.ALWAYS ? "correct horse".toCharArray() : new char[0]);
    }

    private Exports.Exported run(ExportOrder order) {
        return lab.office.exports().run(order, Progress.NONE);
    }

    private void refused(ExportOrder order) {
        assertThatThrownBy(() -> run(order)).isInstanceOf(KeyFailure.AlreadyDownloaded.class).hasMessage("certificate already downloaded");
    }

    private Optional<State> state(Certificate certificate) {
        return lab.office.exports().departure(certificate).map(KeyDeparture::state);
    }

    private static List<Path> below(Path place) throws IOException {
        try (var files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).map(place::relativize).sorted().toList();
        }
    }

    private List<Act> acts(Certificate certificate) {
        return lab.office.audit().of(certificate.serial().hex()).stream().map(AuditEntry::act).toList();
    }

    private static List<Form> withKey() {
        return Stream.of(Form.values()).filter(form -> form.layout().holdsKey()).toList();
    }

    @ParameterizedTest @MethodSource("withKey") void theSecondTryIsRefusedInEveryFormAndWritesNothing(Form form) throws IOException {
        var press = certificate("press-1");
        run(order(place("first"), form, List.of(press)));
        withKey().forEach(second -> refused(order(place("second"), second, List.of(press))));
        assertThat(below(place("second"))).isEmpty();
        assertThat(below(place("first"))).isNotEmpty().noneMatch(file -> file.toString().contains("unfinished"));
        assertThat(acts(press)).contains(Act.KEY_EXPORTED, Act.KEY_REFUSED);
    }

    @Test void theRefusalSaysWhenAndToWhereItLeft() {
        var press = certificate("press-1");
        var left = lab.clock.instant();
        run(order(place("first"), press));
        lab.clock.advance(Duration.ofDays(2));
        assertThatThrownBy(() -> run(order(place("second"), press))).isInstanceOfSatisfying(KeyFailure.AlreadyDownloaded.class, refused -> {
            assertThat(refused.first()).isEqualTo("press-1");
            assertThat(refused.departure()).isEqualTo(new KeyDeparture(left, place("first").toString(), State.LEFT));
        });
    }

    @Test void itIsRefusedAfterARestartToo() {
        var press = certificate("press-1");
        run(order(place("first"), press));
        lab.reopen();
        refused(order(place("second"), press));
        assertThat(state(press)).contains(State.LEFT);
    }

    @Test void withoutThePolicyAKeyLeavesAgainAndSwitchingItOnHoldsForWhatLeftBefore() {
        policy(false);
        var press = certificate("press-1");
        run(order(place("first"), press));
        run(order(place("second"), press));
        assertThat(lab.office.exports().departure(press)).hasValueSatisfying(last ->
                assertThat(last.place()).isEqualTo(place("second").toString()));
        policy(true);
        refused(order(place("third"), press));
        policy(false);
        run(order(place("third"), press));
    }

    @Test void withoutItsKeyACertificateLeavesAsOftenAsAsked() throws IOException {
        var press = certificate("press-1");
        run(order(place("first"), press));
        run(order(place("second"), press).with(Keys.NONE));
        run(order(place("third"), press).with(Keys.NONE));
        assertThat(below(place("third"))).hasSize(FILES - 1).noneMatch(file -> file.endsWith("private-key.pem"));
        assertThat(acts(press)).first().isEqualTo(Act.CERTIFICATE_EXPORTED);
    }

    @Test void aSuccessorWithTheSameKeyCannotTakeItOutAgain() {
        var press = certificate("press-1");
        run(order(place("first"), press));
        lab.clock.advance(Duration.ofDays(340));
        var same = lab.office.renewals().renew(press.id(), new RenewalTerms(KeyChoice.SAME, Life.AS_BEFORE, new Handover.AtOnce())).successor();
        refused(order(place("second"), same));
        lab.clock.advance(Duration.ofDays(364));
        var fresh = lab.office.renewals().renew(same.id(), new RenewalTerms(KeyChoice.NEW, Life.AS_BEFORE, new Handover.AtOnce())).successor();
        run(order(place("second"), fresh));
    }

    @Test void whatLeftAlreadyIsNamedBeforeAndStaysOutOnlyWhenAsked() throws IOException {
        var all = many(5);
        run(order(place("first"), all.get(1), all.get(3)));
        var order = order(place("second"), Form.PEM_FOLDER, all);
        var standing = lab.office.exports().standing(order);
        assertThat(standing.certificates()).isEqualTo(5);
        assertThat(standing.once()).isEqualTo(5);
        assertThat(standing.left()).extracting(KeyStanding.Left::label).containsExactly("press-001", "press-003");
        refused(order);
        assertThat(below(place("second"))).isEmpty();
        assertThat(lab.office.exports().plan(order.with(Keys.OTHERS)).files()).hasSize(3 * FILES);
        var exported = run(order.with(Keys.OTHERS));
        assertThat(exported.certificates()).isEqualTo(3);
        assertThat(exported.leftOut()).isEqualTo(standing.left());
        assertThat(place("second").resolve(Exports.LEFT_OUT)).content().contains("press-001", "press-003").doesNotContain("press-000");
        assertThat(run(order(place("third"), Form.PEM_FOLDER, all).with(Keys.NONE)).certificates()).isEqualTo(5);
    }

    @Test void ofTwoExportsAtTheSameInstantOneWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            var press = certificate("press-" + round);
            var first = place("first-" + round);
            var second = place("second-" + round);
            assertThat(together(() -> run(order(first, press)), () -> run(order(second, press)))).isOne();
            assertThat(below(first).size() + below(second).size()).isEqualTo(FILES);
        }
    }

    @Test void ofTwoClaimsAtTheSameInstantOneWins() throws Exception {
        var bearer = Bearer.of(certificate("press-1"), true);
        var gate = new KeyGate(lab.office.desk());
        assertThat(together(() -> gate.claim(List.of(bearer), new ExportOrder(List.of(), Form.PEM_FOLDER, place("first"), new char[0])),
                () -> gate.claim(List.of(bearer), new ExportOrder(List.of(), Form.PEM_FOLDER, place("second"), new char[0])))).isOne();
    }

    /// How many of the two did it; the other one must have been refused.
    private static int together(Callable<?> one, Callable<?> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var runs = threads.invokeAll(List.of(starting(start, one), starting(start, other)));
            int done = 0;
            for (var run : runs) {
                done += run.get();
            }
            return done;
        }
    }

    private static Callable<Integer> starting(CyclicBarrier start, Callable<?> work) {
        return () -> {
            start.await();
            try {
                work.call();
                return 1;
            } catch (KeyFailure.AlreadyDownloaded refused) {
                return 0;
            }
        };
    }

    /// Does something before the file with this number is written.
    private static Progress before(int file, Runnable act) {
        return new Progress() {
            private int asked;

            @Override public void expect(long total) {}

            @Override public void advance(long done) {}

            @Override public void checkCancelled() {
                if (++asked == file) {
                    act.run();
                }
            }
        };
    }

    private static void cancel() {
        throw new CancellationException();
    }

    private void cut(ExportOrder order, Progress progress) {
        assertThatThrownBy(() -> lab.office.exports().run(order, progress)).isNotInstanceOf(KeyFailure.AlreadyDownloaded.class);
    }

    @Test void whatWasCancelledBeforeItsKeyWasWrittenIsGivenBack() throws IOException {
        var press = certificate("press-1");
        cut(order(place("first"), press), before(FILES, DownloadOnceTest::cancel));
        assertThat(state(press)).isEmpty();
        assertThat(below(place("first"))).isEmpty();
        run(order(place("second"), press));
    }

    @Test void aKeyThatWasWrittenAndTakenAwayCountsAsLeftAndIsFinishedWhereItBegan() throws IOException {
        var all = many(3);
        var order = order(place("first"), Form.PEM_FOLDER, all);
        cut(order, before(2 * FILES + 1, DownloadOnceTest::cancel));
        assertThat(all.stream().map(this::state)).containsExactly(Optional.of(State.UNCERTAIN), Optional.of(State.UNCERTAIN), Optional.empty());
        assertThat(acts(all.getFirst())).first().isEqualTo(Act.KEY_UNCERTAIN);
        refused(order(place("second"), Form.PEM_FOLDER, all));
        assertThat(lab.office.exports().standing(order).unfinished()).isEqualTo(2);
        assertThat(run(order).certificates()).isEqualTo(3);
        assertThat(all).allSatisfy(one -> assertThat(state(one)).contains(State.LEFT));
        assertThat(below(place("first"))).hasSize(3 * FILES);
        refused(order);
    }

    @Test void anArrayThatWasCutOffIsFinishedWhereItBeganAndNowhereElse() throws IOException {
        var all = many(3);
        var order = order(place("first"), Form.SUPERMQ_ARRAY, all);
        cut(order, before(1, lab.office::close));
        lab.reopen();
        assertThat(all).allSatisfy(one -> assertThat(state(one)).contains(State.UNCERTAIN));
        refused(order(place("second"), Form.SUPERMQ_ARRAY, all));
        assertThat(lab.office.exports().plan(order).existing()).isEmpty();
        assertThat(run(order).certificates()).isEqualTo(3);
        assertThat(array("first/certificates.json")).isEqualTo(3);
        assertThat(all).allSatisfy(one -> assertThat(state(one)).contains(State.LEFT));
        refused(order);
    }

    @Test void ofManyArraysTheOneThatWasNotReachedIsGivenBackAndAllAreFinishedUnderTheirNames() throws IOException {
        lab.office.things().addAll(IntStream.range(0, 1002).mapToObj(number -> new NewThing(
                new ThingId("press-%04d".formatted(number)), Thing.Description.NONE)).toList(), "lab.csv", Progress.NONE);
        var ids = lab.office.certificates().issueAll(terms(root, Profile.DEVICE, KeySpec.EC_P256),
                lab.office.things().numbers(ThingQuery.ALL), Certificates.Equipped.SKIP, Progress.NONE).certificates();
        var all = ids.stream().map(lab.office.certificates()::one).toList();
        var order = order(place("first"), Form.MAINFLUX_ARRAY, all);
        cut(order, before(2, DownloadOnceTest::cancel));
        assertThat(all.stream().filter(one -> state(one).filter(State.UNCERTAIN::equals).isPresent()).count()).isEqualTo(1000);
        assertThat(all.stream().filter(one -> state(one).isEmpty()).count()).isEqualTo(2);
        assertThat(lab.office.exports().standing(order).unfinished()).isEqualTo(1000);
        assertThat(run(order).certificates()).isEqualTo(1002);
        assertThat(array("first/certificates-1.json")).isEqualTo(1000);
        assertThat(array("first/certificates-2.json")).isEqualTo(2);
        assertThat(below(place("first"))).hasSize(2);
        refused(order);
    }

    @Test void anArrayWithoutThoseThatLeftBeforeIsFinishedWithoutThem() throws IOException {
        var all = many(3);
        run(order(place("before"), all.get(1)));
        var order = order(place("first"), Form.SUPERMQ_ARRAY, all).with(Keys.OTHERS);
        cut(order, before(1, lab.office::close));
        lab.reopen();
        assertThat(run(order).certificates()).isEqualTo(2);
        assertThat(array("first/certificates.json")).isEqualTo(2);
        assertThat(place("first").resolve(Exports.LEFT_OUT)).content().contains("press-001").doesNotContain("press-000");
    }

    private int array(String file) {
        return new JsonMapper().readTree(folder.resolve(file).toFile()).size();
    }

    @Test void aPlaceThatRefusesGivesTheKeyBack() throws IOException {
        var press = certificate("press-1");
        Files.createDirectories(place("first").resolve("press-1"));
        Files.writeString(place("first").resolve("press-1/private-key.pem"), "in the way");
        assertThatThrownBy(() -> run(order(place("first"), press))).isInstanceOf(FileFailure.AlreadyExists.class);
        assertThat(state(press)).isEmpty();
        assertThatThrownBy(() -> run(order(folder.resolve("missing"), press))).isInstanceOf(FileFailure.class);
        assertThat(state(press)).isEmpty();
        assertThat(below(place("first"))).hasSize(1);
        run(order(place("second"), press));
    }

    @Test void whatIsKeptAtThePlaceIsGivenBack() throws IOException {
        var press = certificate("press-1");
        Files.createDirectories(place("first").resolve("press-1"));
        Files.writeString(place("first").resolve("press-1/private-key.pem"), "in the way");
        assertThat(lab.office.exports().run(order(place("first"), press), Existing.KEEP, Progress.NONE).certificates()).isZero();
        assertThat(state(press)).isEmpty();
    }

    @Test void aStickThatVanishesInTheMiddleHasTheKeyAndOnlyThatStickFinishes() throws Exception {
        var all = many(2);
        try (var stick = Stick.of(folder, 16 << 10)) {
            var order = order(stick.mount(), Form.PEM_FOLDER, all);
            cut(order, before(FILES + 2, stick::pull));
            assertThat(state(all.getFirst())).contains(State.UNCERTAIN);
            refused(order(place("second"), all.getFirst()));
            stick.plugInAgain();
            assertThat(run(order).certificates()).isEqualTo(2);
            assertThat(state(all.getFirst())).contains(State.LEFT);
        }
    }

    @Test void anotherStickUnderTheSamePathFinishesNothing() throws IOException {
        var press = certificate("press-1");
        cut(order(place("stick"), press, certificate("press-2")), before(FILES + 1, DownloadOnceTest::cancel));
        Files.move(place("stick"), folder.resolve("the other stick"));
        refused(order(place("stick"), press));
        assertThat(run(order(folder.resolve("the other stick"), press)).certificates()).isOne();
    }

    @Test void whenTheProgramEndsBetweenClaimAndWriteTheKeyCountsAsLeftAndCanBeFinishedThere() throws IOException {
        var press = certificate("press-1");
        cut(order(place("first"), press), before(1, lab.office::close));
        lab.reopen();
        assertThat(state(press)).contains(State.UNCERTAIN);
        assertThat(acts(press)).first().isEqualTo(Act.KEY_UNCERTAIN);
        refused(order(place("second"), press));
        run(order(place("first"), press));
        assertThat(below(place("first"))).hasSize(FILES);
        assertThat(state(press)).contains(State.LEFT);
    }

    @Test void whenTheProgramEndsBetweenWriteAndNoteTheKeyCountsAsLeftAndCanBeFinishedThere() throws IOException {
        var press = certificate("press-1");
        cut(order(place("first"), press), new Progress() {
            @Override public void expect(long total) {}

            @Override public void advance(long done) {
                lab.office.close();
            }

            @Override public void checkCancelled() {}
        });
        assertThat(below(place("first"))).hasSize(FILES + 1);
        lab.reopen();
        assertThat(state(press)).contains(State.UNCERTAIN);
        refused(order(place("second"), press));
        assertThat(lab.office.exports().plan(order(place("first"), press)).existing()).isEmpty();
        run(order(place("first"), press));
        assertThat(below(place("first"))).hasSize(FILES);
    }

    @Test void anExportThatIsStillRunningCannotBeFinishedByAnother() {
        var press = certificate("press-1");
        var order = order(place("first"), press);
        lab.office.exports().run(order, before(1, () -> refused(order)));
        assertThat(state(press)).contains(State.LEFT);
    }

    @Test void theKeyOfTheAuthorityItselfLeavesOnceToo() {
        var own = new ExportOrder(List.of(new CertificateId(root.id().value())), Form.PEM_BUNDLE, place("first"), new char[0]);
        prove();
        run(own);
        prove();
        refused(new ExportOrder(own.certificates(), Form.PEM_BUNDLE, place("second"), new char[0]));
    }

    @Test void theKeyStaysInTheStoreForSigning() {
        var own = new ExportOrder(List.of(new CertificateId(root.id().value())), Form.PEM_BUNDLE, place("first"), new char[0]);
        prove();
        run(own);
        assertThat(certificate("press-1").hasKey()).isTrue();
    }

    private void prove() {
        lab.office.stepUp().prove(TestOffice.PASSPHRASE.toCharArray());
    }
}
