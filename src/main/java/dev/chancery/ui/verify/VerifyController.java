package dev.chancery.ui.verify;

import dev.chancery.domain.Purpose;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.FileDrop;
import dev.chancery.ui.Shown;
import dev.chancery.ui.Words;
import dev.chancery.ui.verify.VerifyModel.Mode;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;

/// Ties the form of what is to be verified to [VerifyModel].
public final class VerifyController {

    /// The other parts of the screen.
    record Parts(Parent result, Parent amqtt) {}

    private static final List<String> PATTERNS = List.of("*.pem", "*.crt", "*.cer", "*.der", "*.crl", "*.key", "*.*");

    private final VerifyModel model;
    private final FileChoice files;
    private final Parts parts;

    @FXML private Node root;
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
    @FXML private ComboBox<Purpose> purpose;
    @FXML private FieldRow nameRow;
    @FXML private TextField name;
    @FXML private GivenLists lists;
    @FXML private CheckBox ocsp;
    @FXML private Button verify;
    @FXML private StackPane amqtt;
    @FXML private StackPane result;

    VerifyController(VerifyModel model, FileChoice files, Parts parts) {
        this.model = model;
        this.files = files;
        this.parts = parts;
    }

    @FXML private void initialize() {
        result.getChildren().setAll(parts.result());
        amqtt.getChildren().setAll(parts.amqtt());
        Map.<Property<String>, Property<String>>of(pasted.textProperty(), model.pastedProperty(), address.textProperty(), model.addressProperty(),
                serverName.textProperty(), model.serverNameProperty(), name.textProperty(), model.nameProperty()).forEach(Property::bindBidirectional);
        ocsp.selectedProperty().bindBidirectional(model.ocspProperty());
        PurposeChoice.fill(purpose, model.purposeProperty());
        addressRow.watch(model.wrongAddress());
        serverNameRow.watch(model.wrongServerName());
        nameRow.watch(model.wrongName());
        lists.watch(model.lists());
        certificate.setOnAction(_ -> model.modeProperty().set(Mode.CERTIFICATE));
        server.setOnAction(_ -> model.modeProperty().set(Mode.SERVER));
        model.modeProperty().subscribe(_ -> show());
        model.chosenProperty().subscribe(_ -> show());
        verify.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !model.readyProperty().getValue() || model.jobProperty().get().isPresent(), model.readyProperty(), model.jobProperty()));
        FileDrop.on(root, model::take);
    }

    private void show() {
        boolean live = model.modeProperty().get() == Mode.SERVER;
        var one = model.chosenProperty().get();
        certificate.setSelected(!live);
        server.setSelected(live);
        Shown.set(ofCertificate, !live);
        Shown.set(ofServer, live);
        Shown.set(amqtt, !live);
        Shown.set(pastedRow, one.isEmpty());
        Shown.set(chosenRow, one.isPresent());
        chosen.setText(one.map(Chosen::name).orElse(""));
    }

    @FXML private void choose() {
        files.open(Words.of("verify.choose.title"), kind()).ifPresent(file -> model.take(List.of(file)));
    }

    @FXML private void addList() {
        files.open(Words.of("verify.lists"), kind()).ifPresent(model::addList);
    }

    private static FileChoice.Kind kind() {
        return new FileChoice.Kind(Words.of("verify.kind"), PATTERNS);
    }

    @FXML private void letGo() {
        model.letGo();
    }

    @FXML private void verify() {
        model.verify();
    }
}
