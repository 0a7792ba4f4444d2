package dev.chancery.ui.authorities;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the chosen authority may issue at all.
public final class PolicyModel {

    private record Known(Authority authority, IssuingPolicy policy, List<Profile> profiles) {}

    private final Office office;
    private final Background background;
    private final Background.Newest reading;
    private final ReadOnlyObjectWrapper<Optional<Authority>> authority = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final StringProperty longest = new SimpleStringProperty("");
    private final BooleanProperty once = new SimpleBooleanProperty();
    private final Map<KeySpec, BooleanProperty> keys = new EnumMap<>(KeySpec.class);
    private final Map<String, BooleanProperty> allowed = new LinkedHashMap<>();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private IssuingPolicy kept = IssuingPolicy.OPEN;
    private boolean filling;

    PolicyModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.reading = background.newest();
        for (var spec : KeySpec.values()) {
            keys.put(spec, new SimpleBooleanProperty());
            keys.get(spec).addListener(_ -> check());
        }
        longest.addListener(_ -> check());
        once.addListener(_ -> check());
    }

    /// Reads what stands for this authority. While somebody is at its rules, what was typed stays.
    void show(Authority chosen) {
        reading.load(() -> new Known(office.authorities().one(chosen.id()), office.authorities().policy(chosen.id()),
                office.profiles().forThings()), this::take);
    }

    private void take(Known known) {
        var same = authority.get().map(Authority::id).equals(Optional.of(known.authority().id()));
        if (same && touched() && profiles.equals(known.profiles())) {
            authority.set(Optional.of(known.authority()));
            check();
        } else {
            fill(known);
        }
    }

    private boolean touched() {
        return ready.get() || !violations.isEmpty();
    }

    private void fill(Known known) {
        filling = true;
        allowed.clear();
        known.profiles().forEach(one -> {
            allowed.put(one.code(), new SimpleBooleanProperty(known.policy().profiles().contains(one.code())));
            allowed.get(one.code()).addListener(_ -> check());
        });
        keys.forEach((spec, chosen) -> chosen.set(known.policy().keys().contains(spec)));
        longest.set(known.policy().longest().map(Ttl::toString).orElse(""));
        once.set(known.policy().keysLeaveOnce());
        kept = known.policy();
        profiles.setAll(known.profiles());
        authority.set(Optional.of(known.authority()));
        filling = false;
        check();
    }

    /// Whose rules these are.
    public ReadOnlyObjectProperty<Optional<Authority>> authorityProperty() {
        return authority.getReadOnlyProperty();
    }

    /// Those that certificates for things can be issued by. Changes after all that belongs to them.
    public ObservableList<Profile> profiles() {
        return profiles;
    }

    /// A ttl as [Ttl#parse] reads it; blank for no limit.
    public StringProperty longestProperty() {
        return longest;
    }

    /// Whether a private key leaves the store only once.
    public BooleanProperty onceProperty() {
        return once;
    }

    /// Whether this key is allowed; without any, all are.
    public BooleanProperty allowedProperty(KeySpec spec) {
        return requireNonNull(keys.get(spec));
    }

    /// Whether this profile is allowed; without any, all are.
    public BooleanProperty allowedProperty(Profile one) {
        return requireNonNull(allowed.get(one.code()));
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Whether there is something to save and nothing wrong with it.
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    private void check() {
        if (!filling && authority.get().isPresent()) {
            var now = policy(authority.get().get());
            violations.setAll(now.violations());
            ready.set(now instanceof Checked.Valid<IssuingPolicy>(var policy) && !policy.equals(kept));
        }
    }

    /// What the authority offers first must be allowed.
    private Checked<IssuingPolicy> policy(Authority of) {
        return switch (longest.get().isBlank() ? Checked.valid(Optional.<Ttl>empty()) : Ttl.parse(longest.get()).map(Optional::of)) {
            case Checked.Invalid<Optional<Ttl>>(var reasons) -> new Checked.Invalid<>(reasons);
            case Checked.Valid<Optional<Ttl>>(var most) -> {
                var policy = new IssuingPolicy(keys.entrySet().stream().filter(one -> one.getValue().get()).map(Map.Entry::getKey)
                        .collect(Collectors.toSet()), allowed.entrySet().stream().filter(one -> one.getValue().get())
                        .map(Map.Entry::getKey).collect(Collectors.toSet()), most, once.get());
                var offered = of.defaults();
                var usual = profiles.stream().filter(one -> one.code().equals(offered.profile())).findFirst().orElse(Profile.DEVICE);
                yield Checked.of(policy.violations(usual, offered.key(), offered.life().duration()), () -> policy);
            }
        };
    }

    /// Keeps the rules from now on.
    public void save(Runnable saved) {
        authority.get().filter(_ -> ready.get()).ifPresent(of -> {
            var policy = policy(of).orRefuse();
            background.load(() -> {
                office.authorities().changePolicy(of.id(), policy);
                return policy;
            }, now -> {
                kept = now;
                check();
                saved.run();
            });
        });
    }
}
