package dev.chancery.ui.certificates;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.Expiry;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SavedFilter;
import dev.chancery.domain.Status;
import dev.chancery.engine.Office;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.LongList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The list of certificates: what is asked for, what is shown, and which one stands beside the list.
///
/// Used on the window's thread; everything is read in the background. The chosen certificate stays so through every
/// refresh as long as the list shows it.
public final class CertificatesModel {

    /// What one reading of the store found.
    public record Listing(CertificateQuery query, long[] numbers, Tally tally, List<Authority> authorities,
            List<Profile> profiles) {

        private static final Listing NONE = new Listing(CertificateQuery.ALL, new long[0], Tally.NONE, List.of(), List.of());

        /// Whether no filter kept anything away.
        boolean isUnfiltered() {
            return query.equals(CertificateQuery.ALL.sortedBy(query.order(), query.descending()));
        }

        /// Whether the store has no certificate at all.
        boolean isBare() {
            return isUnfiltered() && numbers.length == 0;
        }
    }

    private final Office office;
    private final Consumer<Destination> go;
    private final Onward onward;
    private final Background.Newest newest;
    private final Listings listings;
    private final LongList<CertificateRow> rows;
    private final ReadOnlyObjectWrapper<CertificateQuery> asked = new ReadOnlyObjectWrapper<>(CertificateQuery.ALL);
    private final ReadOnlyObjectWrapper<Optional<Expiry>> expiry = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Listing> listing = new ReadOnlyObjectWrapper<>(Listing.NONE);
    private final ReadOnlyObjectWrapper<Optional<CertificateId>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final Marks marks = new Marks();
    private boolean arriving;
    private boolean whole = true;

    public CertificatesModel(Office office, Background background, Consumer<Destination> go) {
        this.office = office;
        this.go = go;
        this.onward = new Onward(office, background, go);
        this.newest = background.newest();
        this.listings = new Listings(office);
        this.rows = new LongList<>(background, listings::rows, CertificateRow::unread);
    }

    public LongList<CertificateRow> rows() {
        return rows;
    }

    /// What the list was asked for last, whoever asked; but for the filter by end, which moves on with the clock.
    public ReadOnlyObjectProperty<CertificateQuery> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /// The filter by when certificates end.
    public ReadOnlyObjectProperty<Optional<Expiry>> expiryProperty() {
        return expiry.getReadOnlyProperty();
    }

    /// What the list shows. Set anew each time it has been read, when the rows are there already.
    public ReadOnlyObjectProperty<Listing> listingProperty() {
        return listing.getReadOnlyProperty();
    }

    /// The certificate whose details stand beside the list.
    public ReadOnlyObjectProperty<Optional<CertificateId>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Whether the list has been read at least once, so that an empty one is known to be empty.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public void filter(String words) {
        ask(asked.get().withText(words.strip()));
    }

    public void showStatus(Optional<Status> status) {
        ask(asked.get().withStatus(status));
    }

    public void showIssuer(Optional<AuthorityId> issuer) {
        ask(asked.get().withIssuer(issuer));
    }

    public void showProfile(Optional<String> profile) {
        ask(asked.get().withProfile(profile));
    }

    public void showExpiry(Optional<Expiry> wanted) {
        if (!wanted.equals(expiry.get())) {
            expiry.set(wanted);
            refresh();
        }
    }

    /// Asks for what this filter says, in its order.
    public void show(SavedFilter filter) {
        expiry.set(filter.expiry());
        asked.set(filter.query());
        refresh();
    }

    /// Takes the filters away.
    public void showAll() {
        showExpiry(Optional.empty());
        ask(CertificateQuery.ALL.sortedBy(asked.get().order(), asked.get().descending()));
    }

    /// Sorts by the column of this name; the newest first when there is none.
    public void sort(Optional<String> column, boolean descending) {
        ask(asked.get().sortedBy(column.map(name -> Column.valueOf(name.toUpperCase(Locale.ROOT))).orElse(Column.ISSUED),
                column.isEmpty() || descending));
    }

    private void ask(CertificateQuery next) {
        if (!next.equals(asked.get())) {
            asked.set(next);
            refresh();
        }
    }

    public void refresh() {
        var query = expiry.get().map(end -> end.in(asked.get(), office.certificates().now())).orElse(asked.get());
        if (loaded.get() && (!Listings.takesLong(query) || query.equals(listing.get().query()))) {
            newest.load(() -> listings.whole(query), this::arrived);
        } else {
            newest.load(() -> listings.top(query), top -> begin(top, query));
        }
    }

    // Nothing is marked among the first rows: what else there is of the list is not known yet.
    private void begin(Listings.Top top, CertificateQuery query) {
        whole = false;
        marks.none();
        show(top.numbers(), top.rows());
        newest.load(() -> listings.whole(query), this::arrived);
    }

    private void show(long[] numbers, List<CertificateRow> first) {
        arriving = true;
        rows.show(numbers, first);
        arriving = false;
    }

    private void arrived(Listings.Found found) {
        var listed = found.listing();
        whole = true;
        marks.listed(filter(), listed.numbers());
        show(listed.numbers(), found.first());
        if (chosen.get().filter(id -> rows.indexOfId(id.value()) < 0).isPresent()) {
            chosen.set(Optional.empty());
        }
        loaded.set(true);
        listing.set(listed);
    }

    /// Puts this certificate beside the list, or nothing. What a table says about its selection while it gets new rows is
    /// nobody's choice and is not listened to.
    public void choose(Optional<CertificateId> certificate) {
        if (!arriving) {
            chosen.set(certificate);
        }
    }

    /// Shows everything again and puts this certificate beside the list.
    public void reveal(CertificateId certificate) {
        expiry.set(Optional.empty());
        asked.set(CertificateQuery.ALL.sortedBy(asked.get().order(), asked.get().descending()));
        marks.none();
        chosen.set(Optional.of(certificate));
        refresh();
    }

    /// Where the chosen certificate stands in the list, or -1.
    public int chosenIndex() {
        return chosen.get().map(id -> rows.indexOfId(id.value())).orElse(-1);
    }

    public void issue() {
        go.accept(asked.get().issuer().<Destination>map(Destination.IssueBy::new).orElseGet(Destination.Issue::new));
    }

    /// Marks all that the list shows, however long it is; nothing before the whole list is there.
    public void markAll() {
        if (whole) {
            marks.all(filter(), listing.get().numbers());
        }
    }

    /// Marks the rows of this range, however many; nothing before the whole list is there.
    void mark(Marks.Range range) {
        if (whole && range.first() >= 0 && range.last() < listing.get().numbers().length) {
            marks.range(range, listing.get().numbers());
        }
    }

    private Marks.Filter filter() {
        return new Marks.Filter(asked.get(), expiry.get());
    }

    Marks marks() {
        return marks;
    }

    /// What can be done with the marked ones.
    Onward onward() {
        return onward;
    }

    /// Goes to the verdict on the chosen one.
    public void verify() {
        chosen.get().ifPresent(certificate -> go.accept(new Destination.Verify(certificate)));
    }

    /// Goes to the test of a connection with the chosen one.
    public void testConnection() {
        chosen.get().ifPresent(certificate -> go.accept(new Destination.TestConnection(certificate)));
    }

    /// Goes to the question before the chosen one is released from its hold.
    public void release() {
        chosen.get().ifPresent(certificate -> go.accept(new Destination.Release(Scope.of(certificate))));
    }
}
