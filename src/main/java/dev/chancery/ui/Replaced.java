package dev.chancery.ui;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// That all rows of a list gave place to others. JavaFX would make a list of those that went, one by one; a million take
/// longer than a window may stand still.
final class Replaced<R> extends ListChangeListener.Change<R> {

    private final List<R> removed;
    private boolean begun;

    Replaced(ObservableList<R> list, List<R> removed) {
        super(list);
        this.removed = removed;
    }

    @Override public boolean next() {
        var first = !begun;
        begun = true;
        return first;
    }

    @Override public void reset() {
        begun = false;
    }

    @Override public int getFrom() {
        return 0;
    }

    @Override public int getTo() {
        return getList().size();
    }

    @Override public List<R> getRemoved() {
        return removed;
    }

    @Override protected int[] getPermutation() {
        return new int[0];
    }
}
