package dev.chancery.ui.certificates;

import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.Expiry;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which certificates of the list are marked: some, row by row, or all that a filter lets through. The latter is one flag,
/// for a table takes minutes to select a million rows.
final class Marks {

    /// The marked certificates: how many, whether they are all that the list shows, and their numbers for whoever needs them.
    record Marked(int count, boolean all, Supplier<long[]> numbers) {
        static final Marked NONE = new Marked(0, false, () -> new long[0]);
    }

    /// What is let through, in whichever order.
    record Filter(CertificateQuery query, Optional<Expiry> expiry) {
        Filter {
            query = query.sortedBy(Column.ISSUED, true);
        }
    }

    private final ReadOnlyObjectWrapper<Marked> marked = new ReadOnlyObjectWrapper<>(Marked.NONE);
    private Filter filter = new Filter(CertificateQuery.ALL, Optional.empty());

    ReadOnlyObjectProperty<Marked> property() {
        return marked.getReadOnlyProperty();
    }

    void none() {
        marked.set(Marked.NONE);
    }

    void some(int count, Supplier<long[]> numbers) {
        marked.set(new Marked(count, false, numbers));
    }

    void all(Filter letsThrough, long[] numbers) {
        filter = letsThrough;
        marked.set(numbers.length == 0 ? Marked.NONE : new Marked(numbers.length, true, () -> numbers));
    }

    /// The list was read anew: all stay marked, as many as there are now, unless the filter is another one.
    void listed(Filter letsThrough, long[] numbers) {
        if (marked.get().all()) {
            all(letsThrough, letsThrough.equals(filter) ? numbers : new long[0]);
        }
    }
}
