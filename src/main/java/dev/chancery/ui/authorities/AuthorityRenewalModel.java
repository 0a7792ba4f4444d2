package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Whether an authority's certificates are renewed by themselves, and whether it is time to renew the authority itself.
public final class AuthorityRenewalModel {

    /// `endsSoon` tells that it is time to renew the authority; `away` names the authority whose key would have to be here
    /// for that, where it is not.
    public record Shown(Authority authority, boolean byItself, boolean endsSoon, Optional<String> away) {}

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());

    public AuthorityRenewalModel(Office office, Background background) {
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
        var authority = office.authorities().one(id);
        var now = office.certificates().now();
        boolean followed = office.authorities().generations().isFollowed(id);
        return new Shown(authority, office.scheduler().authorities().contains(id), authority.endsSoon(now) && !followed,
                away(authority, followed).map(Authority::name));
    }

    /// The one above signs, whatever the key. A root can get a new key without its old one, once.
    private Optional<Authority> away(Authority authority, boolean followed) {
        return authority.parent().map(office.authorities()::one).or(() -> Optional.of(authority).filter(_ -> followed))
                .filter(signer -> !signer.canSign());
    }

    /// Whether the certificates of the shown authority are renewed by themselves from now on.
    public void turn(boolean on) {
        shown.get().filter(now -> now.byItself() != on).ifPresent(now -> background.run("authorities.renewal.turning", _ -> {
            office.scheduler().turn(now.authority().id(), on);
            return on;
        }, _ -> show(now.authority().id())));
    }
}
