package dev.chancery.pki;

import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Entries of a revocation list in DER (RFC 5280, 5.1.2.6 and 5.3.1), one after the other from one buffer: a list may
/// have a million of them.
final class RevokedEntry {

    private static final int FIRST_UTC_YEAR = 1950;
    private static final int LAST_UTC_YEAR = 2049;
    private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int TIME = 17;
    /// `reasonCode`: the object identifier 2.5.29.21, and an ENUMERATED whose value comes last.
    private static final byte[] REASON =
            {0x30, 0x0c, 0x30, 0x0a, 0x06, 0x03, 0x55, 0x1d, 0x15, 0x04, 0x03, 0x0a, 0x01, 0};

    private final byte[] buffer = new byte[2 + 22 + TIME + REASON.length];
    private final byte[] time = new byte[TIME];
    private int timeLength;
    private long second = Long.MIN_VALUE;
    private int length;

    /// Puts the entry into [#buffer], where it stays until the next one, and returns its length. No reason is written
    /// where none is given.
    ///
    /// @throws IllegalArgumentException when `when` is outside the years 0 to 9999
    int encode(SerialNumber serial, Instant when, Reason reason) {
        length = 2;
        var octets = serial.octets();
        put(Der.INTEGER);
        put(octets.length);
        put(octets, octets.length);
        put(timeOf(when), timeLength);
        if (reason != Reason.UNSPECIFIED) {
            put(REASON, REASON.length);
            buffer[length - 1] = (byte) reason.code();
        }
        buffer[0] = Der.SEQUENCE;
        buffer[1] = (byte) (length - 2);
        return length;
    }

    byte[] buffer() {
        return buffer;
    }

    private void put(int octet) {
        buffer[length++] = (byte) octet;
    }

    private void put(byte[] octets, int count) {
        System.arraycopy(octets, 0, buffer, length, count);
        length += count;
    }

    /// Those revoked together have the same second.
    private byte[] timeOf(Instant when) {
        if (when.getEpochSecond() != second) {
            if (when.getEpochSecond() < FIRST_SECOND || when.getEpochSecond() > LAST_SECOND) {
                throw new IllegalArgumentException("no list can say " + when);
            }
            second = when.getEpochSecond();
            encodeTime(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
        }
        return time;
    }

    /// In whole seconds: UTCTime from 1950 through 2049, GeneralizedTime otherwise (5.1.2.4).
    private void encodeTime(LocalDateTime utc) {
        boolean general = utc.getYear() < FIRST_UTC_YEAR || utc.getYear() > LAST_UTC_YEAR;
        time[0] = (byte) (general ? Der.GENERALIZED_TIME : Der.UTC_TIME);
        timeLength = 2;
        if (general) {
            digits(utc.getYear() / 100);
        }
        digits(utc.getYear() % 100);
        digits(utc.getMonthValue());
        digits(utc.getDayOfMonth());
        digits(utc.getHour());
        digits(utc.getMinute());
        digits(utc.getSecond());
        time[timeLength++] = 'Z';
        time[1] = (byte) (timeLength - 2);
    }

    private void digits(int pair) {
        time[timeLength++] = (byte) ('0' + pair / 10);
        time[timeLength++] = (byte) ('0' + pair % 10);
    }
}
