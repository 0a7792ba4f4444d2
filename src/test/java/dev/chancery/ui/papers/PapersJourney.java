package dev.chancery.ui.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.LabelCode;
import dev.chancery.domain.LabelSheet;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.Certificates;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Journey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the question what is to be made to the file.
class PapersJourney extends Journey {

    @TempDir Path folder;
    private final ChosenFiles files = new ChosenFiles();
    private TestOffice lab;
    private Authority issuing;
    private PapersScreen screen;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        issuing = lab.intermediate("Lab Issuing CA 1", lab.root("Lab Root CA", KeySpec.EC_P256), KeySpec.EC_P256);
        for (int i = 0; i < 14; i++) {
            lab.thing("press-%03d".formatted(i));
        }
        var numbers = lab.office.things().numbers(ThingQuery.ALL);
        lab.office.certificates().issueAll(TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256), numbers,
                Certificates.Equipped.SKIP, Progress.NONE);
        lab.thing("valve-1");
        screen = new PapersScreen(new Means(lab.office, background, dialogs, layers.toasts(), files));
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open(Runnable way) {
        onWindow(() -> {
            way.run();
            return null;
        });
        until("a preview", () -> lookup("#papersSave").tryQuery().isPresent() && !node("papersSave", Button.class).isDisabled());
    }

    private Path save(String name) {
        var file = folder.resolve(name);
        files.next(file);
        clickOn("#papersSave");
        until("the file", () -> Files.exists(file) && lookup(".toast").tryQuery().isPresent());
        return file;
    }

    private String count() {
        return node("papersCount", Label.class).getText();
    }

    @Test void theReportIsSeenAndSaved() {
        open(() -> screen.report(issuing.id()));
        snapshots("papers-report");
        assertThat(save("report.pdf")).isNotEmptyFile();
        assertThat(files.suggested()).isEqualTo("Lab Issuing CA 1.pdf");
        snapshot("papers-saved");
        clickOn("Open folder");
        assertThat(files.revealed()).containsExactly(folder);
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String box, T choice) {
        onWindow(() -> {
            ((ComboBox<T>) node(box, ComboBox.class)).setValue(choice);
            return null;
        });
    }

    @Test void labelsAreSeenOnTheirSheetAndSaved() {
        open(() -> screen.labels(lab.office.things().numbers(ThingQuery.ALL)));
        assertThat(count()).isEqualTo("15 labels on one sheet.");
        snapshots("papers-labels");
        choose("papersCode", LabelCode.FINGERPRINT);
        choose("papersSheet", LabelSheet.AVERY_5160);
        until("the count", () -> count().equals("14 labels on one sheet. One thing has no certificate and gets none."));
        assertThat(save("labels.pdf")).isNotEmptyFile();
    }

    @Test void aCalendarAndAnInventoryAreSaved() {
        open(() -> screen.calendar(CertificateQuery.ALL));
        assertThat(count()).isEqualTo("16 certificates end.");
        snapshots("papers-calendar");
        assertThat(save("ends.ics")).content().contains("BEGIN:VALARM");
        open(() -> screen.inventory(CertificateQuery.ALL.withText("press")));
        assertThat(count()).isEqualTo("14 certificates.");
        snapshots("papers-inventory");
        assertThat(save("inventory.csv")).content().hasLineCount(15);
    }

    @Test void theSameInGerman() {
        language(Locale.GERMANY);
        open(() -> screen.report(issuing.id()));
        snapshots("papers-report-de");
        clickOn("#papersClose");
        open(() -> screen.labels(lab.office.things().numbers(ThingQuery.ALL)));
        snapshots("papers-labels-de");
        clickOn("#papersClose");
        open(() -> screen.calendar(CertificateQuery.ALL));
        snapshots("papers-calendar-de");
        clickOn("#papersClose");
        open(() -> screen.inventory(CertificateQuery.ALL));
        snapshots("papers-inventory-de");
    }
}
