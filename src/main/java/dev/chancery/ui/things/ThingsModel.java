package dev.chancery.ui.things;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Status;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.ThingQuery.Column;
import dev.chancery.domain.ThingQuery.State;
import dev.chancery.domain.ThingSummary;
import dev.chancery.engine.Office;
import dev.chancery.engine.Things;
import dev.chancery.ui.Background;
import dev.chancery.ui.LongList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The list of things: what is asked for, what is shown, what is marked, and which one stands beside the list.
///
/// Used on the window's thread; everything is read in the background. What is marked or chosen stays so through every
/// refresh as long as the list shows it.
public final class ThingsModel {

    private static final Map<String, Column> COLUMNS = Map.of("id", Column.ID, "name", Column.NAME, "group", Column.GROUP,
            "expires", Column.EXPIRES, "created", Column.CREATED);

    private record Listing(ThingQuery query, long[] numbers, Things.Tally tally) {}

    private final Office office;
    private final Background background;
    private final Background.Newest listing;
    private final Background.Newest choice;
    private final LongList<ThingRow> rows;
    private final Marks marks = new Marks();
    private final ReadOnlyObjectWrapper<Things.Tally> tally = new ReadOnlyObjectWrapper<>(Things.Tally.NONE);
    private final ReadOnlyObjectWrapper<Optional<ThingSummary>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<ThingQuery> query = new ReadOnlyObjectWrapper<>(ThingQuery.ALL);
    private ThingQuery answered = ThingQuery.ALL;
    private OptionalLong wanted = OptionalLong.empty();
    private boolean arriving;

    public ThingsModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.listing = background.newest();
        this.choice = background.newest();
        this.rows = new LongList<>(background, this::read, ThingRow::unread);
    }

    // A thing that was removed meanwhile has no summary: its line stays empty until the list is asked for again.
    private List<ThingRow> read(long[] numbers) {
        var found = office.things().rows(numbers).stream()
                .collect(Collectors.toMap(summary -> summary.thing().number(), Function.identity()));
        return Arrays.stream(numbers).mapToObj(number -> new ThingRow(number, Optional.ofNullable(found.get(number)))).toList();
    }

    public LongList<ThingRow> rows() {
        return rows;
    }

    public Marks marks() {
        return marks;
    }

    /// How many things match the words of the filter, in all and by state. Set anew each time the list has been read,
    /// when everything else is up to date.
    public ReadOnlyObjectProperty<Things.Tally> tallyProperty() {
        return tally.getReadOnlyProperty();
    }

    /// How many things match the words of the filter, in whatever state.
    public long total() {
        return tally.get().all();
    }

    /// The thing whose details stand beside the list.
    public ReadOnlyObjectProperty<Optional<ThingSummary>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Whether the list has been read at least once, so that an empty one is known to be empty.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /// The status of a certificate now.
    public Status status(Certificate certificate) {
        return office.certificates().status(certificate);
    }

    /// What the list was asked for last, whoever asked.
    public ReadOnlyObjectProperty<ThingQuery> askedProperty() {
        return query.getReadOnlyProperty();
    }

    /// Whether the list shows all there is.
    public boolean isUnfiltered() {
        return answered.text().isBlank() && answered.state().isEmpty();
    }

    public void filter(String words) {
        ask(query.get().withText(words.strip()));
    }

    public void showState(Optional<State> state) {
        ask(query.get().withState(state));
    }

    /// Takes the filters away.
    public void showAll() {
        ask(query.get().withText("").withState(Optional.empty()));
    }

    /// Shows everything, what was added last first.
    public void showNewest() {
        query.set(ThingQuery.ALL.sortedBy(Column.CREATED, true));
        refresh();
    }

    /// Sorts by the column of this name; by id when there is none.
    public void sort(Optional<String> column, boolean descending) {
        ask(query.get().sortedBy(column.map(COLUMNS::get).orElse(Column.ID), column.isPresent() && descending));
    }

    private void ask(ThingQuery next) {
        if (!next.equals(query.get())) {
            query.set(next);
            refresh();
        }
    }

    public void refresh() {
        var asked = query.get();
        listing.load(() -> list(asked), this::arrived);
    }

    private Listing list(ThingQuery asked) {
        return new Listing(asked, office.things().numbers(asked), office.things().tally(asked.text()));
    }

    private void arrived(Listing listed) {
        var same = listed.query().text().equals(answered.text()) && listed.query().state().equals(answered.state());
        answered = listed.query();
        loaded.set(true);
        arriving = true;
        rows.show(listed.numbers());
        arriving = false;
        marks.shown(listed.numbers(), same);
        tally.set(listed.tally());
        wanted.ifPresent(number -> choose(rows.indexOfId(number) < 0 ? OptionalLong.empty() : wanted));
    }

    /// Puts the thing with this number beside the list, or nothing. What a table says about its selection while it gets
    /// new rows is nobody's choice and is not listened to.
    public void choose(OptionalLong number) {
        if (arriving) {
            return;
        }
        wanted = number;
        if (number.isEmpty()) {
            choice.load(Optional::<ThingSummary>empty, chosen::set);
        } else {
            var one = new long[] {number.getAsLong()};
            choice.load(() -> office.things().rows(one).stream().findFirst(), chosen::set);
        }
    }

    /// Shows everything again and puts this thing beside the list.
    public void reveal(ThingId id) {
        query.set(ThingQuery.ALL.sortedBy(query.get().order(), query.get().descending()));
        background.load(() -> office.things().find(id), thing -> {
            wanted = thing.map(found -> OptionalLong.of(found.number())).orElseGet(OptionalLong::empty);
            refresh();
        });
    }

    /// Where the chosen thing stands in the list, or -1.
    public int chosenIndex() {
        return wanted.isPresent() ? rows.indexOfId(wanted.getAsLong()) : -1;
    }

    /// What an act is about: the marked things, or else the chosen one.
    public long[] targets() {
        return marks.count() > 0 ? marks.ids() : wanted.stream().toArray();
    }
}
