package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// One thing that is known of a registration. The code is stored and never changes; instants are ISO 8601.
public enum CloudFact {
    /// How the cloud calls the certificate in its addresses.
    ID("id"),
    /// The version of it that the next change must name (RFC 9110, 8.8.3).
    ETAG("etag"),
    ARN("arn"),
    NAME("name"), COMMON_NAME("common-name"),
    /// When the certificate ends, as the cloud wrote it.
    EXPIRES("expires"),
    CODE("code"), CODE_AT("code-at"), CODE_UNTIL("code-until"),
    /// The verification certificate in PEM, or the signature in base64.
    PROOF("proof"), PROOF_UNTIL("proof-until"), PROOF_SERIAL("proof-serial"),
    /// `true` or `false`, as the cloud says.
    VERIFIED("verified"), ACTIVE("active"), AUTO_REGISTRATION("auto-registration"),
    VERIFIED_AT("verified-at"), SEEN_AT("seen-at"),
    /// The upload was sent and no answer has come: it may have been taken.
    UNANSWERED("unanswered"),
    /// It is with a practice cloud, and worth nothing once that is closed.
    REHEARSAL("rehearsal");

    private final String code;

    CloudFact(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<CloudFact> ofCode(String code) {
        return Arrays.stream(values()).filter(fact -> fact.code.equals(code)).findFirst();
    }
}
