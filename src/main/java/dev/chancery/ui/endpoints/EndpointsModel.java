package dev.chancery.ui.endpoints;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Checked;
import dev.chancery.domain.EndpointOffer;
import dev.chancery.domain.EndpointSettings;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Violation;
import dev.chancery.engine.EndpointState;
import dev.chancery.engine.EndpointSwitch;
import dev.chancery.engine.LocalEndpoints;
import dev.chancery.engine.Office;
import dev.chancery.engine.ServedAuthority;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import dev.chancery.words.Failures;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How the local endpoints are set, how it stands with them, and what they were asked last.
public final class EndpointsModel {

    private static final int SHOWN = 12;

    /// How it stands: where they are asked once they are on, the certificate that TLS shows, or why they are not on although
    /// they should be.
    public record Standing(Optional<String> base, Optional<Certificate> certificate, Optional<String> trouble) {
        static final Standing OFF = new Standing(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private record Read(EndpointSettings settings, EndpointState state, List<Authority> issuers, List<ServedAuthority> served, List<String> asked) {}

    private final Office office;
    private final EndpointSwitch endpoints;
    private final Background background;
    private final Background.Newest newest;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final StringProperty hosts = new SimpleStringProperty("");
    private final BooleanProperty tls = new SimpleBooleanProperty();
    private final ObjectProperty<Authority> issuer = new SimpleObjectProperty<>();
    private final Map<EndpointOffer, BooleanProperty> offers = new EnumMap<>(EndpointOffer.class);
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ObservableList<Authority> issuers = FXCollections.observableArrayList();
    private final ObservableList<LinksModel.Addresses> served = FXCollections.observableArrayList();
    private final ObservableList<String> asked = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(Standing.OFF);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean read;

    public EndpointsModel(Office office, EndpointSwitch endpoints, Background background) {
        this.office = office;
        this.endpoints = endpoints;
        this.background = background;
        this.newest = background.newest();
        for (var offer : EndpointOffer.values()) {
            offers.put(offer, new SimpleBooleanProperty(true));
        }
        show(EndpointSettings.DEFAULT);
        List.<Observable>of(address, port, hosts, tls, issuer).forEach(field -> field.addListener(_ -> check()));
        check();
    }

    /// Reads how it stands. What was typed and not kept yet stays while they are off.
    public void refresh() {
        newest.load(() -> new Read(office.endpoints().settings(), endpoints.state(), office.authorities().current().stream()
                .filter(one -> one.canSign()).toList(), office.endpoints().authorities(), endpoints.asked(SHOWN)), this::show);
    }

    private void show(Read now) {
        issuers.setAll(now.issuers());
        served.setAll(now.state() instanceof EndpointState.On on
                ? now.served().stream().map(one -> LinksModel.Addresses.of(on.base(), one)).toList() : List.of());
        asked.setAll(now.asked());
        if (!read || now.state() instanceof EndpointState.On) {
            show(now.settings());
            read = true;
        }
        show(now.state());
    }

    private void show(EndpointSettings settings) {
        address.set(settings.address().toString());
        port.set(String.valueOf(settings.port()));
        hosts.set(settings.hosts().stream().map(SubjectName::value).collect(Collectors.joining(", ")));
        tls.set(settings.tls());
        issuer.set(issuers.stream().filter(one -> settings.authority().equals(Optional.of(one.id()))).findFirst().orElseGet(this::likely));
        offers.forEach((offer, wanted) -> wanted.set(settings.offers().contains(offer)));
    }

    private Authority likely() {
        return issuers.stream().filter(one -> !one.isRoot()).findFirst().orElseGet(() -> issuers.stream().findFirst().orElse(null));
    }

    private void show(EndpointState state) {
        standing.set(switch (state) {
            case EndpointState.Off() -> Standing.OFF;
            case EndpointState.On(var base, var certificate) -> new Standing(Optional.of(base), certificate, Optional.empty());
            case EndpointState.Failed(var failure) -> new Standing(Optional.empty(), Optional.empty(), Optional.of(Failures.tell(failure).happened()));
        });
    }

    /// The addresses of this machine.
    public List<String> addresses() {
        return LocalEndpoints.addresses();
    }

    public StringProperty addressProperty() {
        return address;
    }

    public StringProperty portProperty() {
        return port;
    }

    /// Further names, parted by commas.
    public StringProperty hostsProperty() {
        return hosts;
    }

    public BooleanProperty tlsProperty() {
        return tls;
    }

    /// Who issues the server's certificate.
    public ObjectProperty<Authority> issuerProperty() {
        return issuer;
    }

    public BooleanProperty offerProperty(EndpointOffer offer) {
        return requireNonNull(offers.get(offer));
    }

    public ObservableList<Authority> issuers() {
        return issuers;
    }

    /// Where they can be asked about each authority; none while they are off.
    public ObservableList<LinksModel.Addresses> served() {
        return served;
    }

    /// The last lines of the access log, the last one first.
    public ObservableList<String> asked() {
        return asked;
    }

    /// What is wrong with what is typed.
    public ObservableList<Violation> violations() {
        return violations;
    }

    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// Whether they are being switched.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    private void check() {
        violations.setAll(typed().violations());
    }

    private Checked<EndpointSettings> typed() {
        var wanted = offers.entrySet().stream().filter(one -> one.getValue().get()).map(Map.Entry::getKey).collect(Collectors.toSet());
        return EndpointSettings.of(address.get(), port.get(), tls.get(), Optional.ofNullable(issuer.get()).map(Authority::id), hosts.get())
                .map(settings -> settings.offering(wanted));
    }

    /// Switches them on where they are off, as it is typed, and off where they are on.
    public void toggle() {
        if (!busy.get() && typed() instanceof Checked.Valid<EndpointSettings>(var settings)) {
            boolean on = standing.get().base().isEmpty();
            busy.set(true);
            var job = background.run("endpoints.job", _ -> endpoints.change(settings.switched(on)), state -> {
                show(state);
                refresh();
            });
            job.stateProperty().subscribe(now -> busy.set(now == Job.State.RUNNING));
        }
    }
}
