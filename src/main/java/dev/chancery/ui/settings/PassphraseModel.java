package dev.chancery.ui.settings;

import dev.chancery.domain.Passphrase;
import dev.chancery.domain.Violation;
import dev.chancery.ui.Background;
import dev.chancery.ui.Trouble;
import java.util.Arrays;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Another passphrase for the open store.
public final class PassphraseModel {

    private final Background background;
    private final Ways ways;
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Trouble> trouble = new ReadOnlyObjectWrapper<>(Trouble.NONE);

    /// `change` takes the current and the next passphrase, in the background; `changed` and `cancel` leave the form.
    public record Ways(BiConsumer<char[], char[]> change, Runnable changed, Runnable cancel) {}

    public PassphraseModel(Background background, Ways ways) {
        this.background = background;
        this.ways = ways;
        check(new char[0], new char[0]);
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Trouble> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Looks at the new passphrase, typed twice. Both arrays are wiped.
    public void check(char[] next, char[] again) {
        violations.setAll(Passphrase.violations(next, again));
        wipe(next, again);
    }

    /// Changes it, if nothing is wrong. Both arrays are wiped when they were used.
    public void change(char[] current, char[] next) {
        if (busy.get() || !violations.isEmpty()) {
            wipe(current, next);
            return;
        }
        busy.set(true);
        trouble.set(Trouble.NONE);
        background.load(() -> attempt(current, next), Runnable::run);
    }

    private Runnable attempt(char[] current, char[] next) {
        try {
            ways.change().accept(current, next);
            return ways.changed();
        } catch (Exception failed) {
            return () -> failed(failed);
        } finally {
            wipe(current, next);
        }
    }

    private void failed(Exception failed) {
        busy.set(false);
        trouble.set(Trouble.of(failed));
    }

    private static void wipe(char[] one, char[] other) {
        Arrays.fill(one, '\0');
        Arrays.fill(other, '\0');
    }

    public void cancel() {
        ways.cancel().run();
    }
}
