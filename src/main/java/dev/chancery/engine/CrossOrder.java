package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Ttl;
import java.util.OptionalInt;

/// Who is to sign for whom: `certificate` is that of the other authority, in DER. Without a path length the
/// cross-certificate gets what its signer leaves.
public record CrossOrder(AuthorityId signer, Bytes certificate, Ttl life, OptionalInt pathLength) {}
