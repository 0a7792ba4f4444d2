package dev.chancery.domain;

/// What a bulk job does.
public enum BulkKind {
    /// It issues certificates for things.
    ISSUE,
    /// It renews certificates.
    RENEW,
    /// It rotates certificates.
    ROTATE
}
