package dev.chancery.engine;

import java.time.Instant;
import java.util.Optional;

/// The DER of an OCSP answer, and until when others may be given the same: empty for a refusal, and for one with a nonce.
public record OcspAnswer(byte[] der, Optional<Instant> until) {}
