package dev.chancery.ui.requests;

import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.Shown;
import dev.chancery.ui.StrengthMeter;
import dev.chancery.ui.requests.SaveAnswerModel.What;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Ties the export of an answered request to [SaveAnswerModel].
public final class SaveAnswerController {

    private final SaveAnswerModel model;
    private final FileChoice files;
    private final Sheets.Close close;
    private final Consumer<Path> saved;

    @FXML private Label title;
    @FXML private ChoiceCard folder;
    @FXML private ChoiceCard bundle;
    @FXML private ChoiceCard pkcs12;
    @FXML private FieldRow passphraseRow;
    @FXML private PassphraseField passphrase;
    @FXML private StrengthMeter strength;
    @FXML private Label open;
    @FXML private Button save;

    public SaveAnswerController(SaveAnswerModel model, FileChoice files, Sheets.Close close, Consumer<Path> saved) {
        this.model = model;
        this.files = files;
        this.close = close;
        this.saved = saved;
    }

    @FXML private void initialize() {
        title.setText(Words.of("requests.export.title", model.request().label()));
        ChoiceCard.bind(model.whatProperty(), Map.of(folder, What.FOLDER, bundle, What.BUNDLE, pkcs12, What.PKCS12));
        passphraseRow.watch(model.violations());
        model.whatProperty().subscribe(_ -> typed());
        passphrase.changes().subscribe(_ -> typed());
        save.disableProperty().bind(Bindings.isNotEmpty(model.violations()));
    }

    private void typed() {
        var typed = passphrase.typed();
        model.check(typed);
        strength.show(typed);
        Shown.set(open, typed.length == 0 && model.whatProperty().get() != What.PKCS12);
        Arrays.fill(typed, '\0');
    }

    @FXML private void cancel() {
        close.now().run();
    }

    @FXML private void save() {
        files.folder(Words.of("requests.export.choose")).ifPresent(chosen -> model.save(chosen, passphrase.typed(), where -> {
            passphrase.clear();
            close.now().run();
            saved.accept(where);
        }));
    }
}
