package dev.chancery.ui.unlock;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Preferences.Recent;
import dev.chancery.ui.Trouble;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The stores that were open before, and the way into one of them.
public final class UnlockModel {

    private final PreferenceFile preferences;
    private final Background background;
    private final FileChoice choice;
    private final Ways ways;
    private final ObservableList<Recent> stores = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Recent>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Trouble> trouble = new ReadOnlyObjectWrapper<>(Trouble.NONE);

    /// Where this screen leads: `unlock` opens a store in the background and does not keep the passphrase, `opened` gets
    /// it on the window's thread, `newStore` shows the form for a new one, `restore` that for bringing a backup back, `recover`
    /// the one for a forgotten passphrase.
    public record Ways(BiFunction<Path, char[], Office> unlock, Consumer<Office> opened, Runnable newStore, Runnable restore,
            Consumer<Path> recover) {}

    public UnlockModel(PreferenceFile preferences, Background background, FileChoice choice, Ways ways) {
        this.preferences = preferences;
        this.background = background;
        this.choice = choice;
        this.ways = ways;
        stores.setAll(preferences.current().recent());
        chosen.set(stores.stream().findFirst());
    }

    /// The latest first.
    public ObservableList<Recent> stores() {
        return stores;
    }

    public Optional<Recent> chosen() {
        return chosen.get();
    }

    public ReadOnlyObjectProperty<Optional<Recent>> chosenProperty() {
        return chosen;
    }

    public void choose(Recent store) {
        chosen.set(Optional.of(store));
        trouble.set(Trouble.NONE);
    }

    /// Whether a store is being opened right now.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Trouble> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Tries to open the chosen store. The passphrase is wiped when it was tried.
    public void unlock(char[] passphrase) {
        if (busy.get() || chosen().isEmpty()) {
            Arrays.fill(passphrase, '\0');
            return;
        }
        var store = chosen().get().store();
        busy.set(true);
        trouble.set(Trouble.NONE);
        background.load(() -> attempt(store, passphrase), Runnable::run);
    }

    private Runnable attempt(Path store, char[] passphrase) {
        try {
            var office = ways.unlock().apply(store, passphrase);
            return () -> opened(store, office);
        } catch (Exception failed) {
            return () -> failed(failed);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private void opened(Path store, Office office) {
        var opened = office.certificates().now();
        busy.set(false);
        ways.opened().accept(office);
        preferences.change(before -> before.opened(store, opened));
    }

    private void failed(Exception failed) {
        busy.set(false);
        trouble.set(Trouble.of(failed));
    }

    /// Takes a store off the list; its file is untouched.
    public void forget(Recent store) {
        stores.remove(store);
        chosen.set(stores.stream().findFirst());
        preferences.change(before -> before.forgot(store.store()));
    }

    /// Lets the user point at a store that is not on the list.
    public void openAnother() {
        var kind = new FileChoice.Kind(Words.of("unlock.kind"), List.of("*.chancery"));
        choice.open(Words.of("unlock.another"), kind).ifPresent(this::add);
    }

    private void add(Path file) {
        var known = stores.stream().filter(each -> each.store().equals(file)).findFirst();
        var store = known.orElseGet(() -> new Recent(file, Optional.empty()));
        stores.remove(store);
        stores.addFirst(store);
        choose(store);
    }

    /// Leads to the recovery key of the chosen store.
    public void forgotten() {
        if (!busy.get()) {
            chosen().map(Recent::store).ifPresent(ways.recover());
        }
    }

    public void newStore() {
        ways.newStore().run();
    }

    public void restore() {
        ways.restore().run();
    }
}
