package dev.chancery.intake;

import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One line of the index that `openssl ca` keeps: state, end, revocation, serial number, file and subject, with tabs
/// between them. The revocation is a time and, after commas, a reason and what belongs to that.
sealed interface IndexLine {

    /// Blank, or a comment.
    record Nothing() implements IndexLine {}

    record Malformed() implements IndexLine {}

    /// Valid or expired.
    record Issued(SerialNumber serial) implements IndexLine {}

    record RevokedOne(SerialNumber serial, Revocation revocation) implements IndexLine {}

    /// Revoked because a revocation is over, which no list but a delta list says.
    record TakenBack() implements IndexLine {}

    int FIELDS = 6;

    /// In characters; the subject is the only field whose length OpenSSL leaves open.
    int LONGEST = 4_096;

    /// A time, a reason, and all that belongs to it.
    int PARTS = 3;

    Pattern SERIAL = Pattern.compile("[0-9A-Fa-f]{1,48}");

    /// What OpenSSL writes, in lower case; it reads any case. The last three come with an instruction or the time of the
    /// compromise.
    Map<String, Reason> REASONS = Map.ofEntries(Map.entry("unspecified", Reason.UNSPECIFIED),
            Map.entry("keycompromise", Reason.KEY_COMPROMISE), Map.entry("cacompromise", Reason.CA_COMPROMISE),
            Map.entry("affiliationchanged", Reason.AFFILIATION_CHANGED), Map.entry("superseded", Reason.SUPERSEDED),
            Map.entry("cessationofoperation", Reason.CESSATION_OF_OPERATION), Map.entry("certificatehold", Reason.CERTIFICATE_HOLD),
            Map.entry("removefromcrl", Reason.REMOVE_FROM_CRL), Map.entry("privilegewithdrawn", Reason.PRIVILEGE_WITHDRAWN),
            Map.entry("aacompromise", Reason.AA_COMPROMISE), Map.entry("holdinstruction", Reason.CERTIFICATE_HOLD),
            Map.entry("keytime", Reason.KEY_COMPROMISE), Map.entry("cakeytime", Reason.CA_COMPROMISE));

    /// UTCTime, whose years are 1950 to 2049 (RFC 5280, 4.1.2.5.1).
    DateTimeFormatter SHORT = new DateTimeFormatterBuilder().appendValueReduced(ChronoField.YEAR, 2, 2, 1950)
            .appendPattern("MMddHHmmss'Z'").toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    DateTimeFormatter LONG = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /// `uuuu` alone would take a sign and more digits.
    Pattern TIME = Pattern.compile("[0-9]{12}Z|[0-9]{14}Z");

    int SHORT_LENGTH = 13;

    static IndexLine of(String line) {
        if (line.length() > LONGEST) {
            return new Malformed();
        }
        if (line.isBlank() || line.startsWith("#")) {
            return new Nothing();
        }
        var fields = line.split("\t", FIELDS);
        if (fields.length < FIELDS) {
            return new Malformed();
        }
        return serial(fields[3]).map(serial -> of(fields, serial)).orElse(new Malformed());
    }

    private static IndexLine of(String[] fields, SerialNumber serial) {
        return switch (fields[0]) {
            case "V", "E" -> new Issued(serial);
            case "R" -> revoked(fields[2], serial);
            default -> new Malformed();
        };
    }

    /// A reason that nobody knows is none, but does not make the certificate valid again.
    private static IndexLine revoked(String text, SerialNumber serial) {
        var parts = text.split(",", PARTS);
        var reason = parts.length < 2 ? Reason.UNSPECIFIED : REASONS.getOrDefault(parts[1].toLowerCase(Locale.ROOT), Reason.UNSPECIFIED);
        if (reason == Reason.REMOVE_FROM_CRL) {
            return new TakenBack();
        }
        return instant(parts[0]).<IndexLine>map(when -> new RevokedOne(serial, new Revocation(when, reason)))
                .orElse(new Malformed());
    }

    private static Optional<SerialNumber> serial(String hex) {
        try {
            return SERIAL.matcher(hex).matches() ? Optional.of(new SerialNumber(new BigInteger(hex, 16))) : Optional.empty();
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        if (!TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            var format = text.length() == SHORT_LENGTH ? SHORT : LONG;
            return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC)).filter(Revocation::isTellable);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
