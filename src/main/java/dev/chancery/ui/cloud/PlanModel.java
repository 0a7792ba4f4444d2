package dev.chancery.ui.cloud;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CloudCheck;
import dev.chancery.domain.CloudCheck.Severity;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Shape;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.domain.Violation;
import dev.chancery.engine.NewRegistration;
import dev.chancery.engine.Registrations;
import dev.chancery.ui.Background;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is to be registered: which authority, at which cloud and place, how, and what the checks say to it.
public final class PlanModel {

    private final Registrations registrations;
    private final Background.Newest checking;
    private final ObjectProperty<CloudKind> cloud = new SimpleObjectProperty<>(CloudKind.MINDSPHERE);
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.PROVEN);
    private final ObjectProperty<Authority> authority = new SimpleObjectProperty<>();
    private final Map<PlaceField, StringProperty> place = new EnumMap<>(PlaceField.class);
    private final Map<Option, BooleanProperty> options = new EnumMap<>(Option.class);
    private final ObservableList<Authority> authorities = FXCollections.observableArrayList();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ObservableList<CloudCheck> checks = FXCollections.observableArrayList();
    private final BooleanProperty checked = new SimpleBooleanProperty();
    private final BooleanBinding placeReady = Bindings.isEmpty(violations).and(authority.isNotNull());
    private final BooleanBinding checksReady = Bindings.createBooleanBinding(
            () -> checked.get() && checks.stream().noneMatch(check -> check.severity() == Severity.BLOCKS), checked, checks);
    private final BooleanProperty practice = new SimpleBooleanProperty();
    private final Background background;
    private final Rehearsals rehearsals;
    private String suggested = "";

    /// @param preferred is offered first, where it is given
    PlanModel(Means means, Optional<AuthorityId> preferred) {
        this.registrations = means.registrations();
        this.background = means.background();
        this.rehearsals = means.lines().rehearsals();
        this.checking = means.background().newest();
        Arrays.stream(PlaceField.values()).forEach(field -> place.put(field, new SimpleStringProperty("")));
        Arrays.stream(Option.values()).forEach(option -> options.put(option, new SimpleBooleanProperty()));
        place.values().forEach(field -> field.addListener((_, _, _) -> validate()));
        cloud.addListener((_, _, _) -> cloudChosen());
        practice.addListener((_, _, _) -> place());
        authority.addListener((_, _, _) -> suggestName());
        cloudChosen();
        means.background().load(() -> means.office().authorities().all(), all -> offer(all, preferred));
    }

    private void offer(List<Authority> all, Optional<AuthorityId> preferred) {
        authorities.setAll(all);
        authority.set(all.stream().filter(one -> preferred.isEmpty() ? one.isRoot() : one.id().equals(preferred.get()))
                .findFirst().or(() -> all.stream().findFirst()).orElse(null));
    }

    /// Takes over where another registration went, for a CA that is to follow it.
    void follow(Registration older) {
        cloud.set(older.cloud());
        way.set(older.plan().way());
        older.plan().place().values().forEach((field, value) -> placeProperty(field).set(value));
        placeProperty(PlaceField.NAME).set("");
        suggestName();
    }

    /// Where the practice cloud is, or nowhere yet.
    private void place() {
        var kind = cloud.get();
        if (practice.get() && mayPractise()) {
            background.load(() -> rehearsals.of(kind, registrations).place(), there -> {
                if (kind == cloud.get()) {
                    there.forEach((field, value) -> placeProperty(field).set(field == PlaceField.NAME ? placeProperty(field).get() : value));
                }
            });
        } else {
            place.forEach((field, value) -> value.set(field == PlaceField.NAME ? value.get() : ""));
            offerChoices();
        }
    }

    /// Whether there is one of the chosen kind to practise with.
    boolean mayPractise() {
        return traits().online();
    }

    private void offerChoices() {
        traits().inputs().stream().filter(input -> !input.choices().isEmpty() && placeProperty(input.field()).get().isEmpty())
                .forEach(input -> placeProperty(input.field()).set(input.choices().getFirst()));
    }

    private void cloudChosen() {
        way.set(traits().ways().contains(Way.PROVEN) ? Way.PROVEN : Way.TRUSTED);
        options.values().forEach(option -> option.set(false));
        place();
        suggestName();
        validate();
    }

    /// The authority's own name, as far as the cloud allows it; what somebody has typed stays.
    private void suggestName() {
        var name = placeProperty(PlaceField.NAME);
        if (authority.get() == null || !name.get().equals(suggested)) {
            return;
        }
        var own = authority.get().name();
        var input = traits().inputs().stream().filter(one -> one.field() == PlaceField.NAME).findFirst();
        suggested = input.filter(one -> !one.form().matcher(own).matches()).isPresent()
                ? own.replaceAll("[^A-Za-z0-9._-]+", "-") : own;
        name.set(suggested);
    }

    private void validate() {
        violations.setAll(traits().place(typed()).violations());
    }

    private Map<PlaceField, String> typed() {
        return place.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().get()));
    }

    /// Looks what would go wrong, anew.
    void check() {
        checked.set(false);
        checks.clear();
        var wanted = wanted();
        checking.load(() -> registrations.checks(registrations.check(wanted).orRefuse()), found -> {
            checks.setAll(found);
            checked.set(true);
        });
    }

    NewRegistration wanted() {
        var chosen = EnumSet.noneOf(Option.class);
        options.forEach((option, wish) -> {
            if (wish.get() && offered().contains(option)) {
                chosen.add(option);
            }
        });
        return new NewRegistration(cloud.get(), way.get(), authority.get().id(), typed(), chosen);
    }

    /// The root above the chosen authority, instead of it.
    void chooseRoot() {
        var now = authority.get();
        while (now != null && !now.isRoot()) {
            var above = now.parent().orElseThrow();
            now = authorities.stream().filter(one -> one.id().equals(above)).findFirst().orElse(null);
        }
        authority.set(now);
        check();
    }

    void chooseProof() {
        way.set(Way.PROVEN);
        check();
    }

    List<CloudTraits> clouds() {
        return registrations.clouds();
    }

    CloudTraits traits() {
        return registrations.traits(cloud.get());
    }

    Shape shape() {
        return traits().shape(way.get());
    }

    Set<Option> offered() {
        return traits().options();
    }

    public ObjectProperty<CloudKind> cloudProperty() {
        return cloud;
    }

    public ObjectProperty<Way> wayProperty() {
        return way;
    }

    public ObjectProperty<Authority> authorityProperty() {
        return authority;
    }

    public StringProperty placeProperty(PlaceField field) {
        return requireNonNull(place.get(field));
    }

    public BooleanProperty optionProperty(Option option) {
        return requireNonNull(options.get(option));
    }

    /// Whether it is to go to a practice cloud on this machine.
    public BooleanProperty practiceProperty() {
        return practice;
    }

    public ObservableList<Authority> authorities() {
        return authorities;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    public ObservableList<CloudCheck> checks() {
        return checks;
    }

    /// Whether the checks have been made.
    public BooleanProperty checkedProperty() {
        return checked;
    }

    public BooleanBinding placeReadyProperty() {
        return placeReady;
    }

    public BooleanBinding checksReadyProperty() {
        return checksReady;
    }
}
