package dev.chancery.ui.things;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Which rows of a long list are marked, by their ids. 'All' is a flag: it reads no row and costs the same for ten rows
/// and for a million.
///
/// A row that the list no longer shows is never marked, so nothing is done to what nobody sees.
public final class Marks {

    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final Set<Long> marked = new HashSet<>();
    private long[] shown = {};
    private boolean all;

    /// How many rows are marked.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public int count() {
        return count.get();
    }

    public boolean has(long id) {
        return all || marked.contains(id);
    }

    public boolean areAll() {
        return all;
    }

    /// Marks the row, or takes its mark away.
    public void toggle(long id) {
        set(id, !has(id));
        recount();
    }

    public void mark(Collection<Long> ids) {
        ids.forEach(id -> set(id, true));
        recount();
    }

    public void markAll() {
        all = true;
        marked.clear();
        recount();
    }

    public void clear() {
        all = false;
        marked.clear();
        recount();
    }

    /// The marked rows in the order of the list.
    public long[] ids() {
        return all ? shown.clone() : LongStream.of(shown).filter(marked::contains).toArray();
    }

    /// The list shows these rows from now on. Asked the same question again (`same`), 'all' stays all, new rows among
    /// them; after another question only what was marked one by one is kept.
    void shown(long[] ids, boolean same) {
        shown = ids;
        all = all && same;
        if (!marked.isEmpty()) {
            marked.retainAll(LongStream.of(ids).collect(HashSet::new, Set::add, Set::addAll));
        }
        recount();
    }

    private void set(long id, boolean wanted) {
        if (all && wanted) {
            return;
        }
        if (all) {
            all = false;
            Arrays.stream(shown).forEach(marked::add);
        }
        if (wanted) {
            marked.add(id);
        } else {
            marked.remove(id);
        }
    }

    private void recount() {
        count.set(all ? shown.length : marked.size());
    }
}
