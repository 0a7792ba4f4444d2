package dev.chancery.domain;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which authorities took the place of which: each is followed by at most one, and follows at most one.
///
/// `successors` has an entry for each authority that is followed by another one with a new key.
public record Generations(Map<AuthorityId, AuthorityId> successors) {

    public Generations {
        successors = Map.copyOf(successors);
    }

    /// What the authority is followed by.
    public Optional<AuthorityId> after(AuthorityId id) {
        return Optional.ofNullable(successors.get(id));
    }

    /// What the authority follows.
    public Optional<AuthorityId> before(AuthorityId id) {
        return Optional.ofNullable(predecessors().get(id));
    }

    private Map<AuthorityId, AuthorityId> predecessors() {
        var turned = new HashMap<AuthorityId, AuthorityId>();
        successors.forEach((old, young) -> turned.put(young, old));
        return turned;
    }

    /// Whether another one issues in its place.
    public boolean isFollowed(AuthorityId id) {
        return successors.containsKey(id);
    }

    /// The last of those that follow the authority; itself when none does.
    public AuthorityId newest(AuthorityId id) {
        var next = id;
        for (int i = 0; i < successors.size() && isFollowed(next); i++) {
            next = requireNonNull(successors.get(next));
        }
        return next;
    }

    /// Those that the authority follows, the youngest first.
    public List<AuthorityId> allBefore(AuthorityId id) {
        var predecessors = predecessors();
        var found = new ArrayList<AuthorityId>();
        for (var next = predecessors.get(id); next != null && !found.contains(next); next = predecessors.get(next)) {
            found.add(next);
        }
        return found;
    }
}
