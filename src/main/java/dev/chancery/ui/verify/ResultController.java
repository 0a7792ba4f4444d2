package dev.chancery.ui.verify;

import dev.chancery.domain.Verdict;
import dev.chancery.ui.ChainView;
import dev.chancery.ui.EmptyState;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Shown;
import dev.chancery.ui.WorkPane;
import dev.chancery.words.VerdictReport;
import dev.chancery.words.Words;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;

/// Shows what came of a verification.
public final class ResultController {

    private final VerifyModel model;

    @FXML private EmptyState empty;
    @FXML private WorkPane work;
    @FXML private Node result;
    @FXML private HBox verdict;
    @FXML private Label title;
    @FXML private Button copy;
    @FXML private Node drawn;
    @FXML private ChainView chain;
    @FXML private FindingList findings;

    public ResultController(VerifyModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        model.verdictProperty().subscribe(_ -> show());
        model.jobProperty().subscribe(_ -> show());
    }

    private void show() {
        var job = model.jobProperty().get();
        var found = model.verdictProperty().get();
        Shown.set(work, job.isPresent());
        Shown.set(result, job.isEmpty() && found.isPresent());
        Shown.set(empty, job.isEmpty() && found.isEmpty());
        job.ifPresent(work::show);
        found.ifPresent(this::show);
    }

    private void show(Verdict found) {
        title.setText(VerdictReport.title(found));
        title.setGraphic(Icons.of(OutcomeLook.icon(found.outcome())));
        verdict.getStyleClass().setAll("verdict", OutcomeLook.styleClass(found.outcome()));
        copy.setText(Words.of("verify.copy"));
        Shown.set(drawn, !found.chain().isEmpty());
        chain.show(ChainLinks.rootFirst(found));
        found.missing().ifPresent(issuer -> chain.missing(Words.of("verify.missing", issuer), Words.of("verify.missing.detail")));
        findings.show(found);
    }

    @FXML private void copy() {
        model.report().ifPresent(report -> {
            var content = new ClipboardContent();
            content.putString(report);
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText(Words.of("verify.copied"));
        });
    }
}
