package dev.chancery.engine;

import dev.chancery.domain.Objection;
import dev.chancery.domain.ThingId;
import java.util.List;
import java.util.Optional;

/// One thing that an import has found, as it stands to the store. `place` is the file or row that it was found in, `label`
/// what people call it, `belongsTo` the issuer of a certificate, the certificate of a key, or the authority of a
/// renewal or list.
///
/// `thing` is whose it becomes; `withKey` tells that its private key comes along; `count` is how many revocations there
/// are, and 0 for all else.
public record ImportItem(
        int number, Kind kind, String place, String label, String belongsTo, Optional<ThingId> thing, boolean withKey,
        Standing standing, List<Objection> objections, int count) {

    public enum Kind {
        ROOT, INTERMEDIATE,
        /// Another certificate for the name and key of an authority, from before or after the one that it signs with.
        RENEWAL,
        CERTIFICATE,
        /// A private key whose certificate is not part of the import.
        KEY,
        REQUEST,
        /// A revocation list, or what a foreign store says about it.
        REVOCATIONS,
        OTHER
    }

    public enum Standing {
        /// It comes in.
        NEW,
        /// Its certificate is in the store, and the key joins it.
        COMPLETES,
        /// It is in the store; nothing changes.
        KNOWN,
        /// It comes in once its passphrase is known.
        LOCKED,
        /// It cannot come in, as its objections say.
        REFUSED
    }

    public ImportItem {
        objections = List.copyOf(objections);
    }

    /// Whether the user can choose to leave it out.
    public boolean comesIn() {
        return standing == Standing.NEW || standing == Standing.COMPLETES;
    }

    public boolean isAuthority() {
        return kind == Kind.ROOT || kind == Kind.INTERMEDIATE;
    }
}
