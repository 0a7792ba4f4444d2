package dev.chancery.ui.probe;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.ui.Choices;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.Question;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

/// Ties the question whether a revoked certificate is turned away to [RevokedModel].
public final class RevokedController {

    private final RevokedModel model;
    private final ProbeModel probe;
    private final Dialogs dialogs;
    private final Supplier<ProbeModel.Secrets> secrets;

    @FXML private ComboBox<Certificate> certificate;
    @FXML private Label told;
    @FXML private Button test;

    public RevokedController(RevokedModel model, ProbeModel probe, Dialogs dialogs, Supplier<ProbeModel.Secrets> secrets) {
        this.model = model;
        this.probe = probe;
        this.dialogs = dialogs;
        this.secrets = secrets;
    }

    @FXML private void initialize() {
        Choices.say(certificate, one -> Words.of("probe.who.one", one.label(), Words.date(one.validity().notAfter())));
        certificate.setItems(model.offered());
        certificate.valueProperty().bindBidirectional(model.chosenProperty());
        told.textProperty().bind(model.toldProperty());
        Shown.during(model.toldProperty().map(words -> !words.isEmpty()), told);
        test.disableProperty().bind(Bindings.createBooleanBinding(() -> !probe.readyProperty().getValue()
                || probe.jobProperty().get().isPresent() || model.chosenProperty().get() == null,
                probe.readyProperty(), probe.jobProperty(), model.chosenProperty()));
    }

    @FXML private void sacrifice() {
        model.issuer().ifPresent(issuer -> dialogs.ask(question(issuer)).thenAccept(yes -> {
            if (yes) {
                model.sacrifice(issuer);
            }
        }));
    }

    private static Question question(Authority issuer) {
        return new Question(Words.of("probe.sacrifice.title"), Words.of("probe.sacrifice.text", issuer.name()), List.of(),
                Words.of("probe.sacrifice.yes"), false);
    }

    @FXML private void test() {
        model.test(secrets.get());
    }
}
