package dev.chancery.domain;

import java.util.Optional;

/// One CA certificate as the cloud's list shows it. `verified` and `active` are empty where the cloud does not say;
/// `certificate` is the DER, where it is in the list.
public record CloudEntry(
        String id, String name, String commonName, Optional<Boolean> verified, Optional<Boolean> active, String expires,
        Optional<Bytes> certificate, CloudFacts facts) {}
