package dev.chancery.domain;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// The state of a certificate at an instant. The code is stored and never changes.
public enum Status {
    NOT_YET_VALID("not-yet-valid"), ACTIVE("active"), EXPIRING("expiring"), EXPIRED("expired"),
    /// Revoked in a way that can be taken back.
    ON_HOLD("on-hold"),
    REVOKED("revoked");

    /// A certificate with less than this left is [#EXPIRING].
    public static final Duration SOON = Duration.ofDays(30);

    private final String code;

    Status(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Status> ofCode(String code) {
        return Arrays.stream(values()).filter(status -> status.code.equals(code)).findFirst();
    }
}
