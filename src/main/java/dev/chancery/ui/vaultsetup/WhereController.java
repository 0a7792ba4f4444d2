package dev.chancery.ui.vaultsetup;

import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.vaultsetup.PlanModel.Entry;
import dev.chancery.ui.vaultsetup.PlanModel.Part;
import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Ties the page about the server and who asks there to [SetupModel].
public final class WhereController {

    private final SetupModel model;
    private final FileChoice files;

    @FXML private FieldRow addressRow;
    @FXML private TextField address;
    @FXML private FieldRow namespaceRow;
    @FXML private TextField namespace;
    @FXML private Label trusted;
    @FXML private PassphraseField token;

    public WhereController(SetupModel model, FileChoice files) {
        this.model = model;
        this.files = files;
    }

    @FXML private void initialize() {
        address.textProperty().bindBidirectional(model.typed().property(Entry.ADDRESS));
        namespace.textProperty().bindBidirectional(model.typed().property(Entry.NAMESPACE));
        List.of(addressRow, namespaceRow).forEach(row -> row.watch(model.typed().violations(Part.PLACE)));
        trusted.setText(Words.of("vaultsetup.trusted.none"));
        token.changes().subscribe(_ -> takeToken());
    }

    private void takeToken() {
        var typed = token.typed();
        model.take(typed);
        Arrays.fill(typed, '\0');
    }

    @FXML private void trust() {
        var kind = new FileChoice.Kind(Words.of("vaultsetup.trusted.kind"), List.of("*.pem", "*.crt", "*.cer", "*.der"));
        files.open(Words.of("vaultsetup.trusted.title"), kind)
                .ifPresent(file -> model.trust(file, read -> trusted.setText(read.getFileName().toString())));
    }
}
