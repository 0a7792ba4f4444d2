package dev.chancery.ui.events;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Authority;
import dev.chancery.domain.BrokerPlace;
import dev.chancery.domain.BrokerTrust;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Checked;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.MqttVersion;
import dev.chancery.domain.TopicPattern;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The form for which broker is told of what, as it is typed.
public final class EventsModel {

    private static final int CANDIDATES = 300;

    /// Somebody whose certificate may be trusted.
    public record Trusted(String name, BrokerTrust trust) {}

    private record Read(Optional<EventSettings> settings, boolean password, List<Authority> authorities, List<Certificate> certificates) {}

    private final Office office;
    private final Background background;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final StringProperty address = new SimpleStringProperty("");
    private final ObjectProperty<MqttVersion> version = new SimpleObjectProperty<>(MqttVersion.MQTT_5);
    private final StringProperty clientId = new SimpleStringProperty(BrokerPlace.CLIENT_ID);
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty topic = new SimpleStringProperty(TopicPattern.DEFAULT.text());
    private final ObjectProperty<Trusted> trusted = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<Certificate>> certificate = new SimpleObjectProperty<>(Optional.empty());
    private final Map<EventKind, BooleanProperty> kinds = new EnumMap<>(EventKind.class);
    private final BooleanProperty withKey = new SimpleBooleanProperty();
    private final BooleanProperty password = new SimpleBooleanProperty();
    private final ObservableList<Trusted> trustChoices = FXCollections.observableArrayList();
    private final ObservableList<Optional<Certificate>> certificateChoices = FXCollections.observableArrayList();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private Optional<Job> trial = Optional.empty();

    public EventsModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        Stream.of(EventKind.values()).forEach(kind -> kinds.put(kind, new SimpleBooleanProperty(kind == EventKind.ROTATION)));
        Stream.concat(Stream.of(on, address, version, clientId, user, topic, trusted, certificate, withKey), kinds.values().stream())
                .forEach(field -> field.addListener(_ -> judge()));
    }

    /// Reads everything and fills the form.
    public void begin() {
        background.load(this::read, this::fill);
    }

    private Read read() {
        var authorities = office.authorities().all();
        var own = authorities.stream().map(one -> one.certificate().id()).collect(Collectors.toSet());
        var settings = office.outbox().settings();
        var newestOnes = Arrays.stream(office.certificates().first(CertificateQuery.ALL, CANDIDATES)).mapToObj(CertificateId::new);
        var kept = settings.flatMap(one -> one.broker().certificate()).stream();
        return new Read(settings, office.outbox().hasPassword(), authorities,
                office.outbox().showable(Stream.concat(kept, newestOnes).distinct().filter(id -> !own.contains(id)).toList()));
    }

    private void fill(Read read) {
        trustChoices.setAll(new Trusted("", new BrokerTrust.Platform()));
        read.authorities().forEach(one -> trustChoices.add(new Trusted(one.name(), new BrokerTrust.OfStore(one.id()))));
        certificateChoices.setAll(Stream.concat(Stream.of(Optional.<Certificate>empty()), read.certificates().stream().map(Optional::of)).toList());
        trusted.set(trustChoices.get(Math.min(1, trustChoices.size() - 1)));
        password.set(read.password());
        read.settings().ifPresent(this::fill);
        judge();
    }

    private void fill(EventSettings settings) {
        var broker = settings.broker();
        on.set(settings.on());
        address.set(broker.address().toString());
        version.set(broker.version());
        clientId.set(broker.clientId());
        user.set(broker.user());
        topic.set(settings.topic().text());
        kinds.forEach((kind, chosen) -> chosen.set(settings.kinds().contains(kind)));
        withKey.set(settings.withKey());
        if (broker.trust() instanceof BrokerTrust.Own) {
            trustChoices.add(new Trusted("PEM", broker.trust()));
        }
        trustChoices.stream().filter(one -> one.trust().equals(broker.trust())).findFirst().ifPresent(trusted::set);
        certificateChoices.stream().filter(one -> one.map(Certificate::id).equals(broker.certificate())).findFirst().ifPresent(certificate::set);
    }

    private Checked<EventSettings> typed(boolean switchedOn) {
        var chosen = kinds.entrySet().stream().filter(one -> one.getValue().get()).map(Map.Entry::getKey).collect(Collectors.toSet());
        return EventSettings.of(new EventSettings.Typed(address.get(), clientId.get(), user.get(), topic.get()),
                new EventSettings.Chosen(switchedOn, chosen, version.get(),
                        Optional.ofNullable(trusted.get()).map(Trusted::trust).orElseGet(BrokerTrust.Platform::new),
                        certificate.get().map(Certificate::id), withKey.get()));
    }

    private void judge() {
        violations.setAll(typed(on.get()).violations());
    }

    /// Trusts the certificates of this PEM file.
    public void trust(Path file) {
        background.load(() -> new Trusted(file.getFileName().toString(), new BrokerTrust.Own(text(file))), read -> {
            trustChoices.add(read);
            trusted.set(read);
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file, unreadable);
        }
    }

    /// Keeps what was typed, if it can be. `given` in place of the password that is kept, where there is one; it is wiped.
    public void save(char[] given, Runnable done) {
        if (typed(on.get()) instanceof Checked.Valid<EventSettings>(var wanted)) {
            background.run("events.job.saving", _ -> {
                try {
                    office.outbox().change(wanted, wanted.broker().user().isEmpty() ? Optional.of(new char[0])
                            : given.length == 0 ? Optional.empty() : Optional.of(given));
                    return office.outbox().hasPassword();
                } finally {
                    Arrays.fill(given, '\0');
                }
            }, has -> {
                password.set(has);
                done.run();
            });
        }
    }

    /// Sends an event about nothing by what was typed.
    public void sendTest(Runnable done) {
        if (typed(on.get()) instanceof Checked.Valid<EventSettings>(var wanted)) {
            trial = Optional.of(background.run("events.job.test", progress -> {
                office.outbox().trial(wanted, progress);
                return wanted;
            }, _ -> done.run()));
        }
    }

    /// Stops what the page waits for.
    public void close() {
        trial.ifPresent(Job::cancel);
    }

    public BooleanProperty onProperty() {
        return on;
    }

    public StringProperty addressProperty() {
        return address;
    }

    public ObjectProperty<MqttVersion> versionProperty() {
        return version;
    }

    public StringProperty clientIdProperty() {
        return clientId;
    }

    public StringProperty userProperty() {
        return user;
    }

    public StringProperty topicProperty() {
        return topic;
    }

    public ObjectProperty<Trusted> trustedProperty() {
        return trusted;
    }

    public ObjectProperty<Optional<Certificate>> certificateProperty() {
        return certificate;
    }

    public BooleanProperty chosen(EventKind kind) {
        return requireNonNull(kinds.get(kind));
    }

    public BooleanProperty withKeyProperty() {
        return withKey;
    }

    /// Whether a password is kept.
    public BooleanProperty passwordProperty() {
        return password;
    }

    public ObservableList<Trusted> trustChoices() {
        return trustChoices;
    }

    public ObservableList<Optional<Certificate>> certificateChoices() {
        return certificateChoices;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }
}
