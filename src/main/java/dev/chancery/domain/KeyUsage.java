package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// A bit of the key usage extension (RFC 5280, 4.2.1.3); the ordinal is the bit's number there, the code its name.
public enum KeyUsage {
    DIGITAL_SIGNATURE("digitalSignature"), CONTENT_COMMITMENT("contentCommitment"), KEY_ENCIPHERMENT("keyEncipherment"),
    DATA_ENCIPHERMENT("dataEncipherment"), KEY_AGREEMENT("keyAgreement"), KEY_CERT_SIGN("keyCertSign"),
    CRL_SIGN("cRLSign"), ENCIPHER_ONLY("encipherOnly"), DECIPHER_ONLY("decipherOnly");

    private final String code;

    KeyUsage(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<KeyUsage> ofCode(String code) {
        return Arrays.stream(values()).filter(usage -> usage.code.equals(code)).findFirst();
    }
}
