package dev.chancery.engine;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Ttl;
import java.util.Optional;

/// In which way many certificates are replaced: the same terms for all of them.
public sealed interface ReplacementWish {

    /// All are renewed.
    record Renew(RenewalTerms terms) implements ReplacementWish {
        @Override public Handover handover() {
            return terms.handover();
        }
    }

    /// All are rotated, each by its profile as before; with another life or another kind of key where that is said.
    record Rotate(Optional<Ttl> life, Optional<KeySpec> key, Handover handover) implements ReplacementWish {}

    /// What becomes of the old ones.
    Handover handover();
}
