package dev.chancery.domain;

import java.util.Optional;

/// What clouds look at in a CA certificate. `key` is empty for a kind that Chancery does not make; `signature` names the
/// algorithm, and `soundSignature` says that it is RSA PKCS#1 or ECDSA with SHA-2, which all of them take.
public record CaTraits(
        int version, boolean ca, boolean signsCertificates, boolean selfIssued, boolean subjectKeyId, Optional<KeySpec> key,
        String keyText, String signature, boolean soundSignature, Validity validity) {}
