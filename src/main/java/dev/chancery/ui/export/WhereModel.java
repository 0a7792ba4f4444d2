package dev.chancery.ui.export;

import dev.chancery.ui.Background;
import dev.chancery.ui.Place;
import dev.chancery.ui.Places;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Where an export goes: the removable drives that are there now, and folders that were chosen.
public final class WhereModel {

    private final Places places;
    private final Background background;
    private final Background.Newest newest;
    private final List<Place> chosenFolders = new ArrayList<>();
    private final ObservableList<Place> offered = FXCollections.observableArrayList();
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<Place>> lost = new ReadOnlyObjectWrapper<>(Optional.empty());

    WhereModel(Places places, Background background) {
        this.places = places;
        this.background = background;
        this.newest = background.newest();
    }

    public ObservableList<Place> offered() {
        return offered;
    }

    /// The chosen place; `null` inside as long as there is none.
    public ObjectProperty<Place> placeProperty() {
        return place;
    }

    Optional<Place> place() {
        return Optional.ofNullable(place.get());
    }

    /// The chosen drive that was pulled out while the page was open.
    public ReadOnlyObjectProperty<Optional<Place>> lostProperty() {
        return lost.getReadOnlyProperty();
    }

    /// Looks for drives again.
    public void refresh() {
        newest.load(places::now, this::show);
    }

    private void show(List<Place> now) {
        var all = new ArrayList<>(now);
        chosenFolders.stream().filter(folder -> all.stream().noneMatch(other -> same(folder, other))).forEach(all::add);
        var before = place().or(lost::get);
        var still = before.flatMap(chosen -> all.stream().filter(other -> same(chosen, other)).findFirst());
        if (!all.equals(offered)) {
            offered.setAll(all);
        }
        if (before.isPresent() && still.isEmpty()) {
            lost.set(before);
        } else if (still.isPresent()) {
            lost.set(Optional.empty());
        }
        place.set(before.isPresent() ? still.orElse(null) : Places.first(all).orElse(null));
    }

    private static boolean same(Place one, Place other) {
        return one.folder().equals(other.folder());
    }

    /// Takes this folder, which need not be among those on offer.
    public void choose(Path folder) {
        lost.set(Optional.empty());
        var chosen = offered.stream().filter(other -> other.folder().equals(folder)).findFirst().orElseGet(() -> add(folder));
        place.set(chosen);
    }

    private Place add(Path folder) {
        var chosen = new Place.InFolder(folder);
        chosenFolders.add(chosen);
        offered.add(chosen);
        return chosen;
    }

    void remember(Place used) {
        background.load(() -> {
            places.used(used);
            return used;
        }, _ -> {});
    }
}
