package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import java.time.Instant;

/// A revocation list as it is given out: its DER, when it was made, and until when it may be used.
public record ServedList(Bytes der, Instant made, Instant nextUpdate) {}
