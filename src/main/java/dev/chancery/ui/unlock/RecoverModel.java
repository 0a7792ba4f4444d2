package dev.chancery.ui.unlock;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Passphrase;
import dev.chancery.domain.RecoveryKey;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Trouble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A store whose passphrase is forgotten: its recovery key, and the passphrase that it gets instead.
public final class RecoverModel {

    private final Path store;
    private final Background background;
    private final Ways ways;
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Trouble> trouble = new ReadOnlyObjectWrapper<>(Trouble.NONE);

    /// Opens a store with its recovery key and gives it a passphrase, in the background; keeps neither.
    @FunctionalInterface
    public interface Recover {
        Office open(Path store, RecoveryKey key, char[] passphrase);
    }

    /// Where this form leads: `opened` gets the store on the window's thread, `back` leaves the form.
    public record Ways(Recover recover, Consumer<Office> opened, Runnable back) {}

    public RecoverModel(Path store, Background background, Ways ways) {
        this.store = store;
        this.background = background;
        this.ways = ways;
        check(new char[0], new char[0], new char[0]);
    }

    /// What the store is called.
    public String name() {
        return StoreCell.nameOf(store);
    }

    /// What is wrong with the form as it was last checked.
    public ObservableList<Violation> violations() {
        return violations;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Trouble> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Looks at the whole form. All arrays are wiped.
    public void check(char[] key, char[] passphrase, char[] again) {
        var found = new ArrayList<>(violations(key));
        found.addAll(Passphrase.violations(passphrase, again));
        wipe(key, passphrase, again);
        violations.setAll(found);
        trouble.set(Trouble.NONE);
    }

    private static List<Violation> violations(char[] typed) {
        var parsed = RecoveryKey.parse(typed);
        if (parsed instanceof Checked.Valid<RecoveryKey>(var key)) {
            key.close();
        }
        return parsed.violations();
    }

    /// Opens the store, if nothing is wrong with the form. Both arrays are wiped when they were used.
    public void recover(char[] typed, char[] passphrase) {
        if (busy.get() || !violations.isEmpty()) {
            wipe(typed, passphrase);
            return;
        }
        busy.set(true);
        trouble.set(Trouble.NONE);
        background.load(() -> attempt(typed, passphrase), Runnable::run);
    }

    private Runnable attempt(char[] typed, char[] passphrase) {
        try (var key = RecoveryKey.parse(typed).orRefuse()) {
            var office = ways.recover().open(store, key, passphrase);
            return () -> ways.opened().accept(office);
        } catch (Exception failed) {
            return () -> failed(failed);
        } finally {
            wipe(typed, passphrase);
        }
    }

    private void failed(Exception failed) {
        busy.set(false);
        trouble.set(Trouble.of(failed));
    }

    private static void wipe(char[]... secrets) {
        for (var secret : secrets) {
            Arrays.fill(secret, '\0');
        }
    }

    public void back() {
        ways.back().run();
    }
}
