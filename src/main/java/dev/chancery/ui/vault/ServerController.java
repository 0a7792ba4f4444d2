package dev.chancery.ui.vault;

import dev.chancery.domain.VaultServer;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the page about the server to [ConnectModel].
public final class ServerController {

    private final ConnectModel model;
    private final FileChoice files;

    @FXML private VBox knownPart;
    @FXML private ComboBox<VaultServer> known;
    @FXML private FieldRow addressRow;
    @FXML private TextField address;
    @FXML private FieldRow namespaceRow;
    @FXML private TextField namespace;
    @FXML private ComboBox<Trust> trust;

    public ServerController(ConnectModel model, FileChoice files) {
        this.model = model;
        this.files = files;
    }

    @FXML private void initialize() {
        var server = model.server();
        Choices.say(known, one -> one.place().label());
        known.setItems(server.known());
        known.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                model.choose(chosen);
            }
        });
        Shown.during(Bindings.isNotEmpty(server.known()), knownPart);
        address.textProperty().bindBidirectional(server.addressProperty());
        namespace.textProperty().bindBidirectional(server.namespaceProperty());
        List.of(addressRow, namespaceRow).forEach(row -> row.watch(server.violations()));
        Choices.say(trust, Trust::label);
        trust.setItems(server.trusts());
        server.trustProperty().subscribe(trust::setValue);
        trust.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                server.trustProperty().set(chosen);
            }
        });
    }

    @FXML private void trust() {
        var kind = new FileChoice.Kind(Words.of("vault.trust.kind"), List.of("*.pem", "*.crt", "*.cer", "*.der"));
        files.open(Words.of("vault.trust.title"), kind).ifPresent(model.server()::trust);
    }
}
