package dev.chancery.ui.export;

import dev.chancery.domain.KeyStanding;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Which private keys leave, when some may leave only once.
public final class KeysModel {

    private static final KeyStanding UNKNOWN = new KeyStanding(0, 0, 0, List.of(), 0);

    private final ReadOnlyObjectWrapper<KeyStanding> standing = new ReadOnlyObjectWrapper<>(UNKNOWN);
    private final ObjectProperty<WhichKeys> which = new SimpleObjectProperty<>(WhichKeys.ALL);
    private final ReadOnlyBooleanWrapper without = new ReadOnlyBooleanWrapper();

    private final BooleanProperty room = new SimpleBooleanProperty(true);

    KeysModel() {
        which.addListener(_ -> judge());
    }

    /// How it stands with the keys; of no certificate as long as nothing is known.
    public ReadOnlyObjectProperty<KeyStanding> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// The answer; [WhichKeys#ALL] until somebody has given one.
    public ObjectProperty<WhichKeys> whichProperty() {
        return which;
    }

    /// Whether it is known that no private key leaves: none is here, or they stay.
    public ReadOnlyBooleanProperty withoutProperty() {
        return without.getReadOnlyProperty();
    }

    /// Whether the chosen form has room for private keys.
    public BooleanProperty roomProperty() {
        return room;
    }

    void know(KeyStanding found) {
        standing.set(found);
        if (which.get() == WhichKeys.OTHERS && (found.left().isEmpty() || others() == 0)) {
            which.set(WhichKeys.ALL);
        }
        judge();
    }

    private void judge() {
        without.set(which.get() == WhichKeys.NONE || standing.get().certificates() > 0 && standing.get().keys() == 0);
    }

    /// How many certificates are left when those stay out whose key has left.
    public int others() {
        return standing.get().certificates() - standing.get().left().size();
    }

    /// Whether an answer is still needed.
    boolean asks() {
        return room.get() && which.get() == WhichKeys.ALL && !standing.get().left().isEmpty();
    }

    /// How many keys would leave now and never again.
    public int leavingOnce() {
        return !room.get() ? 0 : Math.max(0, standing.get().once() - standing.get().left().size());
    }

    /// Whether a key that leaves now leaves for good.
    public boolean isOnce() {
        return room.get() && standing.get().once() > 0;
    }
}
