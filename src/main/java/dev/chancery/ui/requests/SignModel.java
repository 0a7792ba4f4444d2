package dev.chancery.ui.requests;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Csr;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Field;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.engine.VaultResult;
import dev.chancery.pki.Draft;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import dev.chancery.ui.VaultAsker;
import dev.chancery.ui.VaultDecision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
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

/// The form in which a request is signed: what of it is approved, on whose terms, and the certificate to be.
public final class SignModel {

    private record Known(List<Authority> authorities, Map<AuthorityId, VaultHome> homes, List<Profile> profiles, Optional<Thing> thing) {}

    private record Seen(List<Violation> violations, Optional<Decoded> preview) {}

    private final Office office;
    private final Background background;
    private final Background.Newest checking;
    private final FiledRequest request;
    private final Csr csr;
    private final Approvals approvals;
    private final StringProperty further = new SimpleStringProperty("");
    private final ObservableList<Authority> authorities = FXCollections.observableArrayList();
    private final ObjectProperty<Authority> authority = new SimpleObjectProperty<>();
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>(Profile.DEVICE);
    private final StringProperty life = new SimpleStringProperty(Profile.DEVICE.life().toString());
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Decoded>> preview = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty checked = new SimpleBooleanProperty();
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final BooleanBinding ready = checked.and(working.not()).and(Bindings.isEmpty(violations));
    private final VaultDecision decision;
    private final ReadOnlyObjectWrapper<Optional<VaultHome>> home = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Map<AuthorityId, VaultHome> homes = Map.of();
    private Optional<Thing> thing = Optional.empty();
    private boolean touched;

    /// @param asker says what becomes of what a Vault signs otherwise than asked
    SignModel(Office office, Background background, FiledRequest request, Csr csr, VaultAsker asker) {
        this.decision = new VaultDecision(office, background, asker);
        this.office = office;
        this.background = background;
        this.checking = background.newest();
        this.request = request;
        this.csr = csr;
        this.approvals = new Approvals(csr);
        authority.subscribe(chosen -> Optional.ofNullable(chosen).ifPresent(this::offer));
        background.load(this::known, this::show);
    }

    private Known known() {
        var now = office.certificates().now();
        var there = office.vaults().homes().stream().collect(Collectors.toMap(VaultHome::authority, Function.identity()));
        var offered = office.authorities().current().stream()
                .filter(one -> (one.canSign() || there.containsKey(one.id())) && !now.isAfter(one.certificate().validity().notAfter()))
                .sorted(Comparator.comparing(Authority::isRoot).thenComparing(Authority::name)).toList();
        return new Known(offered, there, office.profiles().forThings(), request.thing().flatMap(office.things()::find));
    }

    private void show(Known known) {
        thing = known.thing();
        homes = known.homes();
        approvals.expect(thing);
        profiles.setAll(known.profiles());
        authorities.setAll(known.authorities());
        authorities.stream().findFirst().ifPresent(authority::set);
        Stream.<ObservableValue<?>>of(further, authority, profile, life).forEach(answer -> answer.addListener((_, _, _) -> changed()));
        approvals.all().forEach(each -> each.approvedProperty().addListener((_, _, _) -> changed()));
        check();
    }

    // A certificate gets the longest life that its authority offers and still covers.
    private void offer(Authority chosen) {
        home.set(home(chosen));
        profiles.stream().filter(one -> one.code().equals(chosen.defaults().profile())).findFirst().ifPresent(profile::set);
        life.set(chosen.defaults().life().toString());
    }

    /// Where the key of an authority is; empty for one that signs here.
    Optional<VaultHome> home(Authority one) {
        return Optional.ofNullable(homes.get(one.id()));
    }

    /// Where the key of the chosen authority is.
    public ReadOnlyObjectProperty<Optional<VaultHome>> homeProperty() {
        return home.getReadOnlyProperty();
    }

    public FiledRequest request() {
        return request;
    }

    public Csr csr() {
        return csr;
    }

    Approvals approvals() {
        return approvals;
    }

    /// Names that the request does not ask for, one a line.
    public StringProperty furtherProperty() {
        return further;
    }

    /// Those that can sign, intermediates before roots.
    public ObservableList<Authority> authorities() {
        return authorities;
    }

    public ObjectProperty<Authority> authorityProperty() {
        return authority;
    }

    public ObservableList<Profile> profiles() {
        return profiles;
    }

    public ObjectProperty<Profile> profileProperty() {
        return profile;
    }

    public StringProperty lifeProperty() {
        return life;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    public ReadOnlyObjectProperty<Optional<Decoded>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    public BooleanBinding readyProperty() {
        return ready;
    }

    /// The thing that the certificate will belong to.
    public Optional<ThingId> thing() {
        return request.thing();
    }

    boolean touched() {
        return touched;
    }

    private void changed() {
        touched = true;
        check();
    }

    private void check() {
        checked.set(false);
        var now = order();
        checking.load(() -> see(now), this::show);
    }

    private Seen see(Checked<Order> wanted) {
        return switch (wanted) {
            case Checked.Invalid<Order>(var reasons) -> new Seen(reasons, Optional.empty());
            case Checked.Valid<Order>(var order) -> {
                var draft = office.requests().draft(request.id(), order).map(Draft::preview);
                yield new Seen(draft.violations(), homes.get(order.terms().issuer()) == null && draft instanceof Checked.Valid<Decoded>(var decoded)
                        ? Optional.of(decoded) : Optional.empty());
            }
        };
    }

    private void show(Seen seen) {
        violations.setAll(seen.violations());
        preview.set(seen.preview());
        checked.set(true);
    }

    private Checked<Order> order() {
        var found = new ArrayList<Violation>();
        if (authority.get() == null) {
            found.add(new TextViolation.Missing(Field.ISSUER));
        }
        var ttl = Ttl.parse(life.get());
        var more = SubjectName.parseAll(further.get());
        found.addAll(ttl.violations());
        found.addAll(more.violations());
        return Checked.of(found, () -> new Order(
                new Order.Terms(authority.get().id(), profile.get(), csr.key().orElseThrow(), ttl.orRefuse()),
                approvals.subject(), Stream.concat(approvals.approvedNames().stream(), more.orRefuse().stream()).distinct().toList(), thing));
    }

    /// Signs; `then` gets the certificate.
    void sign(Consumer<Certificate> then) {
        if (!ready.get()) {
            return;
        }
        var order = order().orRefuse();
        var job = home.get().isPresent()
                ? background.run("requests.job.sign", progress -> office.requests().signThere(request.id(), order, progress), found -> heard(found, then))
                : background.run("requests.job.sign", _ -> office.requests().sign(request.id(), order), then);
        working.bind(job.stateProperty().isEqualTo(Job.State.RUNNING));
    }

    /// What is not kept leaves the request as it was.
    private void heard(VaultResult result, Consumer<Certificate> then) {
        switch (result) {
            case VaultResult.Kept(var certificate, _) -> then.accept(certificate);
            case VaultResult.Asks asks -> decision.on(asks, decided -> decided.certificate().ifPresent(then));
        }
    }
}
