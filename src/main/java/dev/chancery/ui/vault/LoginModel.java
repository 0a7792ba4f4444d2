package dev.chancery.ui.vault;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.Secret;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultPlace.Kind;
import dev.chancery.domain.Violation;
import dev.chancery.engine.VaultSignInAsker.Given;
import dev.chancery.words.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Who signs in at a Vault: a token, or an AppRole by its role id and secret id. The secret is wiped when this is closed.
public final class LoginModel implements AutoCloseable {

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.TOKEN);
    private final StringProperty roleId = new SimpleStringProperty("");
    private final StringProperty mount = new SimpleStringProperty(VaultPlace.Login.APP_ROLE_MOUNT);
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private final StringProperty refused = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper given = new ReadOnlyBooleanWrapper();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ObservableBooleanValue ready = Bindings.isEmpty(violations).and(given);
    private Secret secret = Secret.of(new char[0]);

    /// With nothing typed yet.
    public LoginModel() {
        for (var one : List.<Observable>of(kind, roleId, mount)) {
            one.addListener(_ -> check());
        }
        check();
    }

    /// Shows this login; `kept` says whether its secret has been sealed in the store.
    public void show(VaultPlace.Login login, boolean kept) {
        kind.set(login.kind());
        roleId.set(login.roleId());
        mount.set(login.mount().isEmpty() ? VaultPlace.Login.APP_ROLE_MOUNT : login.mount());
        keep.set(kept);
    }

    private void check() {
        violations.setAll(login().violations());
    }

    /// Everything but the secret, or what is wrong with it.
    public Checked<VaultPlace.Login> login() {
        return switch (kind.get()) {
            case TOKEN -> Checked.valid(VaultPlace.Login.TOKEN);
            case APP_ROLE -> appRole(VaultPath.mount(Field.VAULT_APP_ROLE, mount.get()), roleId.get().strip());
        };
    }

    private static Checked<VaultPlace.Login> appRole(Checked<VaultPath> path, String id) {
        var reasons = new ArrayList<>(path.violations());
        if (id.isEmpty()) {
            reasons.add(new TextViolation.Missing(Field.VAULT_ROLE_ID));
        }
        return Checked.of(reasons, () -> new VaultPlace.Login(Kind.APP_ROLE, path.orRefuse().value(), id));
    }

    /// Takes over the token or secret id that was typed; the array stays the caller's to wipe.
    public void take(char[] typed) {
        secret.close();
        secret = Secret.of(typed);
        given.set(!secret.isEmpty());
    }

    /// What the server says to the secret that was tried last; empty forgets it.
    public void refuse(Optional<Failure> failure) {
        refused.set(failure.map(Failures::tell).map(told -> told.happened() + " " + told.next()).orElse(""));
    }

    /// What was typed, for the caller to close; empty as long as something is missing.
    public Optional<Given> given() {
        return login() instanceof Checked.Valid<VaultPlace.Login>(var login) && !secret.isEmpty()
                ? Optional.of(new Given(login, secret.use(Secret::of), keep.get())) : Optional.empty();
    }

    /// Whether [#given] has something.
    public ObservableBooleanValue ready() {
        return ready;
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    public StringProperty roleIdProperty() {
        return roleId;
    }

    /// Where the AppRole method is mounted.
    public StringProperty mountProperty() {
        return mount;
    }

    /// Whether the secret is to be sealed in the store.
    public BooleanProperty keepProperty() {
        return keep;
    }

    /// In words; empty while nothing was refused.
    public StringProperty refusedProperty() {
        return refused;
    }

    /// Whether a secret was typed.
    public ReadOnlyBooleanProperty givenProperty() {
        return given.getReadOnlyProperty();
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    @Override public void close() {
        secret.close();
        secret = Secret.of(new char[0]);
        given.set(false);
    }
}
