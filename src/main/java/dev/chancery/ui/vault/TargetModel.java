package dev.chancery.ui.vault;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Field;
import dev.chancery.domain.VaultId;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.Violation;
import dev.chancery.engine.VaultTarget;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which authority of the server it is, by which role it issues, and what it is called here.
public final class TargetModel {

    private final StringProperty mount = new SimpleStringProperty("pki_int");
    private final StringProperty role = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty keysThere = new SimpleBooleanProperty();
    private final ObservableList<String> roles = FXCollections.observableArrayList();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ObservableList<Violation> nameViolations = FXCollections.observableArrayList();

    TargetModel() {
        mount.addListener(_ -> {
            roles.clear();
            check();
        });
        role.addListener(_ -> check());
        name.addListener(_ -> check());
        check();
    }

    private void check() {
        var reasons = new ArrayList<>(mount().violations());
        reasons.addAll(role().violations());
        violations.setAll(reasons);
        nameViolations.setAll(Authority.name(name.get()).violations());
    }

    /// The mount that is typed, or what is wrong with it.
    public Checked<VaultPath> mount() {
        return VaultPath.mount(Field.VAULT_MOUNT, mount.get());
    }

    private Checked<VaultPath> role() {
        return VaultPath.name(Field.VAULT_ROLE, role.get() == null ? "" : role.get());
    }

    /// @throws dev.chancery.domain.Failure.Refused when something is wrong with it
    VaultTarget at(VaultId server) {
        return new VaultTarget(server, mount().orRefuse(), role().orRefuse(), keysThere.get());
    }

    /// Offers these roles; the only one is chosen.
    void offer(List<String> found) {
        var typed = role.get();
        roles.setAll(found);
        role.set(typed == null || typed.isBlank() ? found.size() == 1 ? found.getFirst() : "" : typed);
    }

    /// Calls it after its mount as long as nobody has called it otherwise.
    void callIt(String usual) {
        if (name.get().isBlank()) {
            name.set(usual);
        }
    }

    public StringProperty mountProperty() {
        return mount;
    }

    public StringProperty roleProperty() {
        return role;
    }

    public StringProperty nameProperty() {
        return name;
    }

    /// Whether the keys of what it issues are made on the server.
    public BooleanProperty keysThereProperty() {
        return keysThere;
    }

    /// The roles of the mount, as far as the server tells them.
    public ObservableList<String> roles() {
        return roles;
    }

    /// What is wrong with mount and role.
    public ObservableList<Violation> violations() {
        return violations;
    }

    /// What is wrong with the name.
    public ObservableList<Violation> nameViolations() {
        return nameViolations;
    }

    /// Whether mount and role are valid.
    public ObservableBooleanValue ready() {
        return Bindings.isEmpty(violations);
    }
}
