package dev.chancery.ui.events;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.MqttVersion;
import dev.chancery.domain.TopicPattern;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Ties the form of the page to [EventsModel].
public final class EventsController {

    private final EventsModel model;
    private final Means means;
    private final Runnable close;

    @FXML private CheckBox on;
    @FXML private FieldRow addressRow;
    @FXML private TextField address;
    @FXML private ComboBox<MqttVersion> version;
    @FXML private FieldRow trustRow;
    @FXML private ComboBox<EventsModel.Trusted> trust;
    @FXML private FieldRow certificateRow;
    @FXML private ComboBox<Optional<Certificate>> certificate;
    @FXML private FieldRow clientRow;
    @FXML private TextField client;
    @FXML private FieldRow userRow;
    @FXML private TextField user;
    @FXML private FieldRow passwordRow;
    @FXML private PassphraseField password;
    @FXML private FieldRow topicRow;
    @FXML private TextField topic;
    @FXML private FieldRow kindsRow;
    @FXML private CheckBox rotation;
    @FXML private CheckBox issue;
    @FXML private CheckBox revocation;
    @FXML private CheckBox withKey;
    @FXML private Label keyWarning;
    @FXML private Button test;
    @FXML private Button save;

    public EventsController(EventsModel model, Means means, Runnable close) {
        this.model = model;
        this.means = means;
        this.close = close;
    }

    @FXML private void initialize() {
        on.selectedProperty().bindBidirectional(model.onProperty());
        address.textProperty().bindBidirectional(model.addressProperty());
        version.getItems().setAll(MqttVersion.values());
        Choices.say(version, one -> "MQTT " + one.code());
        version.valueProperty().bindBidirectional(model.versionProperty());
        trust.setItems(model.trustChoices());
        Choices.say(trust, one -> one.name().isEmpty() ? Words.of("events.trust.platform") : one.name());
        trust.valueProperty().bindBidirectional(model.trustedProperty());
        certificate.setItems(model.certificateChoices());
        Choices.say(certificate, one -> one.map(shown -> Words.of("events.certificate.one", shown.label(), Words.date(shown.validity().notAfter())))
                .orElseGet(() -> Words.of("events.certificate.none")));
        certificate.valueProperty().bindBidirectional(model.certificateProperty());
        client.textProperty().bindBidirectional(model.clientIdProperty());
        user.textProperty().bindBidirectional(model.userProperty());
        topic.textProperty().bindBidirectional(model.topicProperty());
        topicRow.setHint(Words.of("events.topic.hint", Stream.of(TopicPattern.Part.values()).map(part -> "{" + part.word() + "}")
                .collect(Collectors.joining(", "))));
        rotation.selectedProperty().bindBidirectional(model.chosen(EventKind.ROTATION));
        issue.selectedProperty().bindBidirectional(model.chosen(EventKind.ISSUE));
        revocation.selectedProperty().bindBidirectional(model.chosen(EventKind.REVOCATION));
        withKey.selectedProperty().bindBidirectional(model.withKeyProperty());
        model.withKeyProperty().subscribe(goes -> Shown.set(keyWarning, goes));
        model.userProperty().subscribe(name -> Shown.set(passwordRow, !name.isBlank()));
        model.passwordProperty().subscribe(kept -> passwordRow.setHint(Words.of(kept ? "events.password.kept" : "events.password.none")));
        List.of(addressRow, trustRow, certificateRow, clientRow, userRow, topicRow, kindsRow).forEach(row -> row.watch(model.violations()));
        List.of(save, test).forEach(button -> button.disableProperty().bind(Bindings.isNotEmpty(model.violations())));
    }

    @FXML private void file() {
        means.files().open(Words.of("events.trust.file"), new FileChoice.Kind(Words.of("events.trust.pem"), List.of("*.pem", "*.crt", "*.cer")))
                .ifPresent(model::trust);
    }

    @FXML private void test() {
        model.sendTest(() -> means.toasts().success(Words.of("events.tested", address.getText())));
    }

    @FXML private void save() {
        model.save(password.typed(), () -> {
            password.clear();
            means.toasts().success(Words.of("events.saved"));
        });
    }

    @FXML private void close() {
        close.run();
    }
}
