package dev.chancery.ui.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CalendarEntry;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.LabelCode;
import dev.chancery.domain.LabelSheet;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.Printing;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PapersModelTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private Background background;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
        root = lab.root("Lab Root", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private PapersModel model(What what) {
        var model = new PapersModel(lab.office, background, what);
        model.refresh();
        return model;
    }

    private static Preview.Text text(PapersModel model) {
        return (Preview.Text) model.previewProperty().get();
    }

    @Test void nothingIsWrittenBeforeItIsKnownWhat() {
        assertThat(new Preview.Reading().isWorth()).isFalse();
    }

    @Test void theCalendarShowsHowItWillBegin() {
        var model = model(new What.Calendar(CertificateQuery.ALL));
        assertThat(text(model).certificates()).isOne();
        assertThat(text(model).begin()).contains("Lab Root: certificate ends").doesNotContain("BEGIN:");
        lab.root("Kühlraum, Süd; \\ Tor", KeySpec.EC_P256);
        model.refresh();
        assertThat(text(model).begin()).contains("2 certificates end");
        model.entryProperty().set(CalendarEntry.CERTIFICATE);
        assertThat(text(model).begin()).hasLineCount(2).contains("Kühlraum, Süd; \\ Tor: certificate ends");
    }

    @Test void aListOfNothingIsNotWorthWriting() {
        var model = model(new What.Inventory(CertificateQuery.ALL.withText("nobody")));
        assertThat(text(model).certificates()).isZero();
        assertThat(model.previewProperty().get().isWorth()).isFalse();
    }

    @Test void theInventoryIsWrittenWhereItIsSaid() {
        var held = new ArrayList<Long>();
        model(new What.Inventory(CertificateQuery.ALL)).write(folder.resolve("a.csv"), held::add);
        assertThat(held).containsExactly(1L);
        assertThat(folder.resolve("a.csv")).content().contains("Lab Root");
    }

    @Test void labelsFollowTheSheetAndTheCode() {
        lab.thing("press-1");
        var model = model(new What.Labels(lab.office.things().numbers(ThingQuery.ALL)));
        assertThat(labels(model)).isEqualTo(new Printing.Labelled(1, 1, 0));
        model.firstProperty().set(65);
        model.sheetProperty().set(LabelSheet.AVERY_L7651);
        assertThat(labels(model)).isEqualTo(new Printing.Labelled(1, 1, 0));
        model.codeProperty().set(LabelCode.SERIAL);
        assertThat(labels(model)).isEqualTo(new Printing.Labelled(0, 0, 1));
        assertThat(model.previewProperty().get().isWorth()).isFalse();
    }

    private static Printing.Labelled labels(PapersModel model) {
        return ((Preview.Printed) model.previewProperty().get()).labels().orElseThrow();
    }

    @Test void moreLabelsThanADocumentTakesAreNotBegun() {
        var model = model(new What.Labels(new long[Printing.MOST_LABELS + 1]));
        assertThat(model.previewProperty().get()).isEqualTo(new Preview.TooMany(Printing.MOST_LABELS + 1, Printing.MOST_LABELS));
    }

    @Test void theReportIsCalledAfterItsAuthority() {
        var model = model(new What.Report(root));
        assertThat(model.fileName()).isEqualTo("Lab Root.pdf");
        assertThat(model.previewProperty().get().isWorth()).isTrue();
        model.write(folder.resolve("report.pdf"), _ -> {});
        assertThat(folder.resolve("report.pdf")).isNotEmptyFile();
    }
}
