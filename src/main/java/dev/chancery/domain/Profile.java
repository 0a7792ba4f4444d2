package dev.chancery.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a certificate is for, and so what stands in it.
///
/// `code` is stored and never changes. `life` and `key` are what a form offers first. Extended key usages are object
/// identifiers (RFC 5280, 4.2.1.12).
public record Profile(String code, Kind kind, Set<String> extendedKeyUsages, Ttl life, KeySpec key) {

    /// The role of the certificate's subject.
    public enum Kind { ROOT, INTERMEDIATE, SERVER, DEVICE }

    public static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    public static final Profile ROOT = new Profile("root", Kind.ROOT, Set.of(), Ttl.days(3650), KeySpec.EC_P256);
    public static final Profile INTERMEDIATE =
            new Profile("intermediate", Kind.INTERMEDIATE, Set.of(), Ttl.days(1825), KeySpec.EC_P256);
    public static final Profile SERVER =
            new Profile("server", Kind.SERVER, Set.of(SERVER_AUTH), Ttl.days(365), KeySpec.EC_P256);
    public static final Profile DEVICE = new Profile("device", Kind.DEVICE, Set.of(CLIENT_AUTH), Ttl.DEFAULT, KeySpec.EC_P256);

    private static final List<Profile> BUILT_IN = List.of(ROOT, INTERMEDIATE, SERVER, DEVICE);

    public Profile {
        extendedKeyUsages = Set.copyOf(extendedKeyUsages);
    }

    public static Optional<Profile> ofCode(String code) {
        return BUILT_IN.stream().filter(profile -> profile.code.equals(code)).findFirst();
    }

    /// The profiles for something other than an authority.
    public static List<Profile> endEntities() {
        return BUILT_IN.stream().filter(profile -> !profile.forAuthority()).toList();
    }

    public boolean forAuthority() {
        return kind == Kind.ROOT || kind == Kind.INTERMEDIATE;
    }

    /// The key usage for a key of this kind: an EC or Ed25519 key never enciphers (RFC 8813, 3; RFC 8410, 5), an RSA key
    /// must be allowed to for TLS servers that exchange keys with it.
    public Set<KeyUsage> keyUsage(KeySpec key) {
        if (forAuthority()) {
            return EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);
        }
        return key.algorithm() == KeySpec.Algorithm.RSA
                ? EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT)
                : EnumSet.of(KeyUsage.DIGITAL_SIGNATURE);
    }
}
