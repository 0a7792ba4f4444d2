package dev.chancery.ui.probe;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.engine.Office;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Sacrifice;
import dev.chancery.ui.Background;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which revoked certificate is tried on a server. Used on the window's thread.
public final class RevokedModel {

    private final Office office;
    private final Background background;
    private final ProbeModel probe;
    private final PartiesModel parties;
    private final ObservableList<Certificate> offered = FXCollections.observableArrayList();
    private final ObjectProperty<Certificate> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");

    public RevokedModel(Office office, Background background, ProbeModel probe, PartiesModel parties) {
        this.office = office;
        this.background = background;
        this.probe = probe;
        this.parties = parties;
    }

    /// Reads anew which there are; the newest is chosen when none is.
    public void refresh() {
        background.load(office.connectionTests()::revoked, found -> {
            var before = chosen.get();
            offered.setAll(found);
            chosen.set(found.contains(before) ? before : found.stream().findFirst().orElse(null));
        });
    }

    public ObservableList<Certificate> offered() {
        return offered;
    }

    /// Null stands for none, as a box has it.
    public ObjectProperty<Certificate> chosenProperty() {
        return chosen;
    }

    /// What became of the list that tells of the certificate that was sacrificed last.
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// Does nothing when there is none.
    public void test(ProbeModel.Secrets secrets) {
        Optional.ofNullable(chosen.get()).map(Certificate::id).ifPresentOrElse(id -> probe.test(secrets, id), secrets::close);
    }

    /// Who would issue the certificate to be sacrificed: who has issued the good one, or else the first that issues.
    public Optional<Authority> issuer() {
        var able = office.authorities().current().stream().filter(one -> one.canSign()).toList();
        var wanted = parties.whoProperty().get() instanceof Who.One(var certificate) ? Optional.of(certificate.issuer()) : Optional.<AuthorityId>empty();
        return able.stream().filter(one -> wanted.filter(one.id()::equals).isPresent()).findFirst()
                .or(() -> able.stream().filter(one -> !one.isRoot()).findFirst()).or(() -> able.stream().findFirst());
    }

    /// Issues a certificate and revokes it, to be tried.
    public void sacrifice(Authority issuer) {
        background.load(() -> office.connectionTests().sacrifice(issuer.id()), this::made);
    }

    private void made(Sacrifice made) {
        told.set(words(made));
        chosen.set(made.certificate());
        refresh();
    }

    private static String words(Sacrifice made) {
        return made.publications().stream().map(one -> switch (one) {
            case Publication.Published published -> Words.of("probe.revoked.published", published.file());
            case Publication.Failed _ -> Words.of("probe.revoked.failed");
        }).findFirst().orElseGet(() -> Words.of("probe.revoked.nowhere"));
    }
}
