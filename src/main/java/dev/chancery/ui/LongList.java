package dev.chancery.ui;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import javafx.collections.ObservableListBase;

/// The rows of a long table: the ids are all here, the rows are read in pages of [#PAGE] when somebody looks.
///
/// A row that is not here yet is a placeholder; reading happens in the background, with the pages before and behind, and
/// the list reports an update when rows have come of which somebody had the placeholder: each update makes a table lay
/// itself out. Used on the window's thread only.
public final class LongList<R> extends ObservableListBase<R> {

    /// Rows that are read together.
    public static final int PAGE = 200;

    private static final int PAGES_KEPT = 16;

    /// The rows on the screen may lie in two pages, and each of them has a neighbour. What was passed before is not read.
    private static final int MOST_WANTED = 4;

    private final Background background;
    private final Function<long[], List<R>> rows;
    private final LongFunction<R> placeholder;
    private final Map<Integer, List<R>> pages = new LinkedHashMap<>(16, 0.75f, true) {
        @Override protected boolean removeEldestEntry(Map.Entry<Integer, List<R>> eldest) {
            return size() > PAGES_KEPT;
        }
    };
    private final Deque<Integer> wanted = new ArrayDeque<>();
    private final Set<Integer> missed = new HashSet<>();
    private long[] ids = {};
    private long generation;
    private boolean reading;

    /// @param rows reads the rows of these ids, one for each and in their order; runs in the background
    /// @param placeholder what stands for the row of an id until it is read; must be cheap
    public LongList(Background background, Function<long[], List<R>> rows, LongFunction<R> placeholder) {
        this.background = background;
        this.rows = rows;
        this.placeholder = placeholder;
    }

    /// Shows the rows of these ids instead, in this order; everything is read anew. The array, which may be long, is kept as
    /// it is: nobody may change it.
    public void show(long[] newIds) {
        show(newIds, List.of());
    }

    /// The same, when the rows of the first page have been read with the ids: it is there at once. If these are all rows, and
    /// of the same ids as before, they are an update, and what is selected stays so.
    public void show(long[] newIds, List<R> first) {
        if (first.size() == newIds.length && Arrays.equals(ids, newIds)) {
            update(first);
        } else {
            replace(newIds, first);
        }
    }

    private void update(List<R> all) {
        beginChange();
        forgetPages();
        begin(all);
        updated(0, ids.length);
        endChange();
    }

    private void begin(List<R> first) {
        if (!first.isEmpty()) {
            pages.put(0, List.copyOf(first));
        }
    }

    private void replace(long[] newIds, List<R> first) {
        var before = placeholders(ids);
        forgetPages();
        ids = newIds;
        begin(first);
        if (ids.length > 0 || !before.isEmpty()) {
            fireChange(new Replaced<>(this, before));
        }
    }

    /// Reads again what is looked at: the rows changed, their number and order did not.
    public void refresh() {
        beginChange();
        pages.keySet().forEach(this::updated);
        forgetPages();
        endChange();
    }

    private List<R> placeholders(long[] of) {
        return new AbstractList<>() {
            @Override public R get(int index) {
                return placeholder.apply(of[index]);
            }

            @Override public int size() {
                return of.length;
            }
        };
    }

    private void forgetPages() {
        generation++;
        pages.clear();
        wanted.clear();
        missed.clear();
        reading = false;
    }

    @Override public int size() {
        return ids.length;
    }

    /// The row at `index`, or its placeholder while it is being read.
    @Override public R get(int index) {
        var page = index / PAGE;
        var there = pages.get(page);
        if (there == null) {
            want(page);
            there = pages.get(page);
        } else {
            prefetch(page, index % PAGE);
        }
        return there == null ? missed(page, index) : there.get(index % PAGE);
    }

    private R missed(int page, int index) {
        missed.add(page);
        return placeholder.apply(ids[index]);
    }

    /// The id of the row at `index`, known without reading the row.
    public long id(int index) {
        return ids[index];
    }

    public long[] ids() {
        return ids.clone();
    }

    /// Where the row of `id` stands, or -1.
    public int indexOfId(long id) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    private void prefetch(int page, int place) {
        var neighbour = place < PAGE / 4 ? page - 1 : place > PAGE * 3 / 4 ? page + 1 : page;
        if (neighbour >= 0 && neighbour * PAGE < ids.length && !pages.containsKey(neighbour)) {
            want(neighbour);
        }
    }

    // The page wanted last is read first: after a fast scroll it is the one on the screen.
    private void want(int page) {
        wanted.remove(page);
        wanted.addFirst(page);
        if (wanted.size() > MOST_WANTED) {
            wanted.removeLast();
        }
        readNext();
    }

    private void readNext() {
        if (reading || wanted.isEmpty()) {
            return;
        }
        reading = true;
        var page = wanted.peekFirst();
        var asked = generation;
        var slice = Arrays.copyOfRange(ids, page * PAGE, Math.min(ids.length, (page + 1) * PAGE));
        background.load(() -> read(slice), read -> arrived(asked, page, read));
    }

    private List<R> read(long[] slice) {
        var read = rows.apply(slice);
        if (read.size() != slice.length) {
            throw new IllegalStateException("%d rows for %d ids".formatted(read.size(), slice.length));
        }
        return List.copyOf(read);
    }

    private void arrived(long asked, int page, List<R> read) {
        if (asked != generation) {
            return;
        }
        reading = false;
        wanted.remove(page);
        pages.put(page, read);
        if (missed.remove(page)) {
            beginChange();
            updated(page);
            endChange();
        }
        readNext();
    }

    private void updated(int page) {
        updated(page * PAGE, Math.min(ids.length, (page + 1) * PAGE));
    }

    private void updated(int from, int to) {
        for (int i = from; i < to; i++) {
            nextUpdate(i);
        }
    }
}
