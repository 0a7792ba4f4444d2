package dev.chancery.papers;

import dev.chancery.domain.Authority;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.PublishedList;
import dev.chancery.domain.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that the report of an authority tells. `chain` is the authority and those above it, the root last; `next`
/// are those of its certificates that end first.
public record AuthorityFacts(
        String store, Instant at, List<Authority> chain, Policy policy, Map<Status, Long> issued, RevocationList list, List<Listed> next) {

    /// What it may issue, with the names of the profiles that it is bound to and of the one that it offers first.
    public record Policy(IssuingPolicy rules, List<String> profiles, String firstProfile) {
        public Policy {
            profiles = List.copyOf(profiles);
        }
    }

    /// Its revocation list. `file` is empty when none is published; `complete` tells that it can be used now and names every
    /// revocation; `revoked` is how many certificates are revoked or on hold.
    public record RevocationList(String file, Optional<PublishedList> last, boolean complete, long revoked) {}

    public AuthorityFacts {
        chain = List.copyOf(chain);
        issued = Map.copyOf(issued);
        next = List.copyOf(next);
    }

    Authority authority() {
        return chain.getFirst();
    }
}
