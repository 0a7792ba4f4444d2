package dev.chancery.ui.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.ManyCertificates;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Expiry;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Progress;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Order;
import dev.chancery.engine.Scope;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Heartbeat;
import dev.chancery.ui.Journey;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesJourney extends Journey {

    @TempDir Path folder;
    private TestOffice lab;
    private CertificatesScreen certificates;
    private final ChosenFiles chosen = new ChosenFiles();
    private final List<Destination> gone = new ArrayList<>();

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void openScreen() {
        onWindow(() -> {
            certificates = new CertificatesScreen(new Means(lab.office, background, layers, chosen, gone::add));
            var shell = new ShellModel(List.of(certificates.screen()), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            return null;
        });
        until("the list", () -> certificates.model().loadedProperty().get());
    }

    private Certificate fill(int things) {
        var below = lab.intermediate("Assembly line", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        for (int i = 1; i < things; i++) {
            issue("press-" + i, below);
        }
        return issue("gateway-hall-7", below);
    }

    private Certificate issue(String thing, Authority by) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(by, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private TableView<?> table() {
        return node("certificates-table", TableView.class);
    }

    private void press(String id) {
        var button = node(id, Button.class);
        onWindow(() -> {
            button.fire();
            return null;
        });
    }

    private void showDetails(Certificate certificate) {
        onWindow(() -> {
            certificates.reveal(certificate.id());
            return null;
        });
        var title = node("certificate-title", Label.class);
        until("its details", () -> title.getText().equals(certificate.label()));
        var table = table();
        until("its row", () -> table.getSelectionModel().getSelectedIndices().size() == 1);
    }

    @Test void itIsShownWhenAndToWhereAKeyLeft() {
        var gateway = fill(4);
        lab.office.exports().run(new ExportOrder(List.of(gateway.id()), ExportOrder.Form.PKCS12, folder, "correct horse".toCharArray()),
                Progress.NONE);
        openScreen();
        showDetails(gateway);
        until("the facts", () -> lookup(gateway.label()).tryQuery().isPresent());
        assertThat(onWindow(() -> certificates.model().rows().get(certificates.model().chosenIndex()).known().orElseThrow().keyLeft()))
                .hasValueSatisfying(left -> assertThat(left.place()).isEqualTo(folder.toString()));
        snapshots("certificates-downloaded");
    }

    @Test void anEmptyListTeachesAndLeadsToIssuing() {
        openScreen();
        until("the lesson", () -> lookup("#certificates-empty").query().isVisible());
        snapshots("certificates-empty");
        press("certificates-empty-issue");
        assertThat(gone).containsExactly(new Destination.Issue());
    }

    @Test void aCertificateIsTakenApartAndCopiedAndExported() {
        var gateway = fill(12);
        openScreen();
        showDetails(gateway);
        until("the rows", () -> lookup(gateway.label()).tryQuery().isPresent());
        snapshots("certificates");
        assertThat(lookup("#certificate-chain .chain-box").queryAll()).hasSize(3);
        press("certificate-copy-pem");
        var copied = onWindow(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).isEqualTo(lab.office.certificates().pem(gateway));
        press("certificate-export");
        press("certificate-verify");
        assertThat(gone).containsExactly(new Destination.ExportCertificates(List.of(gateway.id())), new Destination.Verify(gateway.id()));
    }

    @Test void severalRowsAreExportedTogether() {
        fill(5);
        openScreen();
        var table = table();
        onWindow(() -> {
            table.getSelectionModel().selectAll();
            return null;
        });
        var count = node("certificates-count", Label.class);
        until("the count", () -> count.getText().equals("7 certificates, 7 selected"));
        press("certificates-export");
        until("the way", () -> !gone.isEmpty());
        assertThat(gone).singleElement().isInstanceOfSatisfying(Destination.ExportCertificates.class,
                export -> assertThat(export.certificates()).hasSize(7).doesNotHaveDuplicates());
    }

    @Test void theListIsFilteredByWordsAndByStatus() {
        fill(4);
        openScreen();
        var filter = node("certificates-filter", TextField.class);
        onWindow(() -> {
            filter.setText("gateway");
            return null;
        });
        var table = table();
        until("one row", () -> table.getItems().size() == 1);
        var expired = node("certificates-expired", ToggleButton.class);
        onWindow(() -> {
            expired.fire();
            return null;
        });
        until("nothing left", () -> lookup("#certificates-nothing").query().isVisible());
        snapshots("certificates-nothing");
        press("certificates-show-all");
        until("everything", () -> table.getItems().size() == 6);
        assertThat(filter.getText()).isEmpty();
    }

    @Test void itsPemIsSavedUnderASafeNameAndItIsSaidWhere() throws IOException {
        var gateway = fill(1);
        openScreen();
        showDetails(gateway);
        chosen.next(folder.resolve("gateway.pem"));
        press("certificate-save");
        until("the note", () -> lookup("Saved as gateway.pem").tryQuery().isPresent());
        assertThat(chosen.suggested()).isEqualTo("gateway-hall-7.pem");
        assertThat(folder.resolve("gateway.pem")).hasContent(lab.office.certificates().pem(gateway));
        assertThat(lab.office.audit().of(gateway.serial().hex())).extracting(AuditEntry::act)
                .containsExactly(AuditEntry.Act.CERTIFICATE_EXPORTED, AuditEntry.Act.CERTIFICATE_ISSUED);
        clickOn("Open folder");
        assertThat(chosen.revealed()).containsExactly(folder);
    }

    @Test void aNameWithoutAnEndingGetsOneAndAsksBeforeItReplaces() throws IOException {
        var gateway = fill(1);
        var there = Files.writeString(folder.resolve("gateway.pem"), "precious");
        openScreen();
        showDetails(gateway);
        chosen.next(folder.resolve("gateway"));
        press("certificate-save");
        until("the question", () -> lookup("Replace gateway.pem?").tryQuery().isPresent());
        snapshots("certificate-replace");
        push(KeyCode.ESCAPE);
        assertThat(there).hasContent("precious");
        chosen.next(folder.resolve("gateway"));
        press("certificate-save");
        until("the question", () -> lookup("Replace gateway.pem?").tryQuery().isPresent());
        clickOn(lookup(".dialog .button").match((Button button) -> button.getText().equals("Replace")).queryButton());
        until("the note", () -> lookup("Saved as gateway.pem").tryQuery().isPresent());
        assertThat(there).hasContent(lab.office.certificates().pem(gateway));
    }

    @Test void aFolderThatCannotBeWrittenIsSaidInWords() {
        var gateway = fill(1);
        openScreen();
        showDetails(gateway);
        chosen.next(folder.resolve("missing/gateway.pem"));
        press("certificate-save");
        until("the failure", () -> lookup("Cannot write here").tryQuery().isPresent());
    }

    @Test void aCopyIsSaidForAMoment() {
        var gateway = fill(1);
        openScreen();
        showDetails(gateway);
        press("certificate-copy-pem");
        var button = node("certificate-copy-pem", Button.class);
        assertThat(button.getText()).isEqualTo("Copied");
        assertThat(button.getAccessibleText()).isEqualTo("Copied");
        until("the button is itself again", () -> button.getText().equals("Copy PEM"));
        assertThat(button.getAccessibleText()).isNull();
    }

    @Test void theTextsOfACertificateAreCopiedFromAMenu() {
        var gateway = fill(1);
        openScreen();
        showDetails(gateway);
        var menu = node("certificate-copy-as", MenuButton.class);
        snapshots("certificates-copy-as");
        onWindow(() -> {
            menu.getItems().stream().filter(item -> item.getId().equals("certificate-copy-mainflux")).findFirst().orElseThrow().fire();
            return null;
        });
        until("said", () -> lookup("Copied: Mainflux JSON, without the key").tryQuery().isPresent());
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString())).contains("\"thing_id\": \"gateway-hall-7\"").doesNotContain("PRIVATE");
        press("certificate-use");
        assertThat(gone).containsExactly(new Destination.UseCertificate(gateway.id()));
    }

    @Test void aCertificateIsExplainedInPlainWordsAndLeadsToItsThing() {
        var gateway = fill(1);
        openScreen();
        showDetails(gateway);
        assertThat(lookup("#certificate-notes .label").queryAllAs(Label.class)).extracting(Label::getText)
                .contains("It may stand for a client: whoever connects to a server.");
        press("certificate-thing");
        assertThat(gone).containsExactly(new Destination.OneThing(gateway.thing().orElseThrow()));
        showDetails(lab.office.authorities().all().getFirst().certificate());
        assertThat(node("certificate-thing", Button.class).isVisible()).isFalse();
    }

    @Test void theListIsFilteredByProfileAndByEnd() {
        fill(3);
        lab.clock.advance(Duration.ofDays(364 * 3));
        openScreen();
        var profile = choice("certificates-profile");
        var expiry = choice("certificates-expiry");
        onWindow(() -> {
            profile.setValue(Optional.of(Profile.INTERMEDIATE));
            return null;
        });
        until("one row", () -> table().getItems().size() == 1);
        onWindow(() -> {
            profile.setValue(Optional.empty());
            expiry.setValue(Optional.of(new Expiry.Past()));
            return null;
        });
        until("the devices", () -> table().getItems().size() == 3);
        onWindow(() -> {
            expiry.setValue(Optional.of(Expiry.OPEN));
            return null;
        });
        until("everything", () -> table().getItems().size() == 5);
        var from = node("certificates-from", DatePicker.class);
        onWindow(() -> {
            from.setValue(LocalDate.ofInstant(lab.clock.instant(), ZoneId.systemDefault()));
            return null;
        });
        until("the authorities", () -> table().getItems().size() == 2);
        snapshots("certificates-range");
    }

    @SuppressWarnings("unchecked")
    private FilterChoice<Object> choice(String id) {
        return node(id, FilterChoice.class);
    }

    @Test void aCertificateIsFoundChosenAndExportedByTheKeyboardAlone() {
        fill(4);
        openScreen();
        push(KeyCode.CONTROL, KeyCode.F).write("press-2");
        until("one row", () -> table().getItems().size() == 1);
        until("its words", () -> lookup("press-2").tryQuery().isPresent());
        push(KeyCode.DOWN);
        until("its details", () -> certificates.model().chosenProperty().get().isPresent());
        push(KeyCode.CONTROL, KeyCode.E);
        var press = certificates.model().chosenProperty().get().orElseThrow();
        assertThat(lab.office.certificates().one(press).label()).isEqualTo("press-2");
        assertThat(gone).containsExactly(new Destination.ExportCertificates(List.of(press)));
        push(KeyCode.ESCAPE);
        until("nothing chosen", () -> certificates.model().chosenProperty().get().isEmpty());
        push(KeyCode.CONTROL, KeyCode.I);
        assertThat(gone).endsWith(new Destination.Issue());
    }

    @Test void twentyThousandAreScrolledSortedAndFilteredWhileTheWindowAnswers() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var like = issue("gateway", root);
        ManyCertificates.add(lab, root, like, 20_000);
        openScreen();
        until("all", () -> table().getItems().size() == 20_002);
        var gap = Heartbeat.longestGapDuring(() -> {
            for (int place = 0; place < 20_000; place += 1_500) {
                scrollTo(place);
            }
            sortBy("expires");
            scrollTo(0);
            until("the first to end", () -> lookup("press-00000").tryQuery().isPresent());
            scrollTo(20_001);
            until("the last to end", () -> lookup("press-19990").tryQuery().isPresent());
            push(KeyCode.CONTROL, KeyCode.F).write("press-1234");
            until("ten of them", () -> table().getItems().size() == 10);
            until("their rows", () -> lookup("press-12345").tryQuery().isPresent());
        });
        assertThat(gap.toMillis()).as("the window answers all the while, also on a busy machine").isLessThan(3_000);
        snapshots("certificates-many");
    }

    @Test void allOfTwentyThousandAreMarkedAtOnceAndRevokedTogether() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var like = issue("gateway", root);
        ManyCertificates.add(lab, root, like, 20_000);
        openScreen();
        until("all", () -> table().getItems().size() == 20_002);
        onWindow(() -> {
            table().requestFocus();
            return null;
        });
        var count = node("certificates-count", Label.class);
        push(KeyCode.CONTROL, KeyCode.A);
        until("all marked", () -> count.getText().equals("20,002 certificates, all selected"));
        snapshots("certificates-all");
        press("certificates-revoke");
        until("the way", () -> !gone.isEmpty());
        assertThat(gone).singleElement().isInstanceOfSatisfying(Destination.Revoke.class, revoke ->
                assertThat(((Scope.Certificates) revoke.scope()).ids()).hasSize(20_002).doesNotHaveDuplicates());
        onWindow(() -> {
            table().getSelectionModel().clearAndSelect(3);
            return null;
        });
        until("one alone", () -> count.getText().equals("20,002 certificates"));
    }

    @Test void aLongRangeIsMarkedAtOnceByTheKeyboardAndTheMouse() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var like = issue("gateway", root);
        ManyCertificates.add(lab, root, like, 20_000);
        openScreen();
        until("all", () -> table().getItems().size() == 20_002);
        onWindow(() -> {
            table().requestFocus();
            table().getSelectionModel().clearAndSelect(9_000);
            table().scrollTo(8_995);
            return null;
        });
        var count = node("certificates-count", Label.class);
        push(KeyCode.SHIFT, KeyCode.END);
        until("the rest", () -> count.getText().startsWith("20,002 certificates, 11,002 "));
        push(KeyCode.SHIFT, KeyCode.HOME);
        until("the beginning, from where it began", () -> count.getText().startsWith("20,002 certificates, 9,001 "));
        scrollTo(8_995);
        until("marked rows and others", () -> marked(9_000) && !marked(9_001));
        snapshots("certificates-range");
        onWindow(() -> {
            table().getSelectionModel().clearAndSelect(3);
            return null;
        });
        until("one alone", () -> count.getText().equals("20,002 certificates"));
        scrollTo(8_995);
        onWindow(() -> {
            row(9_000).fireEvent(shiftPress());
            return null;
        });
        until("from the selected one to the click", () -> count.getText().startsWith("20,002 certificates, 8,998 "));
    }

    // Sent to the row itself, for a key that the robot holds does not reach its clicks.
    private static MouseEvent shiftPress() {
        return new MouseEvent(MouseEvent.MOUSE_PRESSED, 0, 0, 0, 0, MouseButton.PRIMARY, 1, true, false, false, false,
                true, false, false, false, false, true, null);
    }

    private boolean marked(int place) {
        return row(place).getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("marked"));
    }

    private TableRow<?> row(int place) {
        return table().lookupAll(".table-row-cell").stream().map(node -> (TableRow<?>) node)
                .filter(row -> row.isVisible() && row.getIndex() == place).findFirst().orElseThrow();
    }

    private void scrollTo(int place) {
        onWindow(() -> {
            table().scrollTo(place);
            return null;
        });
    }

    private <S> void sortBy(String id) {
        onWindow(() -> {
            @SuppressWarnings("unchecked") var table = (TableView<S>) table();
            table.getSortOrder().setAll(List.of(table.getColumns().stream().filter(column -> column.getId().equals(id)).findFirst().orElseThrow()));
            return null;
        });
    }

    @Test void aFilterIsSavedPickedRenamedAndDeletedWithAWayBack() {
        fill(4);
        openScreen();
        push(KeyCode.CONTROL, KeyCode.F).write("press-2");
        until("one row", () -> table().getItems().size() == 1);
        choose("certificates-saved-new");
        write("The second press");
        snapshots("certificates-filter-name");
        push(KeyCode.ENTER);
        until("its name", () -> menu().getText().equals("The second press"));
        onWindow(() -> {
            certificates.model().showAll();
            return null;
        });
        until("all", () -> table().getItems().size() == 6);
        choose("The second press");
        until("one row again", () -> table().getItems().size() == 1);
        assertThat(node("certificates-filter", TextField.class).getText()).isEqualTo("press-2");
        snapshots("certificates-filter-picked");
        choose("certificates-saved-remove");
        until("it is gone", () -> menu().getText().equals("Saved filters"));
        var undo = lookup(".toast .button").match((Button button) -> button.getText().equals("Undo")).queryButton();
        onWindow(() -> {
            undo.fire();
            return null;
        });
        until("it is back", () -> menu().getText().equals("The second press"));
    }

    private MenuButton menu() {
        return node("certificates-saved", MenuButton.class);
    }

    /// By its id or its words.
    private void choose(String item) {
        var menu = menu();
        onWindow(() -> {
            menu.getOnShowing().handle(null);
            menu.getItems().stream().filter(one -> item.equals(one.getId()) || item.equals(one.getText())).findFirst().orElseThrow().fire();
            return null;
        });
    }

    @Test void oneOnHoldIsSaidToBeOnHold() {
        var gateway = fill(3);
        lab.office.revocations().revoke(Scope.of(gateway.id()), Reason.CERTIFICATE_HOLD);
        openScreen();
        showDetails(gateway);
        until("its chip", () -> lookup(".status-chip").queryAllAs(Label.class).stream().anyMatch(chip -> chip.getText().equals("On hold")));
        assertThat(node("certificates-on-hold", ToggleButton.class).getText()).isEqualTo("On hold 1");
        assertThat(node("certificates-revoked", ToggleButton.class).isVisible()).isFalse();
        snapshots("certificates-on-hold");
    }

    @Test void itSpeaksGerman() {
        language(Locale.GERMANY);
        var gateway = fill(6);
        openScreen();
        showDetails(gateway);
        until("the rows", () -> lookup(gateway.label()).tryQuery().isPresent());
        snapshots("certificates-de");
    }
}
