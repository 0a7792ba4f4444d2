package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Whether an authority's certificates are renewed by themselves, and a longer life for the authority itself.
public final class AuthorityRenewalModel {

    /// `endsSoon` tells that it is time to renew the authority; `life` is what it would get, until `end`.
    public record Shown(Authority authority, boolean byItself, boolean endsSoon, Ttl life, Instant end) {}

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
        var life = life(authority, now);
        return new Shown(authority, office.scheduler().authorities().contains(id), authority.endsSoon(now), life,
                Validity.issued(now, life).notAfter());
    }

    /// As long as before, cut to the end of the authority above, which it cannot outlive.
    private Ttl life(Authority authority, Instant now) {
        var before = office.authorityRenewals().lifeOf(authority.id());
        return authority.parent().map(parent -> Duration.between(now, office.authorities().one(parent).certificate().validity().notAfter()))
                .filter(left -> left.compareTo(before.duration()) < 0).map(left -> Ttl.of(left.minusHours(1)).orElse(before)).orElse(before);
    }

    /// Whether the certificates of the shown authority are renewed by themselves from now on.
    public void turn(boolean on) {
        shown.get().filter(now -> now.byItself() != on).ifPresent(now -> background.run("authorities.renewal.turning", _ -> {
            office.scheduler().turn(now.authority().id(), on);
            return on;
        }, _ -> show(now.authority().id())));
    }

    /// Renews the shown authority with the key that it has.
    public void renew(Consumer<Authority> then) {
        shown.get().ifPresent(now -> background.run("authorities.renewal.renewing",
                _ -> office.authorityRenewals().renew(now.authority().id(), now.life()), then));
    }
}
