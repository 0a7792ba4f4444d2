package dev.chancery.store;

import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Status;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/// A [CertificateQuery] in SQL, over `certificate c`.
final class CertificateFilter {

    /// Fewer hex digits stand in too many serial numbers to be meant as a part of one.
    private static final int LEAST_DIGITS = 4;
    private static final Pattern SERIAL_PART = Pattern.compile("[0-9a-f]{" + LEAST_DIGITS + ",40}");

    private static final int HOLD = Reason.CERTIFICATE_HOLD.code();

    private CertificateFilter() {}

    static Where where(CertificateQuery query, Instant now) {
        var where = new Where();
        var text = query.text().strip();
        if (!text.isEmpty()) {
            where.andAny(mentions(text));
        }
        query.status().ifPresent(status -> andStatus(where, status, Moment.of(now)));
        query.issuer().ifPresent(issuer -> where.and("c.issuer = ?", issuer.value()));
        query.profile().ifPresent(profile -> where.and("c.profile = ?", profile));
        query.thing().ifPresent(thing -> where.and("c.thing = (SELECT id FROM thing WHERE thing_id = ?)", thing.value()));
        query.expiresFrom().ifPresent(from -> where.and("c.not_after >= ?", Moment.of(from).ceiling()));
        query.expiresBefore().ifPresent(before -> where.and("c.not_after < ?", Moment.of(before).ceiling()));
        return where;
    }

    private static Where mentions(String text) {
        var any = new Where();
        var folded = Folded.of(text);
        any.and("instr(c.search, ?) > 0", folded);
        any.and("c.thing IN (SELECT id FROM thing WHERE instr(id_folded, ?) > 0)", folded);
        SerialNumber.candidates(text).forEach(serial -> any.and("c.serial = ?", serial.octets()));
        var digits = hexDigits(text);
        if (SERIAL_PART.matcher(digits).matches()) {
            any.and("instr(hex(c.serial), ?) > 0", digits.toUpperCase(Locale.ROOT));
        }
        return any;
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

    /// The last word is the id's, so that the order is total.
    static String order(CertificateQuery query) {
        var way = query.descending() ? " DESC" : " ASC";
        return " ORDER BY " + switch (query.order()) {
            case ISSUED -> issued(query);
            case EXPIRES -> "c.not_after";
            case SUBJECT -> "c.label_folded";
            case SERIAL -> "length(c.serial)" + way + ", c.serial";
            case ISSUER -> "(SELECT name_folded FROM authority WHERE id = c.issuer)";
            case PROFILE -> "c.profile";
            case KEY -> "c.key";
        } + way + ", c.id" + way;
    }

    /// The plus keeps SQLite from walking all rows by the index of this order where it had better find the wanted ones
    /// first and sort those.
    private static String issued(CertificateQuery query) {
        return isEverything(query) ? "c.issued" : "+c.issued";
    }

    private static boolean isEverything(CertificateQuery query) {
        return query.equals(CertificateQuery.ALL.sortedBy(query.order(), query.descending()));
    }
}
