package dev.chancery.ui.certificates;

import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.Expiry;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which certificates of the list are marked: some, row by row, a long range of rows, or all that a filter lets through. The
/// latter two are kept as one, for a table takes minutes to select a million rows.
final class Marks {

    /// The marked certificates: how many, whether they are all that the list shows, the long range that they are, which is
    /// mostly none, and their numbers for whoever needs them.
    record Marked(int count, boolean all, Range range, Supplier<long[]> numbers) {
        static final Marked NONE = new Marked(0, false, Range.NONE, () -> new long[0]);

        /// Whether the table itself knows nothing of them.
        boolean asOne() {
            return all || range.count() > 0;
        }
    }

    /// The rows from the first of these places to the last, both included.
    record Range(int first, int last) {
        static final Range NONE = new Range(0, -1);

        /// Two ends, whichever comes first.
        static Range between(int one, int other) {
            return new Range(Math.min(one, other), Math.max(one, other));
        }

        int count() {
            return last - first + 1;
        }

        boolean holds(int place) {
            return place >= first && place <= last;
        }
    }

    /// What is let through, in whichever order.
    record Filter(CertificateQuery query, Optional<Expiry> expiry) {
        Filter {
            query = query.sortedBy(Column.ISSUED, true);
        }
    }

    private final ReadOnlyObjectWrapper<Marked> marked = new ReadOnlyObjectWrapper<>(Marked.NONE);
    private Filter filter = new Filter(CertificateQuery.ALL, Optional.empty());
    private long[] ranged = {};

    ReadOnlyObjectProperty<Marked> property() {
        return marked.getReadOnlyProperty();
    }

    void none() {
        marked.set(Marked.NONE);
    }

    void some(int count, Supplier<long[]> numbers) {
        marked.set(new Marked(count, false, Range.NONE, numbers));
    }

    void all(Filter letsThrough, long[] numbers) {
        filter = letsThrough;
        marked.set(numbers.length == 0 ? Marked.NONE : new Marked(numbers.length, true, Range.NONE, () -> numbers));
    }

    /// The rows of this range, in a list of these numbers.
    void range(Range range, long[] numbers) {
        ranged = numbers;
        marked.set(new Marked(range.count(), false, range, () -> Arrays.copyOfRange(numbers, range.first(), range.last() + 1)));
    }

    /// The list was read anew: all stay marked, as many as there are now, unless the filter is another one; and a range
    /// does as long as it is the same list.
    void listed(Filter letsThrough, long[] numbers) {
        if (marked.get().all()) {
            all(letsThrough, letsThrough.equals(filter) ? numbers : new long[0]);
        } else if (marked.get().asOne() && !Arrays.equals(ranged, numbers)) {
            none();
        }
    }
}
