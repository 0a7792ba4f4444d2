package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.SerialNumber;
import java.util.Optional;
import java.util.OptionalLong;

/// A serial number that is about to be used. `issuer` is empty for a root, which signs itself; `thing` is the number of
/// the thing that the certificate is for.
public record Reservation(Optional<AuthorityId> issuer, SerialNumber serial, OptionalLong thing) {}
