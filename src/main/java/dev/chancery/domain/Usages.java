package dev.chancery.domain;

import dev.chancery.domain.KeySpec.Algorithm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a certificate's key may be used for: the key usage for each kind of key (RFC 5280, 4.2.1.3), and the purposes as
/// object identifiers (extended key usage, 4.2.1.12). Without any bit, or without purposes, the extension is not written,
/// and everything is allowed.
public record Usages(Map<Algorithm, Set<KeyUsage>> byKey, List<String> purposes) {

    public static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    public static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    public static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    public static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    public static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    private static final int MOST_PURPOSES = 50;
    private static final Pattern OID = Pattern.compile("([01]\\.[1-3]?[0-9]|2\\.(0|[1-9][0-9]{0,17}))(\\.(0|[1-9][0-9]{0,17})){0,20}");

    /// What each kind of key can do at all: an EC key signs or agrees, Ed25519 and ML-DSA only sign (RFC 8813, 3; RFC 8410, 5;
    /// RFC 9881, 5), an RSA key does not agree.
    private static final Set<KeyUsage> SIGNING = EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.CONTENT_COMMITMENT,
            KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);
    private static final Set<KeyUsage> AGREEING =
            EnumSet.of(KeyUsage.KEY_AGREEMENT, KeyUsage.ENCIPHER_ONLY, KeyUsage.DECIPHER_ONLY);
    private static final Set<KeyUsage> ENCIPHERING = EnumSet.of(KeyUsage.KEY_ENCIPHERMENT, KeyUsage.DATA_ENCIPHERMENT);

    public Usages {
        var copy = new EnumMap<Algorithm, Set<KeyUsage>>(Algorithm.class);
        for (var algorithm : Algorithm.values()) {
            var usages = byKey.getOrDefault(algorithm, Set.of());
            copy.put(algorithm, Collections.unmodifiableSet(usages.isEmpty() ? EnumSet.noneOf(KeyUsage.class) : EnumSet.copyOf(usages)));
        }
        byKey = Collections.unmodifiableMap(copy);
        purposes = List.copyOf(new LinkedHashSet<>(purposes));
    }

    /// Signing for every key, and key encipherment for RSA, which TLS servers that exchange keys with it need.
    public static Usages tls(String... purposes) {
        var byKey = new EnumMap<Algorithm, Set<KeyUsage>>(Algorithm.class);
        for (var algorithm : Algorithm.values()) {
            byKey.put(algorithm, algorithm == Algorithm.RSA
                    ? EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT) : EnumSet.of(KeyUsage.DIGITAL_SIGNATURE));
        }
        return new Usages(byKey, List.of(purposes));
    }

    /// These bits for every kind of key.
    public static Usages same(Set<KeyUsage> usages, String... purposes) {
        var byKey = new EnumMap<Algorithm, Set<KeyUsage>>(Algorithm.class);
        for (var algorithm : Algorithm.values()) {
            byKey.put(algorithm, usages);
        }
        return new Usages(byKey, List.of(purposes));
    }

    public boolean allows(String purpose) {
        return purposes.contains(purpose);
    }

    static boolean isOid(String text) {
        return OID.matcher(text).matches();
    }

    /// The contradictions for a profile of this kind (RFC 5280, 4.2.1.3 and 4.2.1.12).
    List<Violation> violations(Profile.Kind kind) {
        var found = new ArrayList<Violation>();
        purposes.stream().filter(oid -> !isOid(oid)).forEach(oid -> found.add(new ProfileViolation.NotAnOid(Field.PURPOSES, oid)));
        if (purposes.size() > MOST_PURPOSES) {
            found.add(new TextViolation.TooLong(Field.PURPOSES, purposes.size(), MOST_PURPOSES));
        }
        if (kind == Profile.Kind.ROOT && !purposes.isEmpty()) {
            found.add(new ProfileViolation.PurposesOfRoot());
        }
        byKey.forEach((algorithm, usages) -> found.addAll(violations(kind, algorithm, usages)));
        return found.stream().distinct().toList();
    }

    private List<Violation> violations(Profile.Kind kind, Algorithm algorithm, Set<KeyUsage> usages) {
        var found = new ArrayList<Violation>();
        usages.stream().filter(usage -> !able(algorithm).contains(usage))
                .forEach(usage -> found.add(new KeyViolation.UsageUnfitForKey(usage, algorithm)));
        if (kind == Profile.Kind.END_ENTITY) {
            usages.stream().filter(usage -> usage == KeyUsage.KEY_CERT_SIGN || usage == KeyUsage.CRL_SIGN)
                    .forEach(usage -> found.add(new ProfileViolation.UsageOfAuthorities(usage)));
            purposes.forEach(purpose -> found.addAll(unusable(purpose, usages)));
        } else if (!usages.contains(KeyUsage.KEY_CERT_SIGN)) {
            found.add(new ProfileViolation.AuthorityMustSign());
        }
        if ((usages.contains(KeyUsage.ENCIPHER_ONLY) || usages.contains(KeyUsage.DECIPHER_ONLY))
                && !usages.contains(KeyUsage.KEY_AGREEMENT)) {
            found.add(new ProfileViolation.OnlyWithAgreement());
        }
        return found;
    }

    /// What a key of this kind can do. RSA with key agreement is a contradiction too, but Vault writes it by default and
    /// everybody reads it.
    public static Set<KeyUsage> able(Algorithm algorithm) {
        var able = EnumSet.copyOf(SIGNING);
        switch (algorithm) {
            case RSA -> {
                able.addAll(ENCIPHERING);
                able.add(KeyUsage.KEY_AGREEMENT);
            }
            case EC -> able.addAll(AGREEING);
            case ED25519, ML_DSA -> { }
        }
        return able;
    }

    private static List<Violation> unusable(String purpose, Set<KeyUsage> usages) {
        var needed = needed(purpose);
        return usages.isEmpty() || needed.isEmpty() || needed.stream().anyMatch(usages::contains)
                ? List.of() : List.of(new ProfileViolation.PurposeNeedsUsage(purpose, needed));
    }

    /// One of these bits must be there for the purpose (RFC 5280, 4.2.1.12); any will do for one that is not known.
    private static Set<KeyUsage> needed(String purpose) {
        return switch (purpose) {
            case SERVER_AUTH -> EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT);
            case CLIENT_AUTH -> EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT);
            case CODE_SIGNING -> EnumSet.of(KeyUsage.DIGITAL_SIGNATURE);
            case EMAIL_PROTECTION -> EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.CONTENT_COMMITMENT,
                    KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT);
            case TIME_STAMPING, OCSP_SIGNING -> EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.CONTENT_COMMITMENT);
            default -> Set.of();
        };
    }
}
