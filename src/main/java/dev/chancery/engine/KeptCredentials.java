package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.Failure;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Credentials for clouds that somebody asked to be kept: sealed under the store key, as private keys are, and open to
/// whoever has unlocked the store.
public final class KeptCredentials {

    /// Names the place of a sealed credential.
    static final String TABLE = "cloud_credential";

    private final Desk desk;

    KeptCredentials(Desk desk) {
        this.desk = desk;
    }

    /// Keeps it for this place, instead of one that is kept there. It stays the caller's to close.
    public void keep(CloudTenant where, CloudAccess access) {
        var octets = CredentialCode.encoded(access);
        try {
            desk.write(tx -> {
                var row = tx.credentials().insert(where, desk.now());
                tx.credentials().seal(row, desk.seal().seal(octets, TABLE, row, desk.surroundings().random()));
                desk.note(tx, Act.CREDENTIAL_KEPT, where.cloud().label(), where.text());
            });
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /// Since when one is kept for this place.
    public Optional<Instant> since(CloudTenant where) {
        return desk.read(tx -> tx.credentials().of(where)).map(found -> found.kept());
    }

    /// The one that is kept for this place, to be closed by the caller.
    ///
    /// @throws Failure.Tampered when it was changed, or stands where it was not sealed for
    public Optional<CloudAccess> open(CloudTenant where) {
        return desk.read(tx -> tx.credentials().of(where)).map(found -> {
            var octets = desk.seal().unseal(found.sealed(), TABLE, found.id());
            try {
                return CredentialCode.decoded(octets);
            } finally {
                Arrays.fill(octets, (byte) 0);
            }
        });
    }

    /// Keeps it no longer.
    public void forget(CloudTenant where) {
        desk.write(tx -> {
            if (tx.credentials().delete(where)) {
                desk.note(tx, Act.CREDENTIAL_FORGOTTEN, where.cloud().label(), where.text());
            }
        });
    }
}
