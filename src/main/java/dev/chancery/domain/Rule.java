package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// A rule that certificates, revocation lists and requests are held to, ours before they are signed and everybody's when
/// they come in. The code is stable; the source is where the rule stands. Words for it: `i18n/rules.properties`.
public enum Rule {
    STRUCTURE("structure", "RFC 5280, 4.1", Severity.ERROR, Remedy.AGAIN),
    DER("der", "RFC 5280, 4.1; X.690, 10 and 11", Severity.ERROR, Remedy.AGAIN),
    EXTENSION_VALUE("extension-value", "RFC 5280, 4.2", Severity.ERROR, Remedy.PROFILE),
    VERSION("version", "RFC 5280, 4.1.2.1", Severity.ERROR, Remedy.AGAIN),
    UNIQUE_ID("unique-id", "RFC 5280, 4.1.2.8", Severity.ERROR, Remedy.AGAIN),

    SERIAL_POSITIVE("serial-positive", "RFC 5280, 4.1.2.2", Severity.ERROR, Remedy.AGAIN),
    SERIAL_LENGTH("serial-length", "RFC 5280, 4.1.2.2", Severity.ERROR, Remedy.AGAIN),
    /// Of ours only: somebody else may count.
    SERIAL_RANDOM("serial-random", "CA/B BR 7.1", Severity.ERROR, Remedy.AGAIN),

    TIME_FORM("time-form", "RFC 5280, 4.1.2.5", Severity.ERROR, Remedy.AGAIN),
    TIME_ORDER("time-order", "RFC 5280, 4.1.2.5", Severity.ERROR, Remedy.AGAIN),
    TIME_WITHIN_ISSUER("time-within-issuer", "RFC 5280, 6.1.3", Severity.ERROR, Remedy.ISSUER),
    TIME_ENDLESS("time-endless", "RFC 5280, 4.1.2.5; IEEE 802.1AR, 8.7", Severity.ERROR, Remedy.AGAIN),
    SERVER_LIFE("server-life", "Apple HT210176", Severity.WARNING, Remedy.PROFILE),

    SIGNATURE_SAME("signature-same", "RFC 5280, 4.1.1.2", Severity.DANGER, Remedy.AGAIN),
    SIGNATURE_PARAMETERS("signature-parameters", "RFC 4055, 5; RFC 5758, 3.2; RFC 8410, 3", Severity.ERROR, Remedy.AGAIN),
    SIGNATURE_DIGEST("signature-digest", "RFC 6194, 3; RFC 6151, 2", Severity.ERROR, Remedy.AGAIN),
    SIGNATURE_STRENGTH("signature-strength", "NIST SP 800-57, 5.6.1", Severity.ERROR, Remedy.ISSUER),
    SIGNATURE_OF_ISSUER("signature-of-issuer", "RFC 5280, 4.1.1.2", Severity.ERROR, Remedy.ISSUER),

    KEY_FORM("key-form", "RFC 3279, 2.3; RFC 5480, 2; RFC 8410, 4", Severity.ERROR, Remedy.KEY),
    KEY_PARAMETERS("key-parameters", "RFC 3279, 2.3.1; RFC 5480, 2.1.1; RFC 8410, 3", Severity.ERROR, Remedy.KEY),
    KEY_KNOWN("key-known", "RFC 8813, 3; NIST SP 800-186, 3", Severity.WARNING, Remedy.KEY),
    RSA_SIZE("rsa-size", "NIST SP 800-131A, 3; CA/B BR 6.1.5", Severity.ERROR, Remedy.KEY),
    RSA_EXPONENT("rsa-exponent", "RFC 8017, 3.1; CA/B BR 6.1.6", Severity.ERROR, Remedy.KEY),
    RSA_GUESSABLE("rsa-guessable", "CVE-2017-15361; CVE-2022-26320", Severity.DANGER, Remedy.KEY),
    POINT_FORM("point-form", "RFC 5480, 2.2", Severity.ERROR, Remedy.KEY),
    POINT_ON_CURVE("point-on-curve", "SEC 1, 3.2.2; CA/B BR 6.1.6", Severity.DANGER, Remedy.KEY),

    ISSUER_NAMED("issuer-named", "RFC 5280, 4.1.2.4", Severity.ERROR, Remedy.ISSUER),
    ISSUER_OCTETS("issuer-octets", "RFC 5280, 4.1.2.4 and 7.1", Severity.ERROR, Remedy.ISSUER),
    SUBJECT_NAMED("subject-named", "RFC 5280, 4.1.2.6", Severity.ERROR, Remedy.NAME),
    NAME_STRING("name-string", "RFC 5280, 4.1.2.4 and A.1", Severity.ERROR, Remedy.NAME),
    NAME_COUNTRY("name-country", "RFC 5280, A.1; ISO 3166-1", Severity.ERROR, Remedy.NAME),
    NAME_LENGTH("name-length", "RFC 5280, A.1", Severity.ERROR, Remedy.NAME),
    NAME_INVISIBLE("name-invisible", "RFC 5280, 8; UTR 36, 2.5", Severity.ERROR, Remedy.NAME),

    ALTERNATIVE_EMPTY("san-empty", "RFC 5280, 4.2.1.6", Severity.ERROR, Remedy.NAME),
    ALTERNATIVE_NOT_CRITICAL("san-not-critical", "RFC 5280, 4.2.1.6", Severity.ERROR, Remedy.AGAIN),
    ALTERNATIVE_CRITICAL("san-critical", "RFC 5280, 4.2.1.6", Severity.WARNING, Remedy.AGAIN),
    ALTERNATIVE_DNS("san-dns", "RFC 5280, 4.2.1.6; RFC 5890, 2.3.1", Severity.ERROR, Remedy.NAME),
    ALTERNATIVE_IP("san-ip", "RFC 5280, 4.2.1.6", Severity.ERROR, Remedy.NAME),
    ALTERNATIVE_URI("san-uri", "RFC 5280, 4.2.1.6; RFC 3986, 4.3", Severity.ERROR, Remedy.NAME),
    ALTERNATIVE_MAIL("san-mail", "RFC 5280, 4.2.1.6; RFC 5321, 4.1.2", Severity.ERROR, Remedy.NAME),
    ALTERNATIVE_INVISIBLE("san-invisible", "RFC 5280, 8; CVE-2009-2408", Severity.DANGER, Remedy.NAME),
    SERVER_NAMES("server-names", "RFC 9525, 2", Severity.WARNING, Remedy.NAME),

    EXTENSION_TWICE("extension-twice", "RFC 5280, 4.2", Severity.DANGER, Remedy.AGAIN),
    EXTENSION_UNKNOWN("extension-unknown", "RFC 5280, 4.2", Severity.WARNING, Remedy.PROFILE),
    CONSTRAINTS_CRITICAL("constraints-critical", "RFC 5280, 4.2.1.9", Severity.ERROR, Remedy.AGAIN),
    PATH_LENGTH("path-length", "RFC 5280, 4.2.1.9", Severity.ERROR, Remedy.AGAIN),
    PATH_LENGTH_OF_ISSUER("path-length-of-issuer", "RFC 5280, 4.2.1.9", Severity.ERROR, Remedy.ISSUER),

    USAGE_CRITICAL("usage-critical", "RFC 5280, 4.2.1.3", Severity.ERROR, Remedy.AGAIN),
    USAGE_EMPTY("usage-empty", "RFC 5280, 4.2.1.3", Severity.ERROR, Remedy.PROFILE),
    USAGE_OF_AUTHORITY("usage-of-authority", "RFC 5280, 4.2.1.3", Severity.ERROR, Remedy.AGAIN),
    USAGE_LISTS("usage-lists", "RFC 5280, 4.2.1.3", Severity.WARNING, Remedy.AGAIN),
    USAGE_OF_LEAF("usage-of-leaf", "RFC 5280, 4.2.1.3 and 4.2.1.9", Severity.ERROR, Remedy.PROFILE),
    USAGE_ABSENT("usage-absent", "RFC 5280, 4.2.1.3", Severity.WARNING, Remedy.PROFILE),
    USAGE_OF_KEY("usage-of-key", "RFC 8813, 3; RFC 8410, 5; RFC 3279, 2.3.1", Severity.ERROR, Remedy.PROFILE),
    USAGE_AGREEMENT("usage-agreement", "RFC 8446, 4.4.2.2; RFC 3279, 2.3.1", Severity.WARNING, Remedy.PROFILE),
    USAGE_ONLY("usage-only", "RFC 5280, 4.2.1.3", Severity.ERROR, Remedy.PROFILE),
    USAGE_OF_RSA_SERVER("usage-of-rsa-server", "RFC 5246, 7.4.2", Severity.WARNING, Remedy.PROFILE),

    PURPOSE_OF_ROOT("purpose-of-root", "CA/B BR 7.1.2.1", Severity.ERROR, Remedy.PROFILE),
    PURPOSE_ANY("purpose-any", "RFC 5280, 4.2.1.12", Severity.WARNING, Remedy.PROFILE),
    PURPOSE_AND_USAGE("purpose-and-usage", "RFC 5280, 4.2.1.12", Severity.ERROR, Remedy.PROFILE),

    SUBJECT_ID_OF_AUTHORITY("ski-of-authority", "RFC 5280, 4.2.1.2", Severity.ERROR, Remedy.AGAIN),
    SUBJECT_ID_OF_LEAF("ski-of-leaf", "RFC 5280, 4.2.1.2", Severity.WARNING, Remedy.PROFILE),
    AUTHORITY_ID("aki", "RFC 5280, 4.2.1.1 and 5.2.1", Severity.ERROR, Remedy.AGAIN),
    AUTHORITY_ID_FITS("aki-fits", "RFC 5280, 4.2.1.1", Severity.ERROR, Remedy.ISSUER),
    AUTHORITY_ID_SERIAL("aki-serial", "CA/B BR 7.1.2.11", Severity.ERROR, Remedy.AGAIN),
    KEY_ID_CRITICAL("key-id-critical", "RFC 5280, 4.2.1.1 and 4.2.1.2", Severity.ERROR, Remedy.AGAIN),

    LIMITS_CRITICAL("name-constraints-critical", "RFC 5280, 4.2.1.10", Severity.ERROR, Remedy.AGAIN),
    LIMITS_OF_LEAF("name-constraints-of-leaf", "RFC 5280, 4.2.1.10", Severity.ERROR, Remedy.PROFILE),
    LIMITS_FORM("name-constraints-form", "RFC 5280, 4.2.1.10", Severity.ERROR, Remedy.PROFILE),
    POLICY_MAPPINGS("policy-mappings", "RFC 9618, 3", Severity.ERROR, Remedy.AGAIN),
    POLICY_TWICE("policy-twice", "RFC 5280, 4.2.1.4", Severity.ERROR, Remedy.PROFILE),
    POLICIES_MANY("policies-many", "RFC 9618, 3", Severity.WARNING, Remedy.AGAIN),
    LINK_FORM("link-form", "RFC 5280, 4.2.1.13 and 4.2.2.1", Severity.ERROR, Remedy.PROFILE),
    LINK_CRITICAL("link-critical", "RFC 5280, 4.2.2.1", Severity.ERROR, Remedy.PROFILE),

    LIST_VERSION("crl-version", "RFC 5280, 5.1.2.1", Severity.ERROR, Remedy.LIST),
    LIST_TIMES("crl-times", "RFC 5280, 5.1.2.5", Severity.ERROR, Remedy.LIST),
    LIST_NUMBER("crl-number", "RFC 5280, 5.2.3", Severity.ERROR, Remedy.LIST),
    LIST_NUMBER_RISES("crl-number-rises", "RFC 5280, 5.2.3", Severity.ERROR, Remedy.LIST),
    LIST_POINT_CRITICAL("crl-point-critical", "RFC 5280, 5.2.5", Severity.ERROR, Remedy.LIST),
    LIST_DELTA("crl-delta", "RFC 5280, 5.2.4", Severity.ERROR, Remedy.LIST),
    LIST_SIGNER("crl-signer", "RFC 5280, 4.2.1.3", Severity.ERROR, Remedy.ISSUER),
    LIST_EMPTY("crl-empty", "RFC 5280, 5.1.2.6", Severity.ERROR, Remedy.LIST),
    ENTRY_SERIAL("crl-entry-serial", "RFC 5280, 4.1.2.2 and 5.1.2.6", Severity.ERROR, Remedy.LIST),
    ENTRY_TWICE("crl-entry-twice", "RFC 5280, 5.1.2.6", Severity.ERROR, Remedy.LIST),
    ENTRY_REASON("crl-entry-reason", "RFC 5280, 5.3.1", Severity.ERROR, Remedy.LIST),
    ENTRY_CRITICAL("crl-entry-critical", "RFC 5280, 5.3", Severity.ERROR, Remedy.LIST),

    REQUEST_VERSION("request-version", "RFC 2986, 4.1", Severity.ERROR, Remedy.AGAIN);

    /// What a breach means.
    public enum Severity {
        /// Nothing of ours is signed with it, and nothing of anybody's comes in.
        DANGER,
        /// Nothing of ours is signed with it; what somebody else has signed comes in with a warning.
        ERROR,
        /// It is shown.
        WARNING;

        public boolean forbidsSigning() {
            return this != WARNING;
        }
    }

    /// What to do about a breach.
    public enum Remedy { AGAIN, KEY, NAME, PROFILE, ISSUER, LIST }

    private final String code;
    private final String source;
    private final Severity severity;
    private final Remedy remedy;

    Rule(String code, String source, Severity severity, Remedy remedy) {
        this.code = code;
        this.source = source;
        this.severity = severity;
        this.remedy = remedy;
    }

    public String code() {
        return code;
    }

    /// The document and its section: `RFC 5280, 4.1.2.2`.
    public String source() {
        return source;
    }

    public Severity severity() {
        return severity;
    }

    public Remedy remedy() {
        return remedy;
    }

    public static Optional<Rule> ofCode(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
