package dev.chancery.store;

import java.time.Instant;
import java.util.Optional;

/// What a store is made with. Without a sealer it cannot tell that it was changed from outside.
record NewStore(byte[] id, byte[] sealHeader, Instant created, Optional<Sealer> sealer) {}
