package dev.chancery.ui.requests;

import dev.chancery.domain.FiledRequest;
import dev.chancery.ui.DetailGrid;
import dev.chancery.words.Words;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Shows the answer to a request of ours before it is taken.
public final class AnswerController {

    private final AnswerModel model;
    private final Sheets.Close close;
    private final Consumer<FiledRequest> taken;

    @FXML private Label title;
    @FXML private VBox checks;
    @FXML private VBox notices;
    @FXML private DetailGrid certificate;
    @FXML private VBox extensions;

    public AnswerController(AnswerModel model, Sheets.Close close, Consumer<FiledRequest> taken) {
        this.model = model;
        this.close = close;
        this.taken = taken;
    }

    @FXML private void initialize() {
        title.setText(Words.of("requests.answer.title", model.request().label()));
        checks.getChildren().setAll(
                NoticeWords.line("fth-check-circle", "check-good", Words.of("requests.answer.key")),
                NoticeWords.line("fth-check-circle", "check-good", Words.of("requests.answer.chain", model.chainLength())));
        NoticeWords.fill(notices, model.notices());
        RequestFacts.answered(model.certificate(), certificate);
        extensions.getChildren().setAll(RequestFacts.extensions(model.certificate().extensions()));
    }

    @FXML private void cancel() {
        close.now().run();
    }

    @FXML private void take() {
        close.now().run();
        model.take(taken);
    }
}
