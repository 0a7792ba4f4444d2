package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Ttl;
import java.util.Optional;
import java.util.OptionalInt;

/// An authority to be made: a root when it has no parent, else an intermediate that its parent signs.
///
/// `pathLength` is how many authorities may stand below it, empty for no limit. `place` is where its key shall live.
public record NewAuthority(
        String name, Optional<AuthorityId> parent, DistinguishedName subject, KeySpec key, Ttl life,
        OptionalInt pathLength, Authority.Defaults defaults, Profile profile, KeyPlace place) {

    /// One whose key is in the store.
    public NewAuthority(String name, Optional<AuthorityId> parent, DistinguishedName subject, KeySpec key, Ttl life,
            OptionalInt pathLength, Authority.Defaults defaults, Profile profile) {
        this(name, parent, subject, key, life, pathLength, defaults, profile, KeyPlace.IN_STORE);
    }

    /// An authority of the usual profile for its place.
    public NewAuthority(String name, Optional<AuthorityId> parent, DistinguishedName subject, KeySpec key, Ttl life,
            OptionalInt pathLength, Authority.Defaults defaults) {
        this(name, parent, subject, key, life, pathLength, defaults, parent.isEmpty() ? Profile.ROOT : Profile.INTERMEDIATE);
    }

    /// The same with other defaults for what it issues.
    public NewAuthority with(Authority.Defaults issuing) {
        return new NewAuthority(name, parent, subject, key, life, pathLength, issuing, profile, place);
    }

    /// The same with its key elsewhere.
    public NewAuthority at(KeyPlace wanted) {
        return new NewAuthority(name, parent, subject, key, life, pathLength, defaults, profile, wanted);
    }
}
