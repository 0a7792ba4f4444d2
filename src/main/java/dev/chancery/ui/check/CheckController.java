package dev.chancery.ui.check;

import dev.chancery.domain.StoreRepair;
import dev.chancery.domain.StoreReport;
import dev.chancery.ui.Shown;
import dev.chancery.ui.WorkPane;
import dev.chancery.words.StoreReportText;
import dev.chancery.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Ties the page of a check to [CheckModel].
public final class CheckController {

    private static final int MOST = 200;

    /// How its buttons lead away from the page.
    public record Ways(Runnable save, Runnable close) {}

    private final CheckModel model;
    private final Ways ways;

    @FXML private WorkPane work;
    @FXML private VBox result;
    @FXML private Label title;
    @FXML private Label counts;
    @FXML private ScrollPane scroll;
    @FXML private VBox findings;
    @FXML private Label more;
    @FXML private Button again;
    @FXML private Button save;

    public CheckController(CheckModel model, Ways ways) {
        this.model = model;
        this.ways = ways;
    }

    @FXML private void initialize() {
        model.jobProperty().subscribe(job -> {
            job.ifPresent(work::show);
            show();
        });
        model.reportProperty().subscribe(_ -> show());
    }

    private void show() {
        var report = model.reportProperty().get();
        boolean busy = model.jobProperty().get().isPresent();
        Shown.set(work, busy);
        Shown.set(result, !busy && report.isPresent());
        again.setDisable(busy);
        save.setDisable(busy || report.isEmpty());
        report.ifPresent(this::show);
    }

    private void show(StoreReport report) {
        title.setText(StoreReportText.title(report));
        counts.setText(StoreReportText.counts(report));
        findings.getChildren().setAll(report.findings().stream().limit(MOST).map(FindingRow::new).toList());
        report.repairs().forEach(repair -> report.mendedBy(repair).stream().limit(1).map(report.findings()::indexOf)
                .filter(place -> place < MOST).forEach(place -> offer(place, repair)));
        Shown.set(scroll, !report.good());
        Shown.set(more, report.found() > MOST);
        more.setText(Words.of("check.result.more", report.found() - MOST));
    }

    /// A repair stands once, with the first finding that it mends.
    private void offer(int place, StoreRepair repair) {
        ((FindingRow) findings.getChildren().get(place)).offer(repair, () -> model.mend(repair));
    }

    @FXML private void again() {
        model.look();
    }

    @FXML private void save() {
        ways.save().run();
    }

    @FXML private void close() {
        ways.close().run();
    }
}
