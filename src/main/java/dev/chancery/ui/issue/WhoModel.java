package dev.chancery.ui.issue;

import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Field;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.ThingSummary;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Things;
import dev.chancery.ui.Background;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
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

/// Whom a certificate is for: a thing found by typing, a new name, or many things chosen beforehand.
public final class WhoModel {

    private static final int MOST_SUGGESTED = 5;
    private static final int MOST_NAMED = 3;

    private record Found(String text, List<ThingSummary> suggested, Optional<ThingSummary> exact) {}

    private final Things things;
    private final Background background;
    private final Background.Newest newest;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty addAsThing = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Who> who = new ReadOnlyObjectWrapper<>(new Who.Nobody());
    private final ObservableList<ThingSummary> suggestions = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper();

    WhoModel(Things things, Background background) {
        this.things = things;
        this.background = background;
        this.newest = background.newest();
        text.addListener((_, _, _) -> look());
    }

    /// What is typed: part of a thing's id, name, group or tags, or a new name.
    public StringProperty textProperty() {
        return text;
    }

    /// Whether a name that no thing has becomes one.
    public BooleanProperty addAsThingProperty() {
        return addAsThing;
    }

    public ReadOnlyObjectProperty<Who> whoProperty() {
        return who.getReadOnlyProperty();
    }

    public Who who() {
        return who.get();
    }

    /// Things that fit what is typed; with nothing typed, some that have no certificate yet. Empty once one is found.
    public ObservableList<ThingSummary> suggestions() {
        return suggestions;
    }

    public void choose(ThingSummary thing) {
        text.set(thing.thing().id().value());
        look();
    }

    /// Looks again: the store may hold another answer by now.
    void look() {
        settled.set(false);
        var typed = text.get().strip();
        newest.load(() -> find(typed), this::show);
    }

    private Found find(String typed) {
        var query = typed.isEmpty() ? ThingQuery.ALL.withState(Optional.of(ThingQuery.State.WITHOUT_CERTIFICATE))
                : ThingQuery.ALL.withText(typed);
        var numbers = Arrays.copyOf(things.numbers(query), MOST_SUGGESTED);
        var suggested = things.rows(LongStream.of(numbers).filter(number -> number != 0).toArray());
        var exact = ThingId.of(typed) instanceof Checked.Valid<ThingId>(var id)
                ? things.find(id).flatMap(thing -> things.rows(new long[] {thing.number()}).stream().findFirst())
                : Optional.<ThingSummary>empty();
        return new Found(typed, suggested, exact);
    }

    private void show(Found found) {
        suggestions.setAll(found.exact().isPresent() ? List.of() : found.suggested());
        who.set(found.exact().<Who>map(one -> new Who.Listed(one.thing(), one.current()))
                .orElseGet(() -> found.text().isEmpty() ? new Who.Nobody() : new Who.Named(found.text())));
        settled.set(true);
    }

    /// Takes these things by their numbers, one or many.
    void take(long[] numbers) {
        settled.set(false);
        newest.load(() -> taken(numbers), taken -> {
            suggestions.clear();
            if (taken instanceof Who.Listed(var thing, _)) {
                text.set(thing.id().value());
            }
            who.set(taken);
            settled.set(true);
        });
    }

    private Who taken(long[] numbers) {
        var first = things.rows(Arrays.copyOf(numbers, Math.min(MOST_NAMED, numbers.length)));
        return switch (numbers.length) {
            case 0 -> new Who.Nobody();
            case 1 -> new Who.Listed(first.getFirst().thing(), first.getFirst().current());
            default -> new Who.Many(numbers.clone(), first.stream().map(ThingSummary::thing).toList(), equipped(numbers));
        };
    }

    private int equipped(long[] numbers) {
        var have = LongStream.concat(having(ThingQuery.State.EQUIPPED), having(ThingQuery.State.EXPIRING)).distinct()
                .sorted().toArray();
        return (int) LongStream.of(numbers).filter(number -> Arrays.binarySearch(have, number) >= 0).count();
    }

    private LongStream having(ThingQuery.State state) {
        return LongStream.of(things.numbers(ThingQuery.ALL.withState(Optional.of(state))));
    }

    /// Goes back to typing.
    public void clear() {
        text.set("");
        look();
    }

    /// Whether the store has been asked about what is typed now.
    ReadOnlyBooleanProperty settledProperty() {
        return settled.getReadOnlyProperty();
    }

    /// The id of the thing that has to be added first.
    Optional<ThingId> toAdd() {
        return who.get() instanceof Who.Named(var name) && addAsThing.get()
                && ThingId.of(name) instanceof Checked.Valid<ThingId>(var id) ? Optional.of(id) : Optional.empty();
    }

    List<Violation> violations() {
        return switch (who.get()) {
            case Who.Nobody() -> List.of(new TextViolation.Missing(Field.THING_ID));
            case Who.Named(var name) -> addAsThing.get()
                    ? ThingId.of(name).violations() : DistinguishedName.commonName(name).violations();
            case Who.Listed _, Who.Many _ -> List.of();
        };
    }
}
