package dev.chancery.ui.vault;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultServer;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which server it is and by whom it is believed; those that the store knows are on offer.
public final class ServerModel {

    private final Office office;
    private final Background background;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty namespace = new SimpleStringProperty("");
    private final ObjectProperty<Trust> trust = new SimpleObjectProperty<>(new Trust.OfSystem());
    private final ObservableList<Trust> trusts = FXCollections.observableArrayList(new Trust.OfSystem());
    private final ObservableList<VaultServer> known = FXCollections.observableArrayList();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();

    public ServerModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        address.addListener(_ -> check());
        namespace.addListener(_ -> check());
        check();
        background.load(() -> office.vaults().servers(), known::setAll);
        background.load(() -> office.authorities().current(), this::offer);
    }

    private void offer(List<Authority> authorities) {
        trusts.addAll(authorities.stream().map(Trust.OfAuthority::new).toList());
    }

    private void check() {
        violations.setAll(parsed().violations());
    }

    private Checked<VaultAddress> parsed() {
        return VaultAddress.parse(address.get(), namespace.get());
    }

    /// The server as it is typed, with this login.
    ///
    /// @throws dev.chancery.domain.Failure.Refused when it is not valid
    public VaultPlace place(VaultPlace.Login login) {
        var valid = parsed().orRefuse();
        return new VaultPlace(valid.base().toString(), valid.namespace().orElse(""), trust.get().believed(), login);
    }

    /// @throws dev.chancery.domain.Failure.Refused when it is not valid
    public VaultAddress at() {
        return parsed().orRefuse();
    }

    /// The known server that is typed here; empty when it is a new one.
    public Optional<VaultServer> same() {
        return parsed() instanceof Checked.Valid<VaultAddress>(var typed) ? known.stream().filter(one ->
                one.place().address().equals(typed.base().toString()) && one.place().namespace().equals(typed.namespace().orElse(""))).findFirst()
                : Optional.empty();
    }

    /// Fills in a server that the store knows.
    public void choose(VaultServer server) {
        address.set(server.place().address());
        namespace.set(server.place().namespace());
        if (server.place().trusted().isEmpty()) {
            trust.set(new Trust.OfSystem());
        } else {
            believe(new Trust.AsBefore(server.place().trusted()));
        }
    }

    /// Reads the certificates by which the server is believed.
    public void trust(Path file) {
        background.load(() -> office.vaultSetups().trusted(file), found -> believe(new Trust.OfFile(file.getFileName().toString(), found)));
    }

    private void believe(Trust chosen) {
        var others = new ArrayList<>(trusts);
        others.removeIf(one -> one.getClass() == chosen.getClass());
        others.add(chosen);
        trusts.setAll(others);
        trust.set(chosen);
    }

    /// Whether nothing is wrong with what is typed.
    public ObservableBooleanValue ready() {
        return Bindings.isEmpty(violations);
    }

    public StringProperty addressProperty() {
        return address;
    }

    public StringProperty namespaceProperty() {
        return namespace;
    }

    public ObjectProperty<Trust> trustProperty() {
        return trust;
    }

    /// By whom it could be believed.
    public ObservableList<Trust> trusts() {
        return trusts;
    }

    /// The servers that the store knows.
    public ObservableList<VaultServer> known() {
        return known;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }
}
