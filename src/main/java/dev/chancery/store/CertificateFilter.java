package dev.chancery.store;

import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A [CertificateQuery] in SQL, over `certificate c`.
///
/// It tells SQLite where to begin, which has no statistics to see it by itself: with what the text index finds, or else
/// with the one index that holds everything that lists are filtered by.
final class CertificateFilter {

    /// The text index knows no shorter parts.
    private static final int LEAST_INDEXED = 3;

    /// Fewer hex digits stand in too many serial numbers to be meant as a part of one.
    private static final int LEAST_DIGITS = 4;
    private static final Pattern SERIAL_PART = Pattern.compile("[0-9a-f]{" + LEAST_DIGITS + ",40}");
    private static final int HOLD = Reason.CERTIFICATE_HOLD.code();

    private CertificateFilter() {}

    static String from(CertificateQuery query) {
        return " FROM certificate c" + (isEverything(query) || query.thing().isPresent() ? ""
                : query.text().isBlank() ? " INDEXED BY certificate_listed" : " NOT INDEXED");
    }

    /// The same where the first few are enough: a text that is too short for the text index, which stands in many rows, is
    /// looked for row by row in the order that is asked for.
    static String fromFirst(CertificateQuery query) {
        if (query.text().isBlank() || query.thing().isPresent() || isIndexed(query.text().strip())) {
            return from(query);
        }
        return " FROM certificate c" + switch (query.order()) {
            case ISSUED -> " INDEXED BY certificate_listed";
            case SUBJECT -> " INDEXED BY certificate_label";
            case EXPIRES -> " INDEXED BY certificate_expiry";
            case SERIAL, ISSUER, PROFILE, KEY -> " NOT INDEXED";
        };
    }

    static Where where(CertificateQuery query, Instant now) {
        var where = new Where();
        var text = query.text().strip();
        if (!text.isEmpty()) {
            mention(where, text);
        }
        query.status().ifPresent(status -> andStatus(where, status, Moment.of(now)));
        query.issuer().ifPresent(issuer -> where.and("c.issuer = ?", issuer.value()));
        query.profile().ifPresent(profile -> where.and("c.profile = ?", profile));
        query.thing().ifPresent(thing -> where.and("c.thing = (SELECT id FROM thing WHERE thing_id = ?)", thing.value()));
        query.expiresFrom().ifPresent(from -> where.and("c.not_after >= ?", Moment.of(from).ceiling()));
        query.expiresBefore().ifPresent(before -> where.and("c.not_after < ?", Moment.of(before).ceiling()));
        return where;
    }

    private static boolean isIndexed(String text) {
        return Folded.of(text).codePoints().limit(LEAST_INDEXED).count() == LEAST_INDEXED && text.indexOf('\0') < 0;
    }

    private static void mention(Where where, String text) {
        var any = new Where();
        if (isIndexed(text)) {
            any.and("c.id IN (SELECT rowid FROM certificate_text WHERE certificate_text MATCH ?)", match(text));
        } else {
            any.and("instr(c.search, ?) > 0", Folded.of(text));
        }
        SerialNumber.candidates(text).forEach(serial -> any.and("c.id IN (SELECT id FROM certificate WHERE issuer IN (SELECT id FROM authority) AND serial = ?)", serial.octets()));
        where.andAny(any);
    }

    private static String match(String text) {
        var digits = hexDigits(text);
        return "search : " + quoted(Folded.of(text))
                + (SERIAL_PART.matcher(digits).matches() ? " OR serial : " + quoted(digits.toUpperCase(Locale.ROOT)) : "");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String hexDigits(String text) {
        var plain = text.toLowerCase(Locale.ROOT);
        return plain.startsWith("0x") ? plain.substring(2) : plain.replaceAll("[:\\s]", "");
    }

    private static void andStatus(Where where, Status status, Moment now) {
        switch (status) {
            case REVOKED -> where.and("c.revoked IS NOT NULL AND c.reason <> ?", HOLD);
            case ON_HOLD -> where.and("c.revoked IS NOT NULL AND c.reason = ?", HOLD);
            case EXPIRED -> where.and("c.revoked IS NULL AND c.not_after < ?", now.ceiling());
            case NOT_YET_VALID -> where.and("c.revoked IS NULL AND c.not_before > ?", now.floor());
            case EXPIRING -> where.and("c.revoked IS NULL AND c.not_after >= ? AND c.not_after < ? AND c.not_before <= ?",
                    now.ceiling(), now.soon(), now.floor());
            case ACTIVE -> where.and("c.revoked IS NULL AND c.not_after >= ? AND c.not_before <= ?", now.soon(), now.floor());
        }
    }

    /// The place of a row's status among all of them; its `?` take what [#bound] says.
    static final String STATUS = "CASE WHEN c.revoked IS NOT NULL THEN iif(c.reason = " + HOLD + ", " + Status.ON_HOLD.ordinal() + ", "
            + Status.REVOKED.ordinal() + ") WHEN c.not_after < ? THEN " + Status.EXPIRED.ordinal() + " WHEN c.not_before > ? THEN "
            + Status.NOT_YET_VALID.ordinal() + " WHEN c.not_after < ? THEN " + Status.EXPIRING.ordinal() + " ELSE "
            + Status.ACTIVE.ordinal() + " END";

    static List<Object> bound(Instant now) {
        var moment = Moment.of(now);
        return List.of(moment.ceiling(), moment.floor(), moment.soon());
    }

    /// The last word is the id's, so that the order is total. `byIssuer` puts authorities in order of their names.
    static String order(CertificateQuery query, String byIssuer) {
        var way = query.descending() ? " DESC" : " ASC";
        return " ORDER BY " + switch (query.order()) {
            case ISSUED -> "c.issued";
            case EXPIRES -> "c.not_after";
            case SUBJECT -> "c.label_folded";
            case SERIAL -> "length(c.serial)" + way + ", c.serial";
            case ISSUER -> byIssuer;
            case PROFILE -> "c.profile";
            case KEY -> "c.key";
        } + way + ", c.id" + way;
    }

    static boolean isEverything(CertificateQuery query) {
        return query.equals(CertificateQuery.ALL.sortedBy(query.order(), query.descending()));
    }
}
