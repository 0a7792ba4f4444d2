package dev.chancery.ui.certificates;

import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.SavedFilter;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The filters that have a name: which there are, and which one of them the list was asked for last.
public final class FiltersModel {

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final CertificatesModel certificates;
    private final ReadOnlyObjectWrapper<List<SavedFilter>> saved = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<SavedFilter>> picked = new ReadOnlyObjectWrapper<>(Optional.empty());

    public FiltersModel(Office office, Background background, CertificatesModel certificates) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
        this.certificates = certificates;
    }

    /// By name.
    public ReadOnlyObjectProperty<List<SavedFilter>> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /// The saved one that was picked last and is still there, whether or not more was asked since.
    public ReadOnlyObjectProperty<Optional<SavedFilter>> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    public void refresh() {
        newest.load(() -> office.savedFilters().all(), this::arrived);
    }

    private void arrived(List<SavedFilter> found) {
        picked.set(picked.get().flatMap(one -> found.stream().filter(one::equals).findFirst()));
        saved.set(found);
    }

    /// Asks the list for what this filter says.
    public void pick(SavedFilter filter) {
        picked.set(Optional.of(filter).filter(saved.get()::contains));
        certificates.show(filter);
    }

    /// What the list is asked for now, under this name.
    public SavedFilter now(String name) {
        return new SavedFilter(name, certificates.askedProperty().get(), certificates.expiryProperty().get());
    }

    /// Whether the list is asked for anything but everything in its first order.
    public boolean isWorthSaving() {
        return !now("").asksAs(new SavedFilter("", CertificateQuery.ALL, Optional.empty()));
    }

    /// Whether the list is asked for something else than the picked one says.
    public boolean isChanged() {
        return picked.get().filter(one -> !one.asksAs(now(one.name()))).isPresent();
    }

    /// Keeps what the list is asked for now.
    public void save(String name, Consumer<SavedFilter> then) {
        keep(now(name), then);
    }

    /// Brings back one that was removed.
    public void restore(SavedFilter filter) {
        keep(filter, _ -> {});
    }

    private void keep(SavedFilter filter, Consumer<SavedFilter> then) {
        background.run("certificates.saved.job", _ -> office.savedFilters().add(filter), added -> become(added, then));
    }

    /// The picked one asks for what the list is asked for now.
    public void replace(Consumer<SavedFilter> then) {
        picked.get().ifPresent(one -> background.run("certificates.saved.job", _ -> {
            office.savedFilters().replace(now(one.name()));
            return now(one.name());
        }, changed -> become(changed, then)));
    }

    public void rename(SavedFilter filter, String name, Consumer<SavedFilter> then) {
        background.run("certificates.saved.job", _ -> office.savedFilters().rename(filter, name), named -> become(named, then));
    }

    public void remove(SavedFilter filter, Consumer<SavedFilter> then) {
        background.run("certificates.saved.job", _ -> {
            office.savedFilters().remove(filter);
            return filter;
        }, removed -> {
            refresh();
            then.accept(removed);
        });
    }

    private void become(SavedFilter filter, Consumer<SavedFilter> then) {
        picked.set(Optional.of(filter));
        refresh();
        then.accept(filter);
    }
}
