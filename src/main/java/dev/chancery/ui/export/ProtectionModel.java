package dev.chancery.ui.export;

import dev.chancery.domain.FileKind;
import dev.chancery.domain.Layout;
import dev.chancery.domain.Passphrase;
import dev.chancery.domain.Violation;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The passphrase under which the private keys leave: key stores need one, PEM can do without, and some forms have none.
public final class ProtectionModel {

    private final ObservableValue<Layout> layout;
    private final BooleanProperty wanted = new SimpleBooleanProperty();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper tooNew = new ReadOnlyBooleanWrapper();
    private char[] passphrase = {};
    private char[] again = {};

    ProtectionModel(ObservableValue<Layout> layout) {
        this.layout = layout;
        layout.addListener((_, _, _) -> check());
        wanted.addListener((_, _, _) -> check());
    }

    /// Whether keys get a passphrase where that can be chosen.
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /// What a passphrase does in the chosen form.
    public FileKind.Cover cover() {
        return layout.getValue().cover();
    }

    public boolean needed() {
        return switch (cover()) {
            case NEVER -> false;
            case OFFERED -> wanted.get();
            case ALWAYS -> true;
        };
    }

    /// Takes what stands in the two fields; the arrays are this model's to wipe.
    public void type(char[] first, char[] second) {
        wipe();
        passphrase = first;
        again = second;
        check();
    }

    private void check() {
        violations.setAll(needed() ? Passphrase.violations(passphrase, again) : List.of());
        tooNew.set(cover() == FileKind.Cover.ALWAYS && !Passphrase.isAscii(passphrase));
    }

    /// Whether older programs cannot open a file under this passphrase: a key store with characters outside ASCII.
    public ReadOnlyBooleanProperty tooNewProperty() {
        return tooNew.getReadOnlyProperty();
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// From 0 to 4, see [Passphrase#strength].
    public int strength() {
        return Passphrase.strength(passphrase);
    }

    boolean touched() {
        return passphrase.length > 0;
    }

    /// A copy for an order, empty for keys that leave unprotected.
    char[] forOrder() {
        return needed() ? passphrase.clone() : new char[0];
    }

    void wipe() {
        Arrays.fill(passphrase, '\0');
        Arrays.fill(again, '\0');
        passphrase = new char[0];
        again = new char[0];
    }
}
