package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// What the local endpoints give out. The code is stored and never changes.
public enum EndpointOffer {
    /// Revocation lists.
    LISTS("lists"),
    /// The certificates of the authorities.
    CERTIFICATES("certificates"),
    /// Answers about single certificates (OCSP).
    ANSWERS("ocsp");

    private final String code;

    EndpointOffer(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<EndpointOffer> ofCode(String code) {
        return Arrays.stream(values()).filter(offer -> offer.code.equals(code)).findFirst();
    }
}
