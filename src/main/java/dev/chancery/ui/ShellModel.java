package dev.chancery.ui;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/// What the shell shows: the screens that exist, the one in front, the store's name and the jobs that run.
public final class ShellModel {

    private final List<Screen> screens;
    private final ObservableList<Job> jobs;
    private final String storeName;
    private final Runnable lock;
    private final ReadOnlyObjectWrapper<Screen> shown;
    private final Map<Shortcut, Runnable> acts = new EnumMap<>(Shortcut.class);
    private Consumer<List<Path>> dropped = _ -> {};

    /// @param screens those that exist, in the order of the rail; at least one
    /// @param lock closes the store and leaves nothing of it on the screen
    public ShellModel(List<Screen> screens, ObservableList<Job> jobs, String storeName, Runnable lock) {
        this.screens = List.copyOf(screens);
        this.jobs = jobs;
        this.storeName = storeName;
        this.lock = lock;
        this.shown = new ReadOnlyObjectWrapper<>(this.screens.getFirst());
    }

    public List<Screen> screens(Screen.Place place) {
        return screens.stream().filter(screen -> screen.place() == place).toList();
    }

    public ReadOnlyObjectProperty<Screen> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public Screen shown() {
        return shown.get();
    }

    public void show(Screen screen) {
        shown.set(screen);
    }

    /// Goes to the screen with this id; nothing happens if there is none.
    public void show(String id) {
        screens.stream().filter(screen -> screen.id().equals(id)).findFirst().ifPresent(this::show);
    }

    /// Says what these keys do on every screen that does not say otherwise.
    public void whenAsked(Shortcut keys, Runnable act) {
        acts.put(keys, act);
    }

    /// Says what becomes of files that are dropped on a screen that does not take them itself.
    public void whenDropped(Consumer<List<Path>> take) {
        dropped = take;
    }

    void drop(List<Path> files) {
        dropped.accept(files);
    }

    Optional<Runnable> act(Shortcut keys) {
        return Optional.ofNullable(acts.get(keys));
    }

    public ObservableList<Job> jobs() {
        return jobs;
    }

    public String storeName() {
        return storeName;
    }

    public void lock() {
        lock.run();
    }
}
