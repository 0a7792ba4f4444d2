package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One certificate to be issued: its terms, and whom it names. `thing` is set when it belongs to one of the store.
public record Order(Terms terms, DistinguishedName subject, List<SubjectName> names, Optional<Thing> thing) {

    public Order {
        names = List.copyOf(names);
    }

    /// What certificates that are issued together have in common.
    public record Terms(AuthorityId issuer, Profile profile, KeySpec key,
            Ttl life) {}

    /// The same for a key of this kind.
    Order withKey(KeySpec key) {
        return new Order(new Terms(terms.issuer(), terms.profile(), key, terms.life()), subject, names, thing);
    }

    /// The certificate that a thing gets by default: its id is the common name; a server also gets its id and its
    /// address as alternative names where they can be one.
    public static Order of(Thing thing, Terms terms) {
        return new Order(terms, DistinguishedName.commonName(thing.id().value()).orRefuse(),
                names(thing, terms.profile()), Optional.of(thing));
    }

    private static List<SubjectName> names(Thing thing, Profile profile) {
        if (profile.kind() != Profile.Kind.SERVER) {
            return List.of();
        }
        var names = new ArrayList<SubjectName>();
        if (SubjectName.Dns.parse(thing.id().value()) instanceof Checked.Valid<SubjectName>(var name)) {
            names.add(name);
        }
        if (!thing.description().address().isEmpty()) {
            names.add(new SubjectName.Ip(thing.description().address()));
        }
        return names;
    }
}
