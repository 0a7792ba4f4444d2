package dev.chancery.ui.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.engine.Order;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Journey;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesJourney extends Journey {

    @TempDir Path folder;
    private TestOffice lab;
    private CertificatesScreen certificates;
    private final List<Destination> gone = new ArrayList<>();

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void openScreen() {
        onWindow(() -> {
            certificates = new CertificatesScreen(new Means(lab.office, background, gone::add));
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
        assertThat(gone).containsExactly(new Destination.ExportCertificates(List.of(gateway.id())));
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

    @Test void itSpeaksGerman() {
        language(Locale.GERMANY);
        var gateway = fill(6);
        openScreen();
        showDetails(gateway);
        until("the rows", () -> lookup(gateway.label()).tryQuery().isPresent());
        snapshots("certificates-de");
    }
}
