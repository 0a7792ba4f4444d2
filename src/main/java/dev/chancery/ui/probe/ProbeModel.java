package dev.chancery.ui.probe;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.ProbeProtocol;
import dev.chancery.domain.ProbeTarget;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.Sighting;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.engine.TestCall;
import dev.chancery.engine.Verification;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which server is tested, and what came of it. What was typed stays as long as the store is open. Used on the window's
/// thread.
public final class ProbeModel {

    private final Office office;
    private final Background background;
    private final PartiesModel parties;
    private final StringProperty address = new SimpleStringProperty("");
    private final ObjectProperty<ProbeProtocol> protocol = new SimpleObjectProperty<>(ProbeProtocol.MQTT_5);
    private final StringProperty serverName = new SimpleStringProperty("");
    private final StringProperty application = new SimpleStringProperty("");
    private final StringProperty clientId = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final ObservableList<Violation> wrongAddress = FXCollections.observableArrayList();
    private final ObservableList<Violation> wrongServerName = FXCollections.observableArrayList();
    private final BooleanProperty ready = new SimpleBooleanProperty();
    private final ObservableList<Sighting> seen = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What must not be kept: the password for the broker, and the passphrase of files. Wiped once the test is over.
    public record Secrets(Secret password, Secret passphrase) implements AutoCloseable {
        @Override public void close() {
            password.close();
            passphrase.close();
        }
    }

    public ProbeModel(Office office, Background background, PartiesModel parties) {
        this.office = office;
        this.background = background;
        this.parties = parties;
        address.addListener(_ -> check());
        serverName.addListener(_ -> check());
    }

    private void check() {
        wrongAddress.setAll(address().violations());
        wrongServerName.setAll(serverName().violations());
        ready.set(wrongAddress.isEmpty() && wrongServerName.isEmpty());
    }

    private Checked<ServerAddress> address() {
        return ServerAddress.parse(address.get());
    }

    private Checked<Optional<SubjectName.Dns>> serverName() {
        return serverName.get().isBlank() ? Checked.valid(Optional.empty())
                : SubjectName.Dns.parse(serverName.get()).map(name -> Optional.of((SubjectName.Dns) name));
    }

    public StringProperty addressProperty() {
        return address;
    }

    public ObjectProperty<ProbeProtocol> protocolProperty() {
        return protocol;
    }

    /// The name to ask for where it is not the host.
    public StringProperty serverNameProperty() {
        return serverName;
    }

    /// The protocol to offer (ALPN).
    public StringProperty applicationProperty() {
        return application;
    }

    public StringProperty clientIdProperty() {
        return clientId;
    }

    public StringProperty userProperty() {
        return user;
    }

    public ObservableList<Violation> wrongAddress() {
        return wrongAddress;
    }

    public ObservableList<Violation> wrongServerName() {
        return wrongServerName;
    }

    /// Whether there is a server to be tested.
    public ObservableValue<Boolean> readyProperty() {
        return ready;
    }

    /// What was seen so far, one after the other.
    public ObservableList<Sighting> seen() {
        return seen;
    }

    public ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// The test that runs now.
    public ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// Does nothing while there is no server, or a test runs.
    public void test(Secrets secrets) {
        start(secrets, (call, watcher, progress) -> new Outcome.One(office.connectionTests().call(call, watcher, progress)));
    }

    /// The same with two certificates: the chosen one, which is good, and this one, which is revoked.
    public void test(Secrets secrets, CertificateId revoked) {
        start(secrets, (call, watcher, progress) -> new Outcome.Trial(office.connectionTests().trial(call, revoked, watcher, progress)));
    }

    private interface Test {
        Outcome run(TestCall call, Consumer<Sighting> watcher, Progress progress);
    }

    private void start(Secrets secrets, Test test) {
        if (!ready.get() || job.get().isPresent()) {
            secrets.close();
            return;
        }
        seen.clear();
        outcome.set(Optional.empty());
        var call = call(secrets);
        var running = background.<Outcome>run("probe.job", progress -> {
            try (secrets) {
                return test.run(call, one -> background.tell(() -> seen.add(one)), progress);
            }
        }, found -> outcome.set(Optional.of(found)));
        if (running.state() == Job.State.RUNNING) {
            job.set(Optional.of(running));
            running.stateProperty().addListener(_ -> job.set(Optional.empty()));
        }
    }

    private TestCall call(Secrets secrets) {
        var login = protocol.get().isMqtt()
                ? new ProbeTarget.Login(clientId.get().strip(), user.get().strip(), Optional.of(secrets.password()).filter(one -> !one.isEmpty()))
                : ProbeTarget.Login.NONE;
        var target = new ProbeTarget(address().orRefuse(), protocol.get(), serverName().orRefuse(),
                Optional.of(application.get().strip()).filter(text -> !text.isEmpty()), login);
        return new TestCall(target, parties.caller(secrets.passphrase()), parties.trustedBy(), Verification.PATIENCE);
    }

    /// All that came of it as text; empty as long as nothing did.
    public Optional<String> report() {
        return outcome.get().map(Outcome::text);
    }
}
