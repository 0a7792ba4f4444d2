package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Ttl;
import java.util.Set;

/// What is to follow an authority: another one with a new key, under a name of its own in the lab. What stands in its
/// certificate may be the same name again.
public record Rekey(AuthorityId authority, String name, DistinguishedName subject, KeySpec key, Ttl life, Set<Link> links) {

    /// A certificate that leads from one key of a root to the other (RFC 4210, 4.4).
    public enum Link {
        /// The new key, certified by the old one: whoever trusts the old root alone accepts what the new one signs.
        NEW_WITH_OLD,
        /// The old key, certified by the new one: whoever trusts the new root alone accepts what the old one has signed.
        OLD_WITH_NEW
    }

    public Rekey {
        links = Set.copyOf(links);
    }

    public Rekey with(Set<Link> wanted) {
        return new Rekey(authority, name, subject, key, life, wanted);
    }
}
