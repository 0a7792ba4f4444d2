package dev.chancery.ui.requests;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Shows what became of each of several requests.
public final class ReportController {

    private static final double LINE = 44;
    private static final int MOST_LINES = 10;

    private final ReportModel model;
    private final Sheets.Close close;

    @FXML private Label title;
    @FXML private ScrollPane scroll;
    @FXML private VBox lines;

    public ReportController(ReportModel model, Sheets.Close close) {
        this.model = model;
        this.close = close;
    }

    @FXML private void initialize() {
        title.setText(model.title());
        lines.getChildren().setAll(model.lines().stream().map(ReportController::node).toList());
        scroll.setPrefViewportHeight(Math.min(MOST_LINES, model.lines().size()) * LINE);
    }

    private static Node node(ReportModel.Line line) {
        return switch (line.fate()) {
            case TAKEN -> NoticeWords.line("fth-check-circle", "check-good", line.words());
            case NOTHING_NEW -> NoticeWords.line("fth-info", "notice-line", line.words());
            case REFUSED -> NoticeWords.line("fth-alert-circle", "check-bad", line.words());
        };
    }

    @FXML private void close() {
        close.now().run();
    }
}
