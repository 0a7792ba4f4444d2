package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CrossCertificate;
import dev.chancery.domain.CrossCertificate.Way;
import dev.chancery.domain.Status;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What an authority follows and is followed by, and the cross-certificates that lead to it and away from it.
public final class AuthorityLinksModel {

    /// A cross-certificate: who has signed for whom, which way that leads, and its state.
    public record Link(Certificate certificate, Way way, String signer, String subject, Status status) {
        boolean isRevocable() {
            return status != Status.REVOKED && status != Status.EXPIRED;
        }
    }

    /// Everything about one authority. `canSign` tells that its key is here and that it may be used now.
    public record Shown(Authority authority, Optional<Authority> before, Optional<Authority> after, List<Link> links, boolean canSign) {}

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());

    public AuthorityLinksModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public void show(AuthorityId id) {
        newest.load(() -> Optional.of(read(id)), shown::set);
    }

    private Shown read(AuthorityId id) {
        var authorities = office.authorities();
        var generations = authorities.generations();
        var authority = authorities.one(id);
        var links = office.crossSigning().all().stream()
                .filter(cross -> cross.signer().equals(id) || cross.subject().equals(Optional.of(id)))
                .map(cross -> link(cross, cross.way(generations))).toList();
        var status = office.certificates().status(authority.certificate());
        return new Shown(authority, generations.before(id).map(authorities::one), generations.after(id).map(authorities::one),
                links, authority.canSign() && (status == Status.ACTIVE || status == Status.EXPIRING));
    }

    private Link link(CrossCertificate cross, Way way) {
        var certificate = cross.certificate();
        return new Link(certificate, way, office.authorities().one(cross.signer()).name(),
                cross.subject().map(office.authorities()::one).map(Authority::name).orElseGet(certificate::label),
                office.certificates().status(certificate));
    }

    /// Writes the cross-certificate to this file; one that is there is replaced.
    public void save(Link link, Path file, Runnable saved) {
        background.load(() -> {
            office.certificates().save(link.certificate(), file);
            return file;
        }, _ -> saved.run());
    }
}
