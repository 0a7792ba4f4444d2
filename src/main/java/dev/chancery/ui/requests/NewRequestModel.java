package dev.chancery.ui.requests;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Violation;
import dev.chancery.domain.Wish;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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

/// The form for a request of ours: whom it names, what for, and the kind of key that is made here.
public final class NewRequestModel {

    static final List<Attribute> ATTRIBUTES = List.of(Attribute.COMMON_NAME, Attribute.ORGANIZATION, Attribute.COUNTRY);

    private final Office office;
    private final Background background;
    private final Map<Attribute, StringProperty> fields = new EnumMap<>(Attribute.class);
    private final StringProperty names = new SimpleStringProperty("");
    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>(Profile.DEVICE);
    private final ObjectProperty<KeySpec> key = new SimpleObjectProperty<>(KeySpec.EC_P256);
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final BooleanBinding ready = Bindings.isEmpty(violations).and(working.not());

    NewRequestModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        ATTRIBUTES.forEach(attribute -> fields.put(attribute, new SimpleStringProperty("")));
        fields.values().forEach(field -> field.addListener((_, _, _) -> check()));
        names.addListener((_, _, _) -> check());
        check();
    }

    public StringProperty fieldProperty(Attribute attribute) {
        return requireNonNull(fields.get(attribute));
    }

    /// The alternative names, one a line.
    public StringProperty namesProperty() {
        return names;
    }

    public ObjectProperty<Profile> profileProperty() {
        return profile;
    }

    public ObjectProperty<KeySpec> keyProperty() {
        return key;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    public BooleanBinding readyProperty() {
        return ready;
    }

    boolean touched() {
        return !names.get().isBlank() || fields.values().stream().anyMatch(field -> !field.get().isBlank());
    }

    private void check() {
        violations.setAll(wish().violations());
    }

    private Checked<Wish> wish() {
        var subject = DistinguishedName.of(fields.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().get())));
        var alternatives = SubjectName.parseAll(names.get());
        var found = new ArrayList<>(subject.violations());
        found.addAll(DistinguishedName.commonName(requireNonNull(fields.get(Attribute.COMMON_NAME)).get()).violations().stream()
                .filter(violation -> !found.contains(violation)).toList());
        found.addAll(alternatives.violations());
        return Checked.of(found, () -> new Wish(subject.orRefuse(), alternatives.orRefuse(), key.get(), profile.get()));
    }

    /// Makes key and request; they belong to the thing that is called like the common name.
    void create(Consumer<FiledRequest> then) {
        if (!ready.get()) {
            return;
        }
        var wish = wish().orRefuse();
        var job = background.run("requests.job.create", _ -> create(wish), then);
        working.bind(job.stateProperty().isEqualTo(Job.State.RUNNING));
    }

    private FiledRequest create(Wish wish) {
        var thing = wish.subject().commonName().map(ThingId::of)
                .flatMap(id -> id instanceof Checked.Valid<ThingId>(var valid) ? office.things().find(valid) : Optional.empty());
        return office.requests().own().create(wish, thing);
    }
}
