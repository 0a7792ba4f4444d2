package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkKind;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.BulkTarget;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Ttl;
import java.time.Instant;
import java.util.Optional;

/// A bulk job as the store keeps it. `source` says where its things come from. A job that replaces certificates has no
/// terms here ([BulkReplacementTable]).
public record BulkRow(BulkId id, BulkKind kind, String source, BulkState state, Optional<Terms> terms, Optional<BulkTarget> target,
        Instant begun) {

    /// On what terms it issues; `profile` is its content in JSON. `again` says that a thing that has a good certificate gets
    /// another one.
    public record Terms(AuthorityId issuer, String profile, KeySpec key, Ttl life, boolean again) {}
}
