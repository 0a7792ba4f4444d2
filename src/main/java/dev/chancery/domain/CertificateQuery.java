package dev.chancery.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Which certificates to list, and in what order. Every empty part means 'any'.
///
/// `text` matches any part of the subject, the thing's id, or a serial number in any of its forms. `expiresFrom` is
/// inclusive, `expiresBefore` is not.
public record CertificateQuery(
        String text, Optional<Status> status, Optional<AuthorityId> issuer, Optional<String> profile,
        Optional<ThingId> thing, Optional<Instant> expiresFrom, Optional<Instant> expiresBefore, Column order,
        boolean descending) {

    /// The columns a table of certificates can be sorted by. The code is stored and never changes.
    public enum Column {
        ISSUED("issued"), EXPIRES("expires"), SUBJECT("subject"), SERIAL("serial"), ISSUER("issuer"), PROFILE("profile"), KEY("key");

        private final String code;

        Column(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Column> ofCode(String code) {
            return Arrays.stream(values()).filter(column -> column.code.equals(code)).findFirst();
        }
    }

    /// Everything, the newest first.
    public static final CertificateQuery ALL = new CertificateQuery("", Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Column.ISSUED, true);

    public CertificateQuery withText(String words) {
        return new CertificateQuery(words, status, issuer, profile, thing, expiresFrom, expiresBefore, order, descending);
    }

    public CertificateQuery withStatus(Optional<Status> wanted) {
        return new CertificateQuery(text, wanted, issuer, profile, thing, expiresFrom, expiresBefore, order, descending);
    }

    public CertificateQuery withIssuer(Optional<AuthorityId> wanted) {
        return new CertificateQuery(text, status, wanted, profile, thing, expiresFrom, expiresBefore, order, descending);
    }

    public CertificateQuery withProfile(Optional<String> wanted) {
        return new CertificateQuery(text, status, issuer, wanted, thing, expiresFrom, expiresBefore, order, descending);
    }

    public CertificateQuery withThing(Optional<ThingId> wanted) {
        return new CertificateQuery(text, status, issuer, profile, wanted, expiresFrom, expiresBefore, order, descending);
    }

    public CertificateQuery withExpiry(Optional<Instant> from, Optional<Instant> before) {
        return new CertificateQuery(text, status, issuer, profile, thing, from, before, order, descending);
    }

    public CertificateQuery sortedBy(Column column, boolean fromTheEnd) {
        return new CertificateQuery(text, status, issuer, profile, thing, expiresFrom, expiresBefore, column, fromTheEnd);
    }
}
