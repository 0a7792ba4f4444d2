package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.engine.Rekey;
import dev.chancery.pki.Draft;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The question how an authority is to be renewed: with its key, with a new one, or with a new one and certificates that
/// lead from each key to the other.
public final class RenewAuthorityModel {

    /// How it is to be renewed.
    public enum Way { SAME_KEY, NEW_KEY, NEW_KEY_LINKED }

    /// What is known before anything is asked: the ways that there are, what is offered first, and what follows it already.
    public record Known(List<Way> ways, Rekey offered, Optional<String> successor) {}

    private final Office office;
    private final Background background;
    private final Background.Newest checking;
    private final Authority authority;
    private final ReadOnlyObjectWrapper<Optional<Known>> known = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.SAME_KEY);
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty commonName = new SimpleStringProperty("");
    private final ObjectProperty<KeySpec> key;
    private final StringProperty life = new SimpleStringProperty("");
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final BooleanProperty checked = new SimpleBooleanProperty();
    private final BooleanProperty working = new SimpleBooleanProperty();

    public RenewAuthorityModel(Office office, Background background, Authority authority) {
        this.office = office;
        this.background = background;
        this.checking = background.newest();
        this.authority = authority;
        this.key = new SimpleObjectProperty<>(authority.certificate().key());
        background.load(this::read, this::know);
    }

    private Known read() {
        var offered = office.authorityRekeys().suggested(authority.id());
        var successor = office.authorities().generations().after(authority.id()).map(id -> office.authorities().one(id).name());
        var ways = Stream.of(Way.values()).filter(one -> isThere(one, offered, successor.isPresent())).toList();
        return new Known(ways, offered, successor);
    }

    private boolean isThere(Way one, Rekey offered, boolean followed) {
        return switch (one) {
            case SAME_KEY -> authority.canSign();
            case NEW_KEY -> !followed;
            case NEW_KEY_LINKED -> !followed && !offered.links().isEmpty() && authority.canSign();
        };
    }

    private void know(Known read) {
        name.set(read.offered().name());
        commonName.set(read.offered().subject().commonName().orElse(""));
        life.set(read.offered().life().toString());
        read.ways().stream().findFirst().ifPresent(way::set);
        known.set(Optional.of(read));
        List.<Observable>of(way, name, commonName, key, life).forEach(each -> each.addListener(_ -> check()));
        check();
    }

    public Authority authority() {
        return authority;
    }

    public ReadOnlyObjectProperty<Optional<Known>> knownProperty() {
        return known.getReadOnlyProperty();
    }

    public ObjectProperty<Way> wayProperty() {
        return way;
    }

    /// What the lab calls the new one.
    public StringProperty nameProperty() {
        return name;
    }

    /// The name in its certificate.
    public StringProperty commonNameProperty() {
        return commonName;
    }

    public ObjectProperty<KeySpec> keyProperty() {
        return key;
    }

    /// A ttl as [Ttl#parse] reads it.
    public StringProperty lifeProperty() {
        return life;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Whether it can begin.
    public BooleanBinding ready() {
        return checked.and(working.not()).and(Bindings.isEmpty(violations));
    }

    /// When the new certificate would end; empty while the life cannot be read.
    public Optional<Instant> end() {
        return Ttl.parse(life.get()) instanceof Checked.Valid<Ttl>(var ttl)
                ? Optional.of(Validity.issued(office.certificates().now(), ttl).notAfter()) : Optional.empty();
    }

    private void check() {
        checked.set(false);
        var ttl = Ttl.parse(life.get());
        var subject = subject();
        var wrong = new ArrayList<>(ttl.violations());
        if (way.get() != Way.SAME_KEY) {
            wrong.addAll(subject.violations());
        }
        if (!wrong.isEmpty()) {
            judge(wrong);
        } else if (way.get() == Way.SAME_KEY) {
            checking.load(() -> office.authorityRenewals().propose(authority.id(), ttl.orRefuse()), this::judge);
        } else {
            var wanted = rekey(subject.orRefuse(), ttl.orRefuse());
            checking.load(() -> office.authorityRekeys().propose(wanted), this::judge);
        }
    }

    private void judge(Checked<Draft> proposal) {
        judge(proposal.violations());
    }

    private void judge(List<Violation> wrong) {
        violations.setAll(wrong);
        checked.set(true);
    }

    private Rekey rekey(DistinguishedName subject, Ttl ttl) {
        return new Rekey(authority.id(), name.get(), subject, key.get(), ttl,
                way.get() == Way.NEW_KEY_LINKED ? Set.of(Rekey.Link.values()) : Set.of());
    }

    /// The name that it has, with this common name.
    private Checked<DistinguishedName> subject() {
        var old = authority.certificate().subject();
        var wanted = commonName.get().strip();
        if (old.commonName().orElse("").equals(wanted)) {
            return Checked.valid(old);
        }
        return DistinguishedName.commonName(wanted).map(just -> new DistinguishedName(Stream.concat(
                old.parts().stream().filter(part -> part.attribute() != Attribute.COMMON_NAME),
                just.parts().stream()).toList()));
    }

    /// Whether something would be lost by closing the form.
    public boolean touched() {
        return known.get().filter(read -> way.get() != Way.SAME_KEY && !name.get().equals(read.offered().name())).isPresent();
    }

    /// Renews the authority; `then` gets it, or the one that follows it. Nothing happens while it is not ready.
    public void renew(Consumer<Authority> then) {
        if (!ready().get()) {
            return;
        }
        var ttl = Ttl.parse(life.get()).orRefuse();
        working.set(true);
        Background.Work<Authority> work;
        if (way.get() == Way.SAME_KEY) {
            work = _ -> office.authorityRenewals().renew(authority.id(), ttl);
        } else {
            var wanted = rekey(subject().orRefuse(), ttl);
            work = progress -> office.authorityRekeys().rekey(wanted, progress);
        }
        background.run("authorities.renewal.renewing", work, then).stateProperty()
                .subscribe(state -> working.set(state == Job.State.RUNNING));
    }
}
