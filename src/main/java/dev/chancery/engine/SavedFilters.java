package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Failure;
import dev.chancery.domain.SavedFilter;
import java.util.List;

/// The filters of the list of certificates that a store keeps under a name.
public final class SavedFilters {

    private final Desk desk;

    SavedFilters(Desk desk) {
        this.desk = desk;
    }

    /// By name.
    public List<SavedFilter> all() {
        return desk.read(tx -> tx.savedFilters().all());
    }

    /// Keeps it and gives it as it was kept.
    ///
    /// @throws Failure.Refused when its name is none, or another one has it
    public SavedFilter add(SavedFilter filter) {
        var named = filter.named(SavedFilter.name(filter.name()).orRefuse());
        desk.write(tx -> {
            tx.savedFilters().insert(named);
            desk.note(tx, Act.FILTER_ADDED, named.name(), "");
        });
        return named;
    }

    /// The filter of this name asks for something else from now on.
    ///
    /// @throws Failure.Gone when there is none of this name
    public void replace(SavedFilter filter) {
        desk.write(tx -> {
            tx.savedFilters().delete(filter.name());
            tx.savedFilters().insert(filter);
            desk.note(tx, Act.FILTER_CHANGED, filter.name(), "");
        });
    }

    /// Gives it as it is called now.
    ///
    /// @throws Failure.Refused when the name is none, or another one has it
    /// @throws Failure.Gone when it is not there any more
    public SavedFilter rename(SavedFilter filter, String name) {
        var named = filter.named(SavedFilter.name(name).orRefuse());
        desk.write(tx -> {
            tx.savedFilters().rename(filter.name(), named.name());
            desk.note(tx, Act.FILTER_CHANGED, named.name(), filter.name());
        });
        return named;
    }

    /// [#add] brings it back.
    ///
    /// @throws Failure.Gone when it is not there any more
    public void remove(SavedFilter filter) {
        desk.write(tx -> {
            tx.savedFilters().delete(filter.name());
            desk.note(tx, Act.FILTER_REMOVED, filter.name(), "");
        });
    }
}
