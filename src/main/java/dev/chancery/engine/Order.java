package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Ttl;
import java.util.List;
import java.util.Optional;

/// One certificate to be issued: its terms, and whom it names. `thing` is set when it belongs to one of the store.
public record Order(Terms terms, DistinguishedName subject, List<SubjectName> names, Optional<Thing> thing) {

    public Order {
        names = List.copyOf(names);
    }

    /// What certificates that are issued together have in common.
    public record Terms(AuthorityId issuer, Profile profile, KeySpec key, Ttl life) {}

    /// The same for a key of this kind.
    Order withKey(KeySpec key) {
        return new Order(new Terms(terms.issuer(), terms.profile(), key, terms.life()), subject, names, thing);
    }

    /// The certificate that a thing gets by a profile that wants to know nothing but the thing; see [Certificates#order].
    ///
    /// @throws dev.chancery.domain.Failure.Refused when that is not enough, or not what a certificate can say
    public static Order of(Thing thing, Terms terms) {
        return of(Values.of(thing), terms, Optional.of(thing)).orRefuse();
    }

    static Checked<Order> of(Values values, Terms terms, Optional<Thing> thing) {
        return terms.profile().naming().named(values.all())
                .map(named -> new Order(terms, named.subject(), named.names(), thing));
    }
}
