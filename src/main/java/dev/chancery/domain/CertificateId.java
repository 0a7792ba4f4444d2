package dev.chancery.domain;

/// Identifies a certificate in its store; never used again for another one.
public record CertificateId(long value) {}
