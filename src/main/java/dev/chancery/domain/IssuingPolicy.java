package dev.chancery.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an authority may issue: the keys and profiles (by code) that it takes, none for all, and the longest life; and
/// whether the private key of what it issued leaves the store only once.
public record IssuingPolicy(Set<KeySpec> keys, Set<String> profiles, Optional<Ttl> longest, boolean keysLeaveOnce) {

    /// Allows everything.
    public static final IssuingPolicy OPEN = new IssuingPolicy(Set.of(), Set.of(), Optional.empty());

    public IssuingPolicy {
        keys = Collections.unmodifiableSet(keys.isEmpty() ? EnumSet.noneOf(KeySpec.class) : EnumSet.copyOf(keys));
        profiles = Set.copyOf(profiles);
    }

    /// Keys may leave as often as somebody exports them.
    public IssuingPolicy(Set<KeySpec> keys, Set<String> profiles, Optional<Ttl> longest) {
        this(keys, profiles, longest, false);
    }

    public IssuingPolicy withKeysLeavingOnce(boolean once) {
        return new IssuingPolicy(keys, profiles, longest, once);
    }

    public boolean allows(KeySpec key) {
        return keys.isEmpty() || keys.contains(key);
    }

    public boolean allows(Profile profile) {
        return profiles.isEmpty() || profiles.contains(profile.code());
    }

    /// Every reason why a certificate of this profile, key and life is not to be issued.
    public List<Violation> violations(Profile profile, KeySpec key, Duration life) {
        var found = new ArrayList<Violation>();
        if (!allows(profile)) {
            found.add(new IssuerViolation.ProfileNotAllowed(profile.name()));
        }
        if (!allows(key)) {
            found.add(new KeyViolation.KeyNotAllowed(key, List.copyOf(keys)));
        }
        longest.filter(most -> life.compareTo(most.duration()) > 0)
                .ifPresent(most -> found.add(new ValidityViolation.LivesTooLong(life, most)));
        return found;
    }
}
