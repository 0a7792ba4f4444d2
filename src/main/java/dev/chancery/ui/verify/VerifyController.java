package dev.chancery.ui.verify;

import dev.chancery.domain.Purpose;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.FileDrop;
import dev.chancery.ui.Shown;
import dev.chancery.words.UseWords;
import dev.chancery.words.Words;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/// Ties what is asked of a certificate to [VerifyModel].
public final class VerifyController {

    /// The other parts of the screen.
    record Parts(Parent source, Parent result, Parent amqtt) {}

    private final VerifyModel model;
    private final FileChoice files;
    private final Parts parts;

    @FXML private Node root;
    @FXML private StackPane source;
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
        source.getChildren().setAll(parts.source());
        result.getChildren().setAll(parts.result());
        amqtt.getChildren().setAll(parts.amqtt());
        name.textProperty().bindBidirectional(model.nameProperty());
        ocsp.selectedProperty().bindBidirectional(model.ocspProperty());
        Choices.say(purpose, UseWords::purpose);
        purpose.getItems().setAll(Purpose.values());
        purpose.valueProperty().bindBidirectional(model.purposeProperty());
        nameRow.watch(model.wrongName());
        lists.watch(model.lists());
        model.modeProperty().subscribe(mode -> Shown.set(amqtt, mode == VerifyModel.Mode.CERTIFICATE));
        verify.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !model.readyProperty().getValue() || model.jobProperty().get().isPresent(), model.readyProperty(), model.jobProperty()));
        FileDrop.on(root, model::take);
    }

    @FXML private void addList() {
        files.open(Words.of("verify.lists"), Chosen.kind()).ifPresent(model::addList);
    }

    @FXML private void verify() {
        model.verify();
    }
}
