package dev.chancery.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// With which word the other side of a TLS connection refuses to go on (RFC 8446, 6).
public enum TlsAlert {
    CLOSE_NOTIFY(0), UNEXPECTED_MESSAGE(10), BAD_RECORD_MAC(20), HANDSHAKE_FAILURE(40), BAD_CERTIFICATE(42), UNSUPPORTED_CERTIFICATE(43),
    CERTIFICATE_REVOKED(44), CERTIFICATE_EXPIRED(45), CERTIFICATE_UNKNOWN(46), ILLEGAL_PARAMETER(47), UNKNOWN_CA(48), ACCESS_DENIED(49),
    DECODE_ERROR(50), DECRYPT_ERROR(51), PROTOCOL_VERSION(70), INSUFFICIENT_SECURITY(71), INTERNAL_ERROR(80), USER_CANCELED(90),
    MISSING_EXTENSION(109), UNRECOGNIZED_NAME(112), CERTIFICATE_REQUIRED(116), NO_APPLICATION_PROTOCOL(120);

    private final int number;

    TlsAlert(int number) {
        this.number = number;
    }

    /// As the RFC writes it: `bad_certificate`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TlsAlert> ofNumber(int number) {
        return Arrays.stream(values()).filter(one -> one.number == number).findFirst();
    }

    public static Optional<TlsAlert> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
