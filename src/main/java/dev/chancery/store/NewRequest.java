package dev.chancery.store;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Csr;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.ThingId;
import java.util.Optional;

/// A request that is to be filed: the DER and what was read from it.
public record NewRequest(Direction direction, Csr csr, Bytes der, Optional<ThingId> thing) {}
