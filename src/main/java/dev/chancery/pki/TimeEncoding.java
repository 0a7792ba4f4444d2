package dev.chancery.pki;

import dev.chancery.domain.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x509.Time;

/// Instants as certificates write them: UTCTime from 1950 through 2049, GeneralizedTime otherwise, with seconds and in
/// UTC (RFC 5280, 4.1.2.5).
final class TimeEncoding {

    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);
    private static final DateTimeFormatter GENERALIZED_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT);
    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern WHOLE_SECONDS_IN_UTC = Pattern.compile("(\\d{14})(Z|GMT\\+00:00)");
    private static final int FIRST_UTC_YEAR = 1950;
    private static final int LAST_UTC_YEAR = 2049;
    private static final int LAST_YEAR = 9999;

    private TimeEncoding() {}

    /// @throws IllegalArgumentException outside the years 0 to 9999
    static Time time(Instant instant) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("no certificate can say " + instant);
        }
        return isUtcTime(utc) ? time(BERTags.UTC_TIME, UTC_TIME.format(utc))
                : time(BERTags.GENERALIZED_TIME, GENERALIZED_TIME.format(utc));
    }

    /// By way of the encoding: BouncyCastle's constructors parse the text again, which takes longer than all the rest of a
    /// certificate but its signature.
    private static Time time(int tag, String text) {
        var encoded = ByteBuffer.allocate(2 + text.length()).put((byte) tag).put((byte) text.length())
                .put(text.getBytes(StandardCharsets.US_ASCII)).array();
        try {
            return Time.getInstance(ASN1Primitive.fromByteArray(encoded));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean isUtcTime(OffsetDateTime time) {
        return time.getYear() >= FIRST_UTC_YEAR && time.getYear() <= LAST_UTC_YEAR;
    }

    static Validity validity(Time notBefore, Time notAfter) {
        return new Validity(instant(notBefore), instant(notAfter));
    }

    /// Stricter than BouncyCastle, which reads a 13th month as January of the year after.
    ///
    /// @throws IllegalArgumentException unless it is a real date, in whole seconds and in UTC
    static Instant instant(Time time) {
        var text = time.toASN1Primitive() instanceof ASN1UTCTime utc ? utc.getAdjustedTime() : time.getTime();
        var digits = WHOLE_SECONDS_IN_UTC.matcher(text);
        if (!digits.matches()) {
            throw new IllegalArgumentException("not a time of RFC 5280");
        }
        return LocalDateTime.parse(digits.group(1), DIGITS).toInstant(ZoneOffset.UTC);
    }
}
