package dev.chancery.ui.unlock;

import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.Preferences.Recent;
import dev.chancery.ui.Shown;
import dev.chancery.ui.TroubleBox;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// Ties the first thing that anybody sees to [UnlockModel].
public final class UnlockController {

    private static final int MOST_ROWS = 4;

    private final UnlockModel model;

    @FXML private VBox card;
    @FXML private Label subtitle;
    @FXML private VBox known;
    @FXML private VBox firstRun;
    @FXML private ListView<Recent> stores;
    @FXML private PassphraseField passphrase;
    @FXML private TroubleBox trouble;
    @FXML private ProgressIndicator spinner;
    @FXML private Button unlock;
    @FXML private Button create;

    public UnlockController(UnlockModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        stores.setItems(model.stores());
        stores.setCellFactory(_ -> new StoreCell(model::forget));
        stores.getSelectionModel().selectedItemProperty().addListener((_, _, store) -> choose(store));
        model.chosenProperty().subscribe(this::select);
        model.stores().addListener((ListChangeListener<Recent>) _ -> show());
        trouble.watch(model.troubleProperty());
        model.troubleProperty().addListener((_, _, found) -> {
            if (!found.isNone()) {
                Platform.runLater(passphrase::focus);
            }
        });
        spinner.visibleProperty().bind(model.busyProperty());
        card.disableProperty().bind(model.busyProperty());
        show();
    }

    private void show() {
        var first = model.stores().isEmpty();
        Shown.set(known, !first);
        Shown.set(firstRun, first);
        unlock.setDefaultButton(!first);
        create.setDefaultButton(first);
        subtitle.setText(Words.of(first ? "unlock.welcome" : "unlock.subtitle"));
        var rows = Math.clamp(model.stores().size(), 1, MOST_ROWS);
        stores.prefHeightProperty().bind(stores.fixedCellSizeProperty().multiply(rows).add(4));
        stores.minHeightProperty().bind(stores.prefHeightProperty());
        Platform.runLater(first ? create::requestFocus : passphrase::focus);
    }

    private void choose(Recent store) {
        if (store != null && !model.chosen().equals(Optional.of(store))) {
            model.choose(store);
            passphrase.clear();
        }
    }

    private void select(Optional<Recent> chosen) {
        chosen.ifPresent(stores.getSelectionModel()::select);
    }

    @FXML private void unlock() {
        model.unlock(passphrase.typed());
    }

    @FXML private void forgotten() {
        model.forgotten();
    }

    @FXML private void openAnother() {
        model.openAnother();
    }

    @FXML private void newStore() {
        model.newStore();
    }

    @FXML private void restore() {
        model.restore();
    }
}
