package dev.chancery.domain;

import java.util.Optional;
import java.util.stream.Stream;

/// What one exported file holds, and in which encoding.
public enum FileKind {
    CERTIFICATE_PEM("certificate.pem", Needs.NOTHING),
    CERTIFICATE_DER("certificate.der", Needs.NOTHING),
    /// The certificate and its intermediates.
    CHAIN_PEM("chain.pem", Needs.NOTHING),
    /// The certificate and all above it, the root last.
    FULL_CHAIN_PEM("full-chain.pem", Needs.NOTHING),
    /// All above the certificate, the root last; a root's own for a root.
    ISSUERS_PEM("issuers.pem", Needs.NOTHING),
    ROOT_PEM("root.pem", Needs.ROOT),
    ROOT_DER("root.der", Needs.ROOT),
    /// PKCS#8, encrypted under a passphrase where there is one.
    KEY_PEM("key.pem", Needs.KEY, Cover.OFFERED),
    /// PKCS#8 as DER, encrypted under a passphrase where there is one.
    KEY_DER("key.der", Needs.KEY, Cover.OFFERED),
    /// Key, certificate, intermediates, root.
    BUNDLE_PEM("bundle.pem", Needs.NOTHING, Cover.OFFERED),
    /// Certificates alone, as PEM (`PKCS7`).
    PKCS7_PEM("pkcs7.pem", Needs.NOTHING),
    /// Certificates alone, as DER.
    PKCS7_DER("pkcs7.der", Needs.NOTHING),
    PKCS12("pkcs12", Needs.KEY_INSIDE, Cover.ALWAYS),
    /// PKCS#12 with triple DES and SHA-1, which only old devices need.
    PKCS12_OLD("pkcs12.old", Needs.KEY_INSIDE, Cover.ALWAYS),
    JKS("jks", Needs.KEY_INSIDE, Cover.ALWAYS),
    BCFKS("bcfks", Needs.KEY_INSIDE, Cover.ALWAYS),
    /// The public key in one line, as OpenSSH has it.
    SSH_PUBLIC_KEY("ssh", Needs.NOTHING),
    /// PEM as string macros of a C header.
    C_HEADER("c.header", Needs.NOTHING),
    /// DER as arrays of a C header.
    C_ARRAYS("c.arrays", Needs.NOTHING),
    /// A table for the NVS partition generator of ESP-IDF.
    NVS_CSV("nvs.csv", Needs.NOTHING),
    /// A C header for Zephyr that adds all of it to the TLS credentials.
    ZEPHYR("zephyr", Needs.NOTHING),
    /// JSON, as Mainflux certs answers when it issues.
    MAINFLUX("mainflux", Needs.NOTHING, Cover.OFFERED),
    /// JSON, as SuperMQ certs answers when it issues.
    SUPERMQ("supermq", Needs.NOTHING, Cover.OFFERED);

    /// Without what there is no such file.
    public enum Needs {
        NOTHING,
        /// A chain that ends in its root; the file is left out otherwise.
        ROOT,
        /// The private key, which is all that the file holds; it is left out otherwise.
        KEY,
        /// The private key, without which the certificate cannot be exported like this.
        KEY_INSIDE
    }

    /// What a passphrase does to the key in the file.
    public enum Cover { NEVER, OFFERED, ALWAYS }

    private final String code;
    private final Needs needs;
    private final Cover cover;

    FileKind(String code, Needs needs) {
        this(code, needs, Cover.NEVER);
    }

    FileKind(String code, Needs needs, Cover cover) {
        this.code = code;
        this.needs = needs;
        this.cover = cover;
    }

    /// How it is stored.
    public String code() {
        return code;
    }

    public static Optional<FileKind> ofCode(String code) {
        return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    public Needs needs() {
        return needs;
    }

    public Cover cover() {
        return cover;
    }

    /// Whether a private key is in the file when the certificate has one.
    public boolean holdsKey() {
        return switch (this) {
            case KEY_PEM, KEY_DER, BUNDLE_PEM, PKCS12, PKCS12_OLD, JKS, BCFKS, C_HEADER, C_ARRAYS, NVS_CSV, ZEPHYR, MAINFLUX, SUPERMQ -> true;
            case CERTIFICATE_PEM, CERTIFICATE_DER, CHAIN_PEM, FULL_CHAIN_PEM, ISSUERS_PEM, ROOT_PEM, ROOT_DER, PKCS7_PEM, PKCS7_DER,
                    SSH_PUBLIC_KEY -> false;
        };
    }

    /// Whether there is such a file for a certificate.
    public boolean isMade(boolean rooted, boolean hasKey) {
        return switch (needs) {
            case NOTHING, KEY_INSIDE -> true;
            case ROOT -> rooted;
            case KEY -> hasKey;
        };
    }
}
