package dev.chancery.ui.importing;

import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Ties what an import has found to [ImportingModel].
public final class PreviewController {

    private final ImportingModel model;
    private final Runnable close;
    private boolean tried;

    @FXML private Label summary;
    @FXML private Node locked;
    @FXML private Label lockedText;
    @FXML private PassphraseField passphrase;
    @FXML private Label wrong;
    @FXML private ItemTable table;
    @FXML private ItemPane item;
    @FXML private Button run;

    PreviewController(ImportingModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML private void initialize() {
        table.show(model);
        item.show(model);
        model.prospectProperty().subscribe(this::show);
        model.comingProperty().subscribe(_ -> count());
        passphrase.setAccessibleText(Words.of("importing.passphrase"));
        passphrase.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    // The pages of an import lie in one scene, whose default button is that of the last one.
    private void typed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            key.consume();
            unlock();
        }
    }

    private void show() {
        var still = model.locked();
        Shown.set(locked, !still.isEmpty());
        Shown.set(wrong, tried && !still.isEmpty());
        lockedText.setText(still);
        passphrase.clear();
        tried = false;
    }

    private void count() {
        int coming = Math.max(0, model.comingProperty().get());
        summary.setText(model.summary());
        run.setText(Words.of("importing.run", coming));
        run.setDisable(coming == 0);
    }

    @FXML private void unlock() {
        tried = true;
        model.unlock(passphrase.typed());
    }

    @FXML private void run() {
        model.run();
    }

    @FXML private void cancel() {
        close.run();
    }
}
