package dev.chancery.ui.requests;

import dev.chancery.ui.FieldRow;
import dev.chancery.words.Words;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Ties the form for a rejection to [RejectModel].
public final class RejectController {

    private final RejectModel model;
    private final Sheets.Close close;
    private final Runnable rejected;

    @FXML private Label title;
    @FXML private FieldRow reasonRow;
    @FXML private TextField reason;
    @FXML private Button reject;

    public RejectController(RejectModel model, Sheets.Close close, Runnable rejected) {
        this.model = model;
        this.close = close;
        this.rejected = rejected;
    }

    @FXML private void initialize() {
        title.setText(Words.of("requests.reject.title", model.request().label()));
        reason.textProperty().bindBidirectional(model.reasonProperty());
        reasonRow.watch(model.violations());
        reject.disableProperty().bind(Bindings.isNotEmpty(model.violations()));
    }

    @FXML private void cancel() {
        close.now().run();
    }

    @FXML private void reject() {
        model.reject(() -> {
            close.now().run();
            rejected.run();
        });
    }
}
