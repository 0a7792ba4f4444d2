package dev.chancery.ui.verify;

import dev.chancery.domain.AmqttCheck;
import dev.chancery.engine.Evidence;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Whether the certificate plugin of an aMQTT broker would let a client in with the certificate that is verified.
public final class AmqttModel {

    /// What the plugin says, and the domain that it was asked with.
    record Answer(AmqttCheck check, String domain) {}

    private final Office office;
    private final Background.Newest newest;
    private final VerifyModel verify;
    private final StringProperty domain = new SimpleStringProperty("");
    private final StringProperty client = new SimpleStringProperty("");
    private final SimpleBooleanProperty ready = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());

    public AmqttModel(Office office, Background background, VerifyModel verify) {
        this.office = office;
        this.newest = background.newest();
        this.verify = verify;
        domain.addListener(_ -> changed());
        client.addListener(_ -> changed());
        verify.readyProperty().addListener(_ -> changed());
        verify.modeProperty().addListener(_ -> changed());
        verify.chosenProperty().addListener(_ -> changed());
        verify.pastedProperty().addListener(_ -> changed());
    }

    private void changed() {
        answer.set(Optional.empty());
        ready.set(verify.readyProperty().getValue() && verify.modeProperty().get() == VerifyModel.Mode.CERTIFICATE
                && !domain.get().isBlank() && !client.get().isEmpty());
    }

    public StringProperty domainProperty() {
        return domain;
    }

    public StringProperty clientProperty() {
        return client;
    }

    public ObservableValue<Boolean> readyProperty() {
        return ready;
    }

    public ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    public void check() {
        var wanted = domain.get().strip();
        var id = client.get();
        var evidence = verify.evidence();
        newest.load(() -> Optional.of(new Answer(checked(evidence, wanted, id), wanted)), answer::set);
    }

    private AmqttCheck checked(Evidence evidence, String wanted, String id) {
        return switch (evidence) {
            case Evidence.Given given -> office.verification().amqtt(given, wanted, id);
            case Evidence.Stored stored -> office.verification().amqtt(stored, wanted, id);
            case Evidence.Live _ -> throw new IllegalStateException("a server is no client");
        };
    }
}
