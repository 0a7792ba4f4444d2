package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// What became of a thing in a bulk job. The code is stored and never changes.
public enum BulkResult {
    /// Not reached yet, or never when the job was ended before.
    WAITING("waiting"),
    /// It got a certificate.
    ISSUED("issued"),
    /// It had a good one already, and keeps it.
    KEPT("kept"),
    /// It cannot have one on these terms.
    REFUSED("refused");

    private final String code;

    BulkResult(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<BulkResult> ofCode(String code) {
        return Arrays.stream(values()).filter(result -> result.code.equals(code)).findFirst();
    }
}
