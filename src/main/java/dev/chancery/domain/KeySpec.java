package dev.chancery.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kind and size of a key pair that Chancery makes and signs with.
///
/// `code` is what the store and the command line keep; it never changes once released.
public enum KeySpec {
    RSA_2048("rsa-2048", Algorithm.RSA, 2048, "RSA 2048"),
    RSA_3072("rsa-3072", Algorithm.RSA, 3072, "RSA 3072"),
    RSA_4096("rsa-4096", Algorithm.RSA, 4096, "RSA 4096"),
    EC_P256("ec-p256", Algorithm.EC, 256, "EC P-256"),
    EC_P384("ec-p384", Algorithm.EC, 384, "EC P-384"),
    EC_P521("ec-p521", Algorithm.EC, 521, "EC P-521"),
    ED25519("ed25519", Algorithm.ED25519, 256, "Ed25519"),
    ML_DSA_44("ml-dsa-44", Algorithm.ML_DSA, 44, "ML-DSA-44"),
    ML_DSA_65("ml-dsa-65", Algorithm.ML_DSA, 65, "ML-DSA-65"),
    ML_DSA_87("ml-dsa-87", Algorithm.ML_DSA, 87, "ML-DSA-87");

    /// The family of a key: it decides the key usage and the signature algorithm. The code is stored and never changes.
    public enum Algorithm {
        RSA("rsa"), EC("ec"), ED25519("ed25519"), ML_DSA("ml-dsa");

        private final String code;

        Algorithm(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Algorithm> ofCode(String code) {
            return Arrays.stream(values()).filter(algorithm -> algorithm.code.equals(code)).findFirst();
        }
    }

    private final String code;
    private final Algorithm algorithm;
    private final int bits;
    private final String label;

    KeySpec(String code, Algorithm algorithm, int bits, String label) {
        this.code = code;
        this.algorithm = algorithm;
        this.bits = bits;
        this.label = label;
    }

    /// What is stored: `rsa-2048`.
    public String code() {
        return code;
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    /// The size of the RSA modulus or of the curve's field, in bits; of ML-DSA the number in its name (FIPS 204, 4).
    public int bits() {
        return bits;
    }

    /// How the field writes it, the same in every language: `RSA 2048`, `EC P-256`, `Ed25519`, `ML-DSA-65`.
    public String label() {
        return label;
    }

    /// Empty for a code that no released version has written.
    public static Optional<KeySpec> ofCode(String code) {
        return Arrays.stream(values()).filter(spec -> spec.code.equals(code)).findFirst();
    }

    /// What a loose key type and size ask for, as Mainflux certs takes them: `rsa`, `ecdsa` or its alias `ec`,
    /// `ed25519`, `ml-dsa`, in any case; an empty type is `rsa`, 0 bits is the type's default (2048, 256, 65).
    public static Checked<KeySpec> parse(String type, int bits) {
        var name = type.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "rsa" -> sized(Algorithm.RSA, bits == 0 ? 2048 : bits);
            case "ec", "ecdsa" -> sized(Algorithm.EC, bits == 0 ? 256 : bits);
            case "ed25519" -> sized(Algorithm.ED25519, bits == 0 ? 256 : bits);
            case "ml-dsa", "mldsa" -> sized(Algorithm.ML_DSA, bits == 0 ? 65 : bits);
            default -> Checked.refused(new KeyViolation.UnsupportedKeyType(type));
        };
    }

    private static Checked<KeySpec> sized(Algorithm algorithm, int bits) {
        return Arrays.stream(values())
                .filter(spec -> spec.algorithm == algorithm && spec.bits == bits)
                .findFirst()
                .map(Checked::valid)
                .orElseGet(() -> Checked.refused(new KeyViolation.UnsupportedKeySize(algorithm, bits, sizes(algorithm))));
    }

    private static List<Integer> sizes(Algorithm algorithm) {
        return Arrays.stream(values()).filter(spec -> spec.algorithm == algorithm).map(KeySpec::bits).toList();
    }
}
