package dev.chancery.ui.requests;

import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Violation;
import dev.chancery.engine.RequestKit;
import java.util.ArrayList;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// For which device the lines are, and the lines.
public final class KitModel {

    private final StringProperty commonName = new SimpleStringProperty("");
    private final StringProperty names = new SimpleStringProperty("");
    private final ObjectProperty<KeySpec> key = new SimpleObjectProperty<>(KeySpec.EC_P256);
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper lines = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper needed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper requestFile = new ReadOnlyStringWrapper("");

    KitModel(String thing) {
        commonName.set(thing);
        commonName.addListener((_, _, _) -> make());
        names.addListener((_, _, _) -> make());
        key.addListener((_, _, _) -> make());
        make();
    }

    public StringProperty commonNameProperty() {
        return commonName;
    }

    /// The alternative names, one a line.
    public StringProperty namesProperty() {
        return names;
    }

    public ObjectProperty<KeySpec> keyProperty() {
        return key;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// What to type on the device; empty as long as something is wrong.
    public ReadOnlyStringProperty linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// The version of OpenSSL that the lines need; empty without lines.
    public ReadOnlyStringProperty neededProperty() {
        return needed.getReadOnlyProperty();
    }

    /// The file that comes back from the device.
    public ReadOnlyStringProperty requestFileProperty() {
        return requestFile.getReadOnlyProperty();
    }

    private void make() {
        var alternatives = SubjectName.parseAll(names.get());
        var found = new ArrayList<>(DistinguishedName.commonName(commonName.get()).violations());
        found.addAll(alternatives.violations());
        violations.setAll(found);
        var kit = Checked.of(found, () -> new RequestKit(commonName.get(), alternatives.orRefuse(), key.get()));
        needed.set(kit.map(RequestKit::openSslNeeded).orElse(""));
        requestFile.set(kit.map(RequestKit::requestFile).orElse(""));
        lines.set(kit.map(RequestKit::openssl).orElse(""));
    }
}
