package dev.chancery.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An authority as a Vault shall make or sign it: only what is said here is sent. `fields` are in Vault's own words, values
/// are text or numbers.
public record VaultCaWish(Map<String, Object> fields) {

    public VaultCaWish {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public static VaultCaWish named(String commonName) {
        return new VaultCaWish(Map.of()).with("common_name", commonName);
    }

    /// The same, and this too (`organization`, `ou`, `country`).
    public VaultCaWish with(String field, Object value) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new VaultCaWish(more);
    }

    public VaultCaWish key(KeySpec key) {
        return with("key_type", type(key)).with("key_bits", bits(key));
    }

    public VaultCaWish living(Ttl life) {
        return with("ttl", life.toString());
    }

    /// How many authorities may stand below it before the first device (RFC 5280, 4.2.1.9).
    public VaultCaWish pathLength(int most) {
        return with("max_path_length", most);
    }

    /// How certificates stand in the answer.
    public VaultCaWish in(VaultWish.Format format) {
        return with("format", format.code());
    }

    static String type(KeySpec key) {
        return switch (key.algorithm()) {
            case RSA -> "rsa";
            case EC -> "ec";
            case ED25519 -> "ed25519";
            case ML_DSA -> throw new Failure.Refused(new KeyViolation.UnsupportedKeyType(key.label()));
        };
    }

    static int bits(KeySpec key) {
        return key.algorithm() == KeySpec.Algorithm.ED25519 ? 0 : key.bits();
    }
}
