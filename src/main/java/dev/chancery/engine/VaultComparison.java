package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Decoded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How an authority's books here agree with those of its Vault.
///
/// `strays` are there and not here; `revokedThere` are good here and revoked there; `revokedHere` the other way round;
/// `missing` are good here and not there. `settled` is what was found out about requests whose answers were lost.
public record VaultComparison(List<Stray> strays, List<Certificate> revokedThere, List<Certificate> revokedHere,
        List<Certificate> missing, List<VaultSettled> settled, Instant when) {

    /// A certificate that the store does not have. `asked` when it may be the answer to a request from here whose key was lost.
    public record Stray(Decoded certificate, Bytes der, Optional<Instant> revoked, boolean asked) {
        public boolean isGood() {
            return revoked.isEmpty();
        }
    }

    public VaultComparison {
        strays = List.copyOf(strays);
        revokedThere = List.copyOf(revokedThere);
        revokedHere = List.copyOf(revokedHere);
        missing = List.copyOf(missing);
        settled = List.copyOf(settled);
    }

    /// Whether there is nothing to bring in line: what is revoked there and was never here needs nothing, what is gone there
    /// cannot be brought back.
    public boolean agrees() {
        return strays.stream().noneMatch(Stray::isGood) && revokedThere.isEmpty() && revokedHere.isEmpty() && missing.isEmpty();
    }
}
