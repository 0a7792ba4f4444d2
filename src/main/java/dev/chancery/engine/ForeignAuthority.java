package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Ttl;

/// An authority whose key is elsewhere, for instance in a Vault, and which one of the store signs: no authority may stand
/// below it.
///
/// Of the certification request (DER) only its key is taken. `place` says for the audit log where the key is.
public record ForeignAuthority(
        AuthorityId signer, String name, DistinguishedName subject, Ttl life, Bytes request, String place) {}
