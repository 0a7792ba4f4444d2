package dev.chancery.ui.issue;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.VaultHome;
import dev.chancery.engine.Office;
import dev.chancery.engine.VaultResult;
import dev.chancery.ui.Background;
import dev.chancery.ui.VaultDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// What is asked beside the rest where the authority's key is in a Vault: who makes the key, and what waits there for a
/// decision.
public final class ThereModel {

    private final Office office;
    private final Background.Newest looking;
    private final VaultDecision decision;
    private final Map<AuthorityId, VaultHome> homes = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<VaultHome>> home = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<VaultResult.Asks>> waiting = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty keyThere = new SimpleBooleanProperty();

    ThereModel(Office office, Background background, VaultDecision decision) {
        this.office = office;
        this.looking = background.newest();
        this.decision = decision;
    }

    void know(Map<AuthorityId, VaultHome> found) {
        homes.putAll(found);
    }

    void choose(Authority chosen) {
        home.set(of(chosen));
        keyThere.set(home.get().filter(VaultHome::keysThere).isPresent());
        look();
    }

    /// Reads again what waits.
    void look() {
        var asked = home.get();
        looking.load(() -> asked.map(one -> office.vaults().issuing().waiting(one.authority())).orElse(List.of()), waiting::set);
    }

    /// Where the key of an authority is; empty for one that signs here.
    Optional<VaultHome> of(Authority authority) {
        return Optional.ofNullable(homes.get(authority.id()));
    }

    /// Where the key of the chosen authority is.
    public ReadOnlyObjectProperty<Optional<VaultHome>> homeProperty() {
        return home.getReadOnlyProperty();
    }

    boolean isThere() {
        return home.get().isPresent();
    }

    /// Whether the key is made there.
    public BooleanProperty keyThereProperty() {
        return keyThere;
    }

    /// What was signed there otherwise than asked for, and nobody has decided on.
    public ReadOnlyObjectProperty<List<VaultResult.Asks>> waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Asks about the first that waits.
    public void answer() {
        waiting.get().stream().findFirst().ifPresent(asks -> decision.on(asks, _ -> look()));
    }
}
