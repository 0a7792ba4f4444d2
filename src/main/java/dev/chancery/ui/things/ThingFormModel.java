package dev.chancery.ui.things;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The form in which a thing is added or its description changed. What is wrong with it is known while somebody types.
public final class ThingFormModel {

    /// The texts of the form, in its order.
    public static final List<Field> FIELDS = List.of(Field.THING_ID, Field.NAME, Field.GROUP, Field.TAGS,
            Field.HARDWARE_SERIAL, Field.ADDRESS, Field.NOTES);

    private final Office office;
    private final Background background;
    private final Background.Newest lookup;
    private final Optional<Thing> existing;
    private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);
    private final Map<Field, String> before;
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final BooleanProperty saving = new SimpleBooleanProperty();
    private final BooleanBinding ready = Bindings.isEmpty(violations).and(saving.not());
    private Optional<Violation> taken = Optional.empty();

    private ThingFormModel(Office office, Background background, Optional<Thing> existing) {
        this.office = office;
        this.background = background;
        this.lookup = background.newest();
        this.existing = existing;
        this.before = existing.map(ThingFormModel::texts).orElseGet(Map::of);
        for (var field : FIELDS) {
            texts.put(field, new SimpleStringProperty(before.getOrDefault(field, "")));
            texts.get(field).addListener(_ -> changed(field));
        }
        check();
    }

    public static ThingFormModel forNew(Office office, Background background) {
        return new ThingFormModel(office, background, Optional.empty());
    }

    public static ThingFormModel forChange(Office office, Background background, Thing thing) {
        return new ThingFormModel(office, background, Optional.of(thing));
    }

    private static Map<Field, String> texts(Thing thing) {
        var known = thing.description();
        return Map.of(Field.THING_ID, thing.id().value(), Field.NAME, known.name(), Field.GROUP, known.group(),
                Field.TAGS, String.join("; ", known.tags()), Field.HARDWARE_SERIAL, known.hardwareSerial(),
                Field.ADDRESS, known.address(), Field.NOTES, known.notes());
    }

    public StringProperty text(Field field) {
        return requireNonNull(texts.get(field));
    }

    /// The thing that is being changed; empty when one is being added.
    public Optional<Thing> existing() {
        return existing;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Whether nothing is wrong and nothing is being saved already.
    public BooleanBinding readyProperty() {
        return ready;
    }

    /// Whether somebody has typed something that would be lost.
    public boolean isTouched() {
        return FIELDS.stream().anyMatch(field -> !text(field).get().equals(before.getOrDefault(field, "")));
    }

    /// Fills in a new UUID as the id.
    public void makeId() {
        text(Field.THING_ID).set(ThingId.random().value());
    }

    private void changed(Field field) {
        if (field == Field.THING_ID) {
            taken = Optional.empty();
            lookUp();
        }
        check();
    }

    private void lookUp() {
        var asked = ThingId.of(text(Field.THING_ID).get());
        lookup.load(() -> asked instanceof Checked.Valid<ThingId>(var id) ? office.things().find(id) : Optional.<Thing>empty(),
                found -> {
                    taken = found.map(thing -> new TextViolation.Taken(Field.THING_ID, thing.id().value(), 0));
                    check();
                });
    }

    private void check() {
        var found = new ArrayList<Violation>(description().violations());
        if (existing.isEmpty()) {
            found.addAll(id().violations());
            taken.ifPresent(found::add);
        }
        violations.setAll(found);
    }

    private Checked<Thing.Description> description() {
        return Thing.Description.of(typed(Field.NAME), typed(Field.GROUP), typed(Field.TAGS), typed(Field.NOTES),
                typed(Field.HARDWARE_SERIAL), typed(Field.ADDRESS));
    }

    // A thing without a name of its own gets a UUID.
    private Checked<ThingId> id() {
        return typed(Field.THING_ID).isBlank() ? Checked.valid(ThingId.random()) : ThingId.of(typed(Field.THING_ID));
    }

    private String typed(Field field) {
        return Optional.ofNullable(text(field).get()).orElse("");
    }

    /// Saves the thing and hands over its id. An id that was taken in the meantime is said in the form.
    public void save(Consumer<ThingId> saved) {
        var id = existing.map(Thing::id).orElseGet(() -> id().orRefuse());
        var description = description().orRefuse();
        var job = background.run("things.saving", _ -> save(id, description), refusals -> {
            violations.addAll(refusals);
            if (refusals.isEmpty()) {
                saved.accept(id);
            }
        });
        saving.bind(job.stateProperty().isEqualTo(Job.State.RUNNING));
    }

    private List<Violation> save(ThingId id, Thing.Description description) {
        try {
            existing.ifPresentOrElse(thing -> office.things().describe(thing, description),
                    () -> office.things().add(id, description));
            return List.of();
        } catch (Failure.Refused refused) {
            return refused.violations();
        }
    }
}
