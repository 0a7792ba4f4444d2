package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueJourney extends Journey {

    @TempDir Path folder;

    private final AtomicInteger clicks = new AtomicInteger();
    private TestOffice lab;
    private IssueDesk desk;
    private Authority issuing;
    private Path stick;

    @BeforeEach void openStore() throws IOException {
        lab = TestOffice.in(folder);
        issuing = lab.intermediate("Lab Issuing CA 1", lab.root("Lab Root CA", KeySpec.EC_P256), KeySpec.EC_P256);
        stick = Files.createDirectories(folder.resolve("LABSTICK"));
        desk = new IssueDesk(lab, background, layers, folder.resolve("preferences"));
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open(long... things) {
        onWindow(() -> {
            desk.issue.openFor(things);
            return null;
        });
    }

    private Thing press() {
        return lab.office.things().add(new ThingId("press-001"),
                Thing.Description.of("Hydraulic press 1", "press line", "lab", "", "", "10.20.0.7").orRefuse());
    }

    private Path out() {
        return stick.resolve(lab.office.exports().proposedFolder().value());
    }

    private void click(String id) {
        until(id + " can be clicked", () -> lookup("#" + id).tryQuery()
                .filter(node -> !node.isDisabled() && node.isVisible()).isPresent());
        clicks.incrementAndGet();
        clickOn("#" + id);
    }

    private String text(String id) {
        return onWindow(() -> node(id, Label.class).getText());
    }

    private void type(String id, String words) {
        onWindow(() -> {
            lookup("#" + id).queryAs(TextInputControl.class).setText(words);
            return null;
        });
    }

    @Test void aListedThingIsOnTheStickAfterOneClickOnThePage() {
        desk.stick(stick);
        open(press().number());
        until("ready", () -> !node("issueExportNow", Button.class).isDisabled());
        snapshots("issue-one");
        click("issueExportNow");
        until("written", () -> lookup("#exportDoneTitle").tryQueryAs(Label.class)
                .filter(title -> !title.getText().isEmpty()).isPresent());
        assertThat(clicks).hasValue(1);
        snapshots("export-done-stick");
        assertThat(text("exportDoneNext")).contains("LABSTICK");
        var bundle = out().resolve("press-001");
        Judge.run("openssl", "verify", "-x509_strict", "-CAfile", bundle.resolve("ca.pem").toString(), "-untrusted",
                bundle.resolve("chain.pem").toString(), bundle.resolve("certificate.pem").toString()).accepted();
    }

    @Test void aNewThingTakesOneTypedNameAndOneKey() {
        desk.stick(stick);
        open();
        until("page", () -> lookup("#issueWho").tryQuery().isPresent());
        clickOn("#issueWho").write("oven-7");
        until("ready", () -> !node("issueExportNow", Button.class).isDisabled());
        snapshots("issue-new-thing");
        push(KeyCode.ENTER);
        until("written", () -> Files.exists(out().resolve("oven-7/certificate.pem")));
        assertThat(lab.office.things().find(new ThingId("oven-7"))).isPresent();
    }

    @Test void withoutAStickTheResultShowsTheChainWithExportAtHand() {
        open(press().number());
        click("issueIssue");
        until("issued", () -> !text("issueDoneTitle").isEmpty());
        assertThat(text("issueDoneTitle")).contains("press-001");
        snapshots("issue-done");
        assertThat(node("issueExport", Button.class).isDefaultButton()).isTrue();
        push(KeyCode.ENTER);
        until("export page", () -> lookup("#exportPage").tryQuery().isPresent());
    }

    @Test void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() {
        open(press().number());
        until("ready", () -> !node("issueIssue", Button.class).isDisabled());
        type("issueLife", "99999h");
        until("too long", () -> lookup("#issueUseEnd").tryQuery().filter(node -> node.isVisible()).isPresent());
        onWindow(() -> {
            node("issueAdvanced", TitledPane.class).setExpanded(true);
            return null;
        });
        type("issueCountry", "DEU");
        type("issueNames", "press.lab\nnot a name");
        until("held", () -> node("issueIssue", Button.class).isDisabled());
        snapshots("issue-violations");
        click("issueUseEnd");
        type("issueCountry", "DE");
        type("issueNames", "press.lab\n10.20.0.7");
        until("ready", () -> !node("issueIssue", Button.class).isDisabled());
        snapshots("issue-advanced");
        push(KeyCode.ESCAPE);
        until("asks", () -> lookup("Throw away").tryQuery().isPresent());
    }

    @Test void aCancelledBulkJobSaysWhatItKept() {
        var things = IntStream.range(0, 3000).mapToLong(i -> lab.thing("meter-%04d".formatted(i)).number()).toArray();
        // RSA keys take so long that nobody is too late to cancel.
        lab.office.authorities().all().forEach(authority ->
                lab.office.authorities().change(authority.id(), authority.name(), TestOffice.defaults(KeySpec.RSA_2048)));
        open(things);
        until("ready", () -> !node("issueIssue", Button.class).isDisabled());
        snapshots("issue-many");
        click("issueIssue");
        until("some are done", () -> background.jobs().stream().anyMatch(job -> job.reading().done() > 0));
        click("workCancel");
        until("stopped", () -> !text("issueDoneTitle").isEmpty());
        snapshots("issue-cancelled");
        assertThat(text("issueDoneTitle")).isEqualTo("Cancelled");
        var kept = lab.office.certificates().count() - 2;
        assertThat(kept).isBetween(1L, 2999L);
        assertThat(text("issueDoneText")).contains(Words.number(kept));
    }

    @Test void withoutAnAuthorityThePageSaysWhatToDo() throws IOException {
        try (var bare = TestOffice.in(Files.createDirectories(folder.resolve("bare")))) {
            var page = new IssueDesk(bare, background, layers, folder.resolve("preferences"));
            onWindow(() -> {
                page.issue.open();
                return null;
            });
            until("said", () -> lookup("#issueNoAuthority").tryQuery().filter(node -> node.isVisible()).isPresent());
            snapshots("issue-no-authority");
        }
    }

    @Test void thePageSpeaksGerman() {
        language(Locale.GERMANY);
        desk.stick(stick);
        open(press().number());
        until("ready", () -> !node("issueExportNow", Button.class).isDisabled());
        onWindow(() -> {
            node("issueAdvanced", TitledPane.class).setExpanded(true);
            return null;
        });
        snapshots("issue-de");
        click("issueIssue");
        until("issued", () -> !text("issueDoneTitle").isEmpty());
        snapshots("issue-done-de");
        assertThat(text("issueDoneTitle")).isEqualTo("Das Zertifikat für press-001 ist ausgestellt");
    }

    @Test void anAuthorityChosenElsewhereIsTaken() {
        var other = lab.root("Second root", KeySpec.EC_P256);
        onWindow(() -> {
            desk.issue.openBy(other.id());
            return null;
        });
        until("chosen", () -> lookup("#issueAuthority").tryQueryAs(javafx.scene.control.ComboBox.class)
                .filter(box -> other.equals(box.getValue())).isPresent());
        assertThat(issuing).isNotEqualTo(other);
    }

    @Test void aProfileAsksForWhatItNeedsAndSaysWhatItMeans() {
        open(press().number());
        until("ready", () -> !node("issueExportNow", Button.class).isDisabled() || !node("issueIssue", Button.class).isDisabled());
        choose(BuiltIn.AMQTT_DEVICE);
        until("the question", () -> lookup("#ask-uri").tryQuery().isPresent());
        until("what is wrong", () -> lookup("#issueNames").tryQuery().isPresent()
                && lookup(".field-wrong").queryAll().stream().anyMatch(label -> label.isVisible()));
        snapshots("issue-profile-wrong");
        type("ask-uri", "my.domain.name");
        until("the names", () -> lookup("#issueNames").queryAs(TextInputControl.class).getText()
                .startsWith("URI:spiffe://my.domain.name/device/press-001"));
        snapshots("issue-profile");
        click("issueIssue");
        until("done", () -> lab.office.certificates().count() == 3);
    }

    @Test void theProfilesFitInGerman() {
        language(Locale.GERMANY);
        open(press().number());
        choose(BuiltIn.MAINFLUX);
        until("the warning", () -> lookup("#issuePage .field-caution").queryAll().stream().anyMatch(label -> label.isVisible()));
        snapshot("issue-profile-german-light");
    }

    @SuppressWarnings("unchecked")
    private void choose(Profile profile) {
        var other = node("issueOther", ChoiceCard.class);
        until("the profiles", () -> !((ComboBox<Profile>) lookup("#issueProfile").queryAs(ComboBox.class)).getItems().isEmpty());
        onWindow(() -> {
            ((RadioButton) other.lookup(".radio-button")).setSelected(true);
            lookup("#issueProfile").queryAs(ComboBox.class).setValue(profile);
            return null;
        });
    }
}
