package dev.chancery.ui.probe;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DeviceCall;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Violation;
import dev.chancery.engine.ListenOrder;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import dev.chancery.words.DeviceCallWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A server for a moment, and the devices that called on it. Used on the window's thread.
public final class ListenModel {

    /// How many calls are shown.
    public static final int MOST = 50;

    private static final String ANY = "0.0.0.0";
    private static final int LAST_PORT = 65_535;

    private final Office office;
    private final Background background;
    private final ObservableList<Authority> authorities = FXCollections.observableArrayList();
    private final ObjectProperty<Authority> authority = new SimpleObjectProperty<>();
    private final ObservableList<SubjectName.Ip> addresses = FXCollections.observableArrayList();
    private final ObjectProperty<SubjectName.Ip> address = new SimpleObjectProperty<>(new SubjectName.Ip("127.0.0.1"));
    private final StringProperty port = new SimpleStringProperty("8883");
    private final StringProperty name = new SimpleStringProperty("");
    private final ObservableList<Violation> wrongName = FXCollections.observableArrayList();
    private final ObservableList<DeviceCall> calls = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper listening = new ReadOnlyIntegerWrapper();

    public ListenModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        name.addListener(_ -> wrongName.setAll(name().violations()));
    }

    private record Found(List<Authority> authorities, List<SubjectName.Ip> addresses) {}

    /// Reads anew who may issue and where one can listen.
    public void refresh() {
        background.load(() -> new Found(office.authorities().current().stream().filter(one -> one.canSign()).toList(),
                office.connectionTests().addresses()), this::show);
    }

    private void show(Found found) {
        var before = authority.get();
        authorities.setAll(found.authorities());
        authority.set(found.authorities().contains(before) ? before : found.authorities().stream().filter(one -> !one.isRoot()).findFirst()
                .or(() -> found.authorities().stream().findFirst()).orElse(null));
        var chosen = address.get();
        var all = new ArrayList<>(found.addresses());
        all.add(new SubjectName.Ip(ANY));
        addresses.setAll(all);
        address.set(all.contains(chosen) ? chosen : all.getFirst());
    }

    public ObservableList<Authority> authorities() {
        return authorities;
    }

    /// Who issues the certificate of the server; null as long as nobody can.
    public ObjectProperty<Authority> authorityProperty() {
        return authority;
    }

    public ObservableList<SubjectName.Ip> addresses() {
        return addresses;
    }

    public ObjectProperty<SubjectName.Ip> addressProperty() {
        return address;
    }

    /// Whether it stands for all addresses of this computer.
    static boolean isAny(SubjectName.Ip address) {
        return address.value().equals(ANY);
    }

    public StringProperty portProperty() {
        return port;
    }

    /// The name that devices ask for, where they use one.
    public StringProperty nameProperty() {
        return name;
    }

    public ObservableList<Violation> wrongName() {
        return wrongName;
    }

    public ObservableValue<Boolean> readyProperty() {
        return port.flatMap(text -> authority.map(_ -> port(text).isPresent())).orElse(false);
    }

    private static Optional<Integer> port(String text) {
        return Optional.of(text.strip()).filter(one -> one.matches("[0-9]{1,5}")).map(Integer::valueOf).filter(one -> one <= LAST_PORT);
    }

    private Checked<Optional<SubjectName.Dns>> name() {
        return name.get().isBlank() ? Checked.valid(Optional.empty())
                : SubjectName.Dns.parse(name.get()).map(one -> Optional.of((SubjectName.Dns) one));
    }

    /// The newest first.
    public ObservableList<DeviceCall> calls() {
        return calls;
    }

    public ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// The port at which it listens now, 0 while it does not.
    public ReadOnlyIntegerProperty listeningProperty() {
        return listening.getReadOnlyProperty();
    }

    /// Opens the server. Does nothing while it is open, or something is missing.
    public void start() {
        if (job.get().isPresent() || authority.get() == null || port(port.get()).isEmpty() || !wrongName.isEmpty()) {
            return;
        }
        calls.clear();
        var order = new ListenOrder(authority.get().id(), address.get(), port(port.get()).orElseThrow(), name().orRefuse(), ListenOrder.LONGEST, MOST);
        var running = background.<Boolean>run("probe.listen.job", progress -> {
            office.connectionTests().listen(order, open -> background.tell(() -> listening.set(open)),
                    call -> background.tell(() -> calls.addFirst(call)), progress);
            return true;
        }, _ -> {});
        job.set(Optional.of(running));
        running.stateProperty().subscribe(state -> {
            if (state != Job.State.RUNNING) {
                job.set(Optional.empty());
                listening.set(0);
            }
        });
    }

    /// Closes the server.
    public void stop() {
        job.get().ifPresent(Job::cancel);
    }

    /// All calls as text.
    public String report() {
        return calls.stream().map(DeviceCallWords::text).collect(Collectors.joining("\n"));
    }
}
