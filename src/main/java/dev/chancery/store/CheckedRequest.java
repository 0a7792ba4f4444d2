package dev.chancery.store;

import dev.chancery.domain.Bytes;
import java.util.Optional;

/// A request's rows as they lie there.
public record CheckedRequest(
        long id, String label, String keyText, Bytes keySha256, Bytes sha256, Bytes der, Optional<Bytes> sealed) {}
