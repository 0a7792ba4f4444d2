package dev.chancery.domain;

/// A bit of the key usage extension (RFC 5280, 4.2.1.3); the ordinal is the bit's number there.
public enum KeyUsage {
    DIGITAL_SIGNATURE, CONTENT_COMMITMENT, KEY_ENCIPHERMENT, DATA_ENCIPHERMENT, KEY_AGREEMENT, KEY_CERT_SIGN, CRL_SIGN,
    ENCIPHER_ONLY, DECIPHER_ONLY
}
