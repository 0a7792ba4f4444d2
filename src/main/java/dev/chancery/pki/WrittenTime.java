package dev.chancery.pki;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/// A time as certificates and lists write it (RFC 5280, 4.1.2.5), as 14 digits that sort like the times do.
final class WrittenTime {

    static final String ENDLESS = "99991231235959";

    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int DIGITS = 14;
    private static final String FIRST_GENERALIZED = "2050";

    private WrittenTime() {}

    /// @throws IllegalArgumentException unless it is a real time in whole seconds, in UTC, of the form that its year asks for
    static String of(DerElement time) {
        DerElement.require(isForm(time));
        var text = time.ascii();
        var digits = text.substring(0, text.length() - 1);
        var whole = time.is(UTC_TIME) ? (digits.charAt(0) < '5' ? "20" : "19") + digits : digits;
        DerElement.require(time.is(UTC_TIME) || whole.compareTo(FIRST_GENERALIZED) >= 0 || whole.compareTo("1950") < 0);
        moment(whole);
        return whole;
    }

    /// Whether an ordinary UTCTime stands there, which the shortest month would have too; of others [#of] tells.
    static boolean isUtc(byte[] octets, int at) {
        return octets[at] == UTC_TIME && octets[at + 1] == DIGITS - 1 && octets[at + DIGITS] == 'Z' && pair(octets, at + 2) < 100
                && pair(octets, at + 4) - 1 < 12 && pair(octets, at + 4) > 0 && pair(octets, at + 6) - 1 < 28 && pair(octets, at + 6) > 0
                && pair(octets, at + 8) < 24 && pair(octets, at + 10) < 60 && pair(octets, at + 12) < 60;
    }

    /// Two digits as a number, or one that is too large.
    private static int pair(byte[] octets, int at) {
        int tens = octets[at] - '0';
        int ones = octets[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? Integer.MAX_VALUE : 10 * tens + ones;
    }

    private static boolean isForm(DerElement time) {
        int digits = time.is(UTC_TIME) ? DIGITS - 2 : time.is(GENERALIZED_TIME) ? DIGITS : 0;
        if (digits == 0 || time.length() != digits + 1 || time.octet(digits) != 'Z') {
            return false;
        }
        for (int i = 0; i < digits; i++) {
            if (time.octet(i) < '0' || time.octet(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// @throws IllegalArgumentException when no calendar has it
    static LocalDateTime moment(String digits) {
        try {
            return LocalDateTime.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8), number(digits, 8, 10),
                    number(digits, 10, 12), number(digits, 12, 14));
        } catch (DateTimeException unreal) {
            throw new IllegalArgumentException(unreal);
        }
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    static boolean isWritten(DerElement time) {
        try {
            of(time);
            return true;
        } catch (IllegalArgumentException otherwise) {
            return false;
        }
    }
}
