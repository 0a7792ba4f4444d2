package dev.chancery.ui.verify;

import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Shown;
import dev.chancery.ui.verify.VerifyModel.Mode;
import dev.chancery.words.Words;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

/// Ties what is to be verified to [VerifyModel]: a text, files, a certificate of the store, or a server.
public final class SourceController {

    private final VerifyModel model;
    private final FileChoice files;

    @FXML private ToggleButton certificate;
    @FXML private ToggleButton server;
    @FXML private Node ofCertificate;
    @FXML private FieldRow pastedRow;
    @FXML private TextArea pasted;
    @FXML private Node chosenRow;
    @FXML private Label chosen;
    @FXML private Node ofServer;
    @FXML private FieldRow addressRow;
    @FXML private TextField address;
    @FXML private FieldRow serverNameRow;
    @FXML private TextField serverName;

    public SourceController(VerifyModel model, FileChoice files) {
        this.model = model;
        this.files = files;
    }

    @FXML private void initialize() {
        pasted.textProperty().bindBidirectional(model.pastedProperty());
        address.textProperty().bindBidirectional(model.addressProperty());
        serverName.textProperty().bindBidirectional(model.serverNameProperty());
        addressRow.watch(model.wrongAddress());
        serverNameRow.watch(model.wrongServerName());
        certificate.setOnAction(_ -> choose(Mode.CERTIFICATE));
        server.setOnAction(_ -> choose(Mode.SERVER));
        model.modeProperty().subscribe(_ -> show());
        model.chosenProperty().subscribe(_ -> show());
    }

    // A press on what is chosen already would let it go.
    private void choose(Mode mode) {
        model.modeProperty().set(mode);
        show();
    }

    private void show() {
        boolean live = model.modeProperty().get() == Mode.SERVER;
        var one = model.chosenProperty().get();
        certificate.setSelected(!live);
        server.setSelected(live);
        Shown.set(ofCertificate, !live);
        Shown.set(ofServer, live);
        Shown.set(pastedRow, one.isEmpty());
        Shown.set(chosenRow, one.isPresent());
        chosen.setText(one.map(Chosen::name).orElse(""));
    }

    @FXML private void choose() {
        files.open(Words.of("verify.choose.title"), Chosen.kind()).ifPresent(file -> model.take(List.of(file)));
    }

    @FXML private void letGo() {
        model.letGo();
    }
}
