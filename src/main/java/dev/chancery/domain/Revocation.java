package dev.chancery.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/// That a certificate must not be trusted any more before its time: since when, and why (RFC 5280, 5.3).
///
/// A hold is a revocation that can be taken back.
public record Revocation(Instant when, Reason reason) {

    /// Why (RFC 5280, 5.3.1). The code is the standard's, and what the store keeps.
    public enum Reason {
        UNSPECIFIED(0), KEY_COMPROMISE(1), CA_COMPROMISE(2), AFFILIATION_CHANGED(3), SUPERSEDED(4), CESSATION_OF_OPERATION(5),
        CERTIFICATE_HOLD(6),
        /// Only in delta lists: the hold of the list before is over. No certificate is ever revoked with it.
        REMOVE_FROM_CRL(8),
        PRIVILEGE_WITHDRAWN(9), AA_COMPROMISE(10);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        /// Empty for 7, which the standard leaves out, and for what it does not know.
        public static Optional<Reason> ofCode(long code) {
            return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
        }
    }

    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 9999;

    public Revocation {
        if (reason == Reason.REMOVE_FROM_CRL) {
            throw new IllegalArgumentException("no certificate is revoked by being taken off a list");
        }
    }

    /// Whether a list can say that a certificate was revoked then: in the years 1950 to 9999 (RFC 5280, 5.1.2.6).
    public static boolean isTellable(Instant when) {
        int year = when.atOffset(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    public boolean isHold() {
        return reason == Reason.CERTIFICATE_HOLD;
    }
}
