package dev.chancery.ui.export;

import dev.chancery.domain.Passphrase;
import dev.chancery.domain.Violation;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The passphrase under which the private keys leave: PKCS#12 needs one, PEM can do without.
public final class ProtectionModel {

    private final ObjectProperty<What> what;
    private final BooleanProperty wanted = new SimpleBooleanProperty();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper tooNew = new ReadOnlyBooleanWrapper();
    private char[] passphrase = {};
    private char[] again = {};

    ProtectionModel(ObjectProperty<What> what) {
        this.what = what;
        what.addListener((_, _, _) -> check());
        wanted.addListener((_, _, _) -> check());
    }

    /// Whether PEM keys get a passphrase; PKCS#12 does not ask.
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    public boolean needed() {
        return what.get() == What.PKCS12 || wanted.get();
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
        tooNew.set(what.get() == What.PKCS12 && !Passphrase.isAscii(passphrase));
    }

    /// Whether older programs cannot open a file under this passphrase: a PKCS#12 with characters outside ASCII.
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
