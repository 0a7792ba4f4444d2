package dev.chancery.domain;

import java.time.Duration;

/// The state of a certificate at an instant.
public enum Status {
    NOT_YET_VALID, ACTIVE, EXPIRING, EXPIRED,
    /// Revoked in a way that can be taken back.
    ON_HOLD,
    REVOKED;

    /// A certificate with less than this left is [#EXPIRING].
    public static final Duration SOON = Duration.ofDays(30);
}
