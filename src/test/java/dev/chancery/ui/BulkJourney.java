package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.LabData;
import dev.chancery.TestOffice;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NamePattern;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.Acknowledgement;
import dev.chancery.engine.BulkJob;
import dev.chancery.engine.BulkSource;
import dev.chancery.engine.BulkWish;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.engine.Handover;
import dev.chancery.engine.RenewalTerms;
import dev.chancery.engine.ReplacementWish;
import dev.chancery.engine.Scope;
import dev.chancery.ui.issue.ManyScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Issuing for many, from the wizard to the job that goes on.
class BulkJourney extends Journey {

    @TempDir Path folder;

    private final ChosenFiles files = new ChosenFiles();
    private TestOffice lab;
    private ManyScreen many;
    private Path stick;

    @BeforeEach void openStore() throws IOException {
        lab = TestOffice.in(folder);
        lab.intermediate("Lab Issuing CA 1", lab.root("Lab Root CA", KeySpec.EC_P256), KeySpec.EC_P256);
        stick = Files.createDirectories(folder.resolve("LABSTICK"));
        many = screen();
    }

    private ManyScreen screen() {
        return new ManyScreen(new dev.chancery.ui.issue.Means(lab.office, background, new dev.chancery.ui.issue.Means.Window(dialogs, layers.toasts()),
                new Places(java.util.List::of, PreferenceFile.in(folder.resolve("preferences"))), _ -> {}), files);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open() {
        onWindow(() -> {
            many.open(new long[0]);
            return null;
        });
        node("manyNames", TextInputControl.class);
    }

    private Button next() {
        return node("wizardNext", Button.class);
    }

    private void forward() {
        until("ready", () -> !next().isDisabled());
        clickOn("#wizardNext");
    }

    private void type(String text) {
        onWindow(() -> {
            node("manyNames", TextInputControl.class).setText(text);
            return null;
        });
    }

    private String text(String id) {
        return onWindow(() -> node(id, Label.class).getText());
    }

    @Test void aPatternBecomesCertificatesAndFiles() {
        open();
        type("press-{1..12}{1..12}");
        until("refused", () -> lookup(".field-wrong").queryAll().stream().anyMatch(one -> one.isVisible() && one instanceof Label said
                && said.getText().contains("press-111")));
        assertThat(next().isDisabled()).isTrue();
        type("press-{001..040}");
        until("made", () -> text("manyMade").contains("press-040"));
        snapshots("bulk-pattern");
        forward();
        snapshots("bulk-terms");
        forward();
        clickOn("#manyFiles");
        files.next(stick);
        clickOn("#manyChooseFolder");
        snapshots("bulk-files");
        forward();
        until("checked", () -> text("manyAll").contains("40"));
        snapshots("bulk-check");
        forward();
        until("done", () -> job().state() == BulkState.DONE && text("manyJobTitle").equals("Issued for all"));
        snapshots("bulk-done");
        assertThat(job().count().exported()).isEqualTo(40);
        assertThat(job().target().orElseThrow().place().resolve("manifest.csv")).exists();
        clickOn("#manyFolderShow");
        assertThat(files.revealed()).containsExactly(job().target().orElseThrow().place());
        files.next(folder.resolve("again.json"));
        clickOn("#manyManifest");
        until("saved", () -> Files.exists(folder.resolve("again.json")));
    }

    private BulkJob job() {
        return lab.office.bulkJobs().recent(1).getFirst();
    }

    @Test void aBadListTellsItsRowsBeforeAnythingIsIssued() {
        language(Locale.GERMANY);
        open();
        files.next(LabData.file("things-bad.csv"));
        clickOn("#manyList");
        clickOn("#manyChoose");
        until("read", () -> lookup("#many-meaning-0").tryQuery().isPresent());
        snapshots("bulk-list-de");
        forward();
        forward();
        forward();
        until("checked", () -> lookup("#manyProblems").tryQuery().filter(list -> ((ListView<?>) list).getItems().size() > 10).isPresent());
        snapshots("bulk-problems-de");
        assertThat(lab.office.things().count()).isZero();
        clickOn("#wizardCancel");
    }

    @Test void theFirstRowIsADeviceWhenSomebodySaysSo() throws IOException {
        open();
        files.next(Files.writeString(folder.resolve("plain.csv"), "serial,name\nSN1,press\nSN2,drill\n"));
        clickOn("#manyList");
        clickOn("#manyChoose");
        until("read", () -> lookup("#many-meaning-1").tryQuery().isPresent());
        assertThat(node("manyHeadings", CheckBox.class).isSelected()).isTrue();
        snapshots("bulk-headings");
        clickOn("#manyHeadings");
        until("a row", () -> lookup("#manyColumns").queryAs(Node.class).lookupAll(".label").stream()
                .anyMatch(one -> one instanceof Label said && said.getText().equals("serial")));
        meaning(0, Field.THING_ID);
        meaning(1, Field.NAME);
        forward();
        forward();
        forward();
        until("checked", () -> text("manyAll").contains("3"));
        assertThat(node("manyProblemsSave", Button.class).isVisible()).isFalse();
        clickOn("#wizardCancel");
    }

    private void meaning(int column, Field meaning) {
        onWindow(() -> {
            @SuppressWarnings("unchecked") var choice = (ComboBox<Optional<Field>>) node("many-meaning-" + column, ComboBox.class);
            choice.setValue(Optional.of(meaning));
            return null;
        });
    }

    @Test void ofAHundredThousandRowsTheBadOnesAreInAFileAndTheWindowAnswers() throws IOException {
        language(Locale.GERMANY);
        var list = folder.resolve("hundred-thousand.csv");
        Files.write(list, (Iterable<String>) Stream.concat(Stream.of("thing_id,name"), IntStream.rangeClosed(1, 100_000).mapToObj(i ->
                i % 100 == 0 ? "bad\u0007%06d,press".formatted(i) : "press-%06d,press".formatted(i)))::iterator);
        open();
        files.next(list);
        clickOn("#manyList");
        clickOn("#manyChoose");
        until("read", () -> lookup("#many-meaning-0").tryQuery().isPresent());
        forward();
        forward();
        var out = folder.resolve("bad.csv");
        files.next(out);
        var gap = Heartbeat.longestGapDuring(() -> {
            forward();
            until("checked", () -> text("manyAll").startsWith("99.000"));
            clickOn("#manyProblemsSave");
            until("saved", () -> Files.exists(out));
        });
        assertThat(gap.toMillis()).as("the window answers all the while, also on a busy machine").isLessThan(3_000);
        assertThat(onWindow(() -> ((ListView<?>) lookup("#manyProblems").query()).getItems().size())).isEqualTo(100);
        assertThat(Files.readAllLines(out)).hasSize(1_001);
        assertThat(files.suggested()).isEqualTo("problemzeilen.csv");
        snapshots("bulk-hundred-thousand-de");
        clickOn("#wizardCancel");
    }

    @Test void anInterruptedJobAsksForItsPassphraseAndGoesOn() {
        var root = lab.office.authorities().all().getFirst();
        var jobs = lab.office.bulkJobs();
        var id = jobs.start(jobs.plan(new BulkWish(new BulkSource.OfPattern(NamePattern.of("press-{01..12}").orRefuse()),
                TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256), Equipped.SKIP,
                Optional.of(new BulkWish.Delivery(Form.PEM_BUNDLE, stick, true))), Progress.NONE)).id();
        interrupt(id);
        lab.reopen();
        many = screen();
        language(Locale.GERMANY);
        show(id);
        until("paused", () -> text("manyJobTitle").equals("Pausiert"));
        snapshots("bulk-paused-de");
        passphrase("a bench of presses", "a bench of press");
        until("differ", () -> lookup(".field-wrong").queryAll().stream().anyMatch(one -> one.isVisible()));
        snapshots("bulk-passphrase-de");
        assertThat(lab.office.bulkJobs().one(id).count().exported()).isZero();
        passphrase("a bench of presses", "a bench of presses");
        until("done", () -> text("manyJobTitle").equals("Für alle ausgestellt"));
        snapshots("bulk-done-de");
        assertThat(lab.office.bulkJobs().one(id).count().exported()).isEqualTo(12);
        assertThat(lab.office.things().numbers(ThingQuery.ALL)).hasSize(12);
    }

    private void show(BulkId id) {
        onWindow(() -> {
            many.open(id);
            return null;
        });
    }

    private void passphrase(String one, String two) {
        onWindow(() -> {
            ((TextInputControl) node("manyPassphrase", PassphraseField.class).lookup(".password-field")).setText(one);
            ((TextInputControl) node("manyAgain", PassphraseField.class).lookup(".password-field")).setText(two);
            return null;
        });
        clickOn("#manyGoOn");
    }

    private void interrupt(BulkId id) {
        try {
            lab.office.bulkJobs().run(id, "a bench of presses".toCharArray(), new Progress() {
                @Override public void expect(long total) {}

                @Override public void advance(long done) {
                    if (done > 0) {
                        throw new CancellationException();
                    }
                }

                @Override public void checkCancelled() {}
            }, Acknowledgement.NONE);
        } catch (CancellationException asWanted) {
            assertThat(lab.office.certificates().count()).isGreaterThan(2);
        }
    }

    @Test void aRenewalThatWasCutOffGoesOnHere() {
        var root = lab.office.authorities().all().getFirst();
        var jobs = lab.office.bulkJobs();
        var issued = jobs.start(jobs.plan(new BulkWish(new BulkSource.OfPattern(NamePattern.of("press-{001..150}").orRefuse()),
                TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256), Equipped.SKIP, Optional.empty()), Progress.NONE)).id();
        jobs.run(issued, new char[0], Progress.NONE, Acknowledgement.NONE);
        lab.clock.advance(Duration.ofDays(345));
        var id = jobs.replacements().start(jobs.certificates(issued), new ReplacementWish.Renew(
                new RenewalTerms(RenewalTerms.KeyChoice.NEW, RenewalTerms.Life.CUT, new Handover.WhenConfirmed(Duration.ofDays(30)))));
        interrupt(id);
        lab.office.revocations().revoke(Scope.of(new CertificateId(jobs.certificates(issued)[149])), Reason.KEY_COMPROMISE);
        show(id);
        until("paused", () -> text("manyJobTitle").equals("Paused"));
        snapshots("bulk-renewal-paused");
        clickOn("#manyGoOn");
        until("done", () -> text("manyJobTitle").equals("Done"));
        snapshots("bulk-renewal-done");
        clickOn("#manyClose");
        until("closed", () -> lookup("#manyJob").tryQuery().isEmpty());
        language(Locale.GERMANY);
        many = screen();
        show(id);
        until("done", () -> text("manyJobTitle").equals("Fertig"));
        snapshots("bulk-renewal-done-de");
        assertThat(jobs.one(id).count().byResult()).isEqualTo(Map.of(BulkResult.ISSUED, 149L, BulkResult.REFUSED, 1L));
    }

    @Test void aPausedJobCanBeEndedHere() {
        var root = lab.office.authorities().all().getFirst();
        var jobs = lab.office.bulkJobs();
        var id = jobs.start(jobs.plan(new BulkWish(new BulkSource.OfPattern(NamePattern.of("press-{0001..1500}").orRefuse()),
                TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256), Equipped.SKIP, Optional.empty()), Progress.NONE)).id();
        interrupt(id);
        show(id);
        until("paused", () -> text("manyJobTitle").equals("Paused"));
        clickOn("#manyFinish");
        until("ended", () -> text("manyJobTitle").equals("Ended early"));
        snapshots("bulk-ended");
        assertThat(lab.office.bulkJobs().open()).isEmpty();
    }
}
