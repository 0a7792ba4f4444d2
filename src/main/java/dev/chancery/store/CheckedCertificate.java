package dev.chancery.store;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.StoreFinding;
import java.util.Optional;

/// A certificate's rows as they lie there, none of it believed. `thing` is whose it is, `former` whose it was; `revocation`
/// tells whether it is revoked in whole or not at all.
public record CheckedCertificate(long id, long issuer, IndexColumns index, Optional<String> thing, Optional<String> former,
        boolean revocation, Optional<Bytes> sha256, Optional<Bytes> der, Optional<Bytes> sealed) {

    private static final String COMMON_NAME = "CN=";

    /// By which people know it, as far as its rows say.
    public StoreFinding.Which which() {
        return new StoreFinding.Which(id, serial(), label());
    }

    private String label() {
        return index.subject().lines().filter(line -> line.startsWith(COMMON_NAME)).map(line -> line.substring(COMMON_NAME.length()))
                .findFirst().orElse(index.label());
    }

    private String serial() {
        try {
            return SerialNumber.ofOctets(index.serial().toArray()).hex();
        } catch (IllegalArgumentException none) {
            return index.serial().hex();
        }
    }
}
