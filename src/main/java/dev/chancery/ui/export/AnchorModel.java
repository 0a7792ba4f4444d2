package dev.chancery.ui.export;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The root that the other side trusts: the certificates' own, or another one to which cross-certificates lead.
public final class AnchorModel {

    private final Office office;
    private final ObservableList<Optional<Authority>> choices = FXCollections.observableArrayList(List.of(Optional.<Authority>empty()));
    private final ObjectProperty<Optional<Authority>> chosen = new SimpleObjectProperty<>(Optional.empty());

    AnchorModel(Office office) {
        this.office = office;
    }

    void read(Background background, List<CertificateId> certificates) {
        background.load(() -> office.exports().anchors(certificates), others -> others.forEach(one -> choices.add(Optional.of(one))));
    }

    /// Nothing stands for the certificates' own root, and goes first.
    public ObservableList<Optional<Authority>> choices() {
        return choices;
    }

    public ObjectProperty<Optional<Authority>> chosenProperty() {
        return chosen;
    }

    Optional<AuthorityId> anchor() {
        return chosen.get().map(Authority::id);
    }
}
