package dev.chancery.ui.probe;

import dev.chancery.domain.ProbeProtocol;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/// Ties the form for a connection to [ProbeModel] and [PartiesModel].
public final class ProbeController {

    private final ProbeModel model;
    private final PartiesModel parties;
    private final FileChoice files;
    private final List<Parent> parts;

    @FXML private FieldRow addressRow;
    @FXML private TextField address;
    @FXML private ComboBox<ProbeProtocol> protocol;
    @FXML private ComboBox<Who> who;
    @FXML private Node passphraseRow;
    @FXML private PassphraseField passphrase;
    @FXML private ComboBox<Trust> trust;
    @FXML private Node login;
    @FXML private TextField clientId;
    @FXML private TextField user;
    @FXML private PassphraseField password;
    @FXML private FieldRow serverNameRow;
    @FXML private TextField serverName;
    @FXML private TextField application;
    @FXML private Button test;
    @FXML private StackPane revoked;
    @FXML private StackPane result;

    /// @param parts the one about revoked certificates, and the result
    public ProbeController(ProbeModel model, PartiesModel parties, FileChoice files, List<Parent> parts) {
        this.model = model;
        this.parties = parties;
        this.files = files;
        this.parts = List.copyOf(parts);
    }

    @FXML private void initialize() {
        revoked.getChildren().setAll(parts.getFirst());
        result.getChildren().setAll(parts.getLast());
        address.textProperty().bindBidirectional(model.addressProperty());
        serverName.textProperty().bindBidirectional(model.serverNameProperty());
        application.textProperty().bindBidirectional(model.applicationProperty());
        clientId.textProperty().bindBidirectional(model.clientIdProperty());
        user.textProperty().bindBidirectional(model.userProperty());
        addressRow.watch(model.wrongAddress());
        serverNameRow.watch(model.wrongServerName());
        choices();
        test.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !model.readyProperty().getValue() || model.jobProperty().get().isPresent(), model.readyProperty(), model.jobProperty()));
    }

    private void choices() {
        Choices.say(protocol, ProtocolWords::of);
        protocol.getItems().setAll(Arrays.asList(ProbeProtocol.values()));
        protocol.valueProperty().bindBidirectional(model.protocolProperty());
        Choices.say(who, Who::words);
        who.setItems(parties.offered());
        who.valueProperty().bindBidirectional(parties.whoProperty());
        Choices.say(trust, Trust::words);
        trust.setItems(parties.trusts());
        trust.valueProperty().bindBidirectional(parties.trustProperty());
        Shown.during(parties.whoProperty().map(Who.InFiles.class::isInstance), passphraseRow);
        Shown.during(model.protocolProperty().map(ProbeProtocol::isMqtt), login);
    }

    @FXML private void chooseFiles() {
        parties.take(files.openSeveral(Words.of("probe.who.files.title"), Who.KIND));
    }

    @FXML private void chooseTrust() {
        files.open(Words.of("probe.trust.file.title"), Who.KIND).ifPresent(parties::trust);
    }

    @FXML private void test() {
        model.test(secrets());
    }

    /// Copies, which the test wipes.
    ProbeModel.Secrets secrets() {
        return new ProbeModel.Secrets(password.secret(), passphrase.secret());
    }
}
