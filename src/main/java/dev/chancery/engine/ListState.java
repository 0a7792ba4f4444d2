package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.domain.PublishedList;
import dev.chancery.domain.RevocationListSettings;
import java.util.Optional;

/// How it stands with the revocation list of an authority. `revoked` is how many of its certificates are revoked or on
/// hold; `failure` says why the last try to publish was in vain.
public record ListState(
        Authority authority, RevocationListSettings settings, Optional<PublishedList> last, long revoked, Health health,
        Optional<Failure> failure) {

    /// Whether those who use the list are told the truth by it.
    public enum Health {
        /// No file is set, so nothing is published.
        OFF,
        /// It tells of every revocation, and can be used now.
        FRESH,
        /// There is none yet, its time is over, or it does not tell of every revocation.
        STALE,
        /// The last try to publish was in vain.
        FAILED,
        /// The authority's own certificate has ended, and its lists with it.
        ENDED,
        /// A file is set, and the authority's key is not here: its lists are made where the key is.
        AWAY
    }
}
