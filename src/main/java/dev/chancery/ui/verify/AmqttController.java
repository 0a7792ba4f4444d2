package dev.chancery.ui.verify;

import dev.chancery.domain.AmqttCheck;
import dev.chancery.domain.Finding.Outcome;
import dev.chancery.ui.Shown;
import dev.chancery.words.StandingWords;
import dev.chancery.words.Words;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// Ties the small form about aMQTT to [AmqttModel].
public final class AmqttController {

    private final AmqttModel model;

    @FXML private TextField domain;
    @FXML private TextField client;
    @FXML private Button check;
    @FXML private HBox answer;

    public AmqttController(AmqttModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        domain.textProperty().bindBidirectional(model.domainProperty());
        client.textProperty().bindBidirectional(model.clientProperty());
        check.disableProperty().bind(Bindings.createBooleanBinding(() -> !model.readyProperty().getValue(), model.readyProperty()));
        model.answerProperty().subscribe(said -> {
            Shown.set(answer, said.isPresent());
            said.ifPresent(this::show);
        });
    }

    private void show(AmqttModel.Answer said) {
        boolean allowed = said.check() instanceof AmqttCheck.Allowed;
        FindingRow.fill(answer, allowed ? Outcome.PASSED : Outcome.FAILED,
                Words.of(allowed ? "verify.amqtt.yes" : "verify.amqtt.no"), StandingWords.of(said.check(), said.domain()));
        Platform.runLater(this::reveal);
    }

    // The answer stands at the end of a form that may be longer than the window.
    private void reveal() {
        Stream.<Node>iterate(answer, Objects::nonNull, Node::getParent).filter(ScrollPane.class::isInstance).map(ScrollPane.class::cast)
                .findFirst().ifPresent(form -> {
                    form.layout();
                    form.setVvalue(form.getVmax());
                });
    }

    @FXML private void check() {
        model.check();
    }
}
