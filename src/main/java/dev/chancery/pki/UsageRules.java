package dev.chancery.pki;

import static dev.chancery.pki.Check.that;

import dev.chancery.domain.Rule;
import dev.chancery.domain.Usages;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Key usage and purposes: of authorities, of everybody else, and of each kind of key (RFC 5280, 4.2.1.3 and 4.2.1.12).
final class UsageRules {

    private static final int SIGNATURE = 0;
    private static final int COMMITMENT = 1;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int DATA_ENCIPHERMENT = 3;
    private static final int AGREEMENT = 4;
    private static final int CERTIFICATES = 5;
    private static final int LISTS = 6;
    private static final Set<Integer> ONLY = Set.of(7, 8);
    private static final String ANY_PURPOSE = "2.5.29.37.0";

    /// One of these bits must be there for the purpose; any will do for one that is not named.
    private static final Map<String, Set<Integer>> NEEDED = Map.of(
            Usages.SERVER_AUTH, Set.of(SIGNATURE, KEY_ENCIPHERMENT, AGREEMENT), Usages.CLIENT_AUTH, Set.of(SIGNATURE, AGREEMENT),
            Usages.CODE_SIGNING, Set.of(SIGNATURE),
            Usages.EMAIL_PROTECTION, Set.of(SIGNATURE, COMMITMENT, KEY_ENCIPHERMENT, AGREEMENT),
            Usages.TIME_STAMPING, Set.of(SIGNATURE, COMMITMENT), Usages.OCSP_SIGNING, Set.of(SIGNATURE, COMMITMENT));

    static final List<Check<Specimen>> ALL = List.of(
            that(Rule.USAGE_CRITICAL, one -> !one.has(Specimen.KEY_USAGE) || one.isCritical(Specimen.KEY_USAGE)),
            that(Rule.USAGE_EMPTY, one -> one.usage().filter(Set::isEmpty).isEmpty()),
            that(Rule.USAGE_OF_AUTHORITY, one -> !one.isAuthority() || signs(one)),
            that(Rule.USAGE_LISTS, one -> !one.isAuthority() || !one.has(Specimen.KEY_USAGE) || has(one, LISTS)),
            that(Rule.USAGE_OF_LEAF, one -> one.isAuthority() || !has(one, CERTIFICATES) && !has(one, LISTS)),
            that(Rule.USAGE_ABSENT, one -> one.isAuthority() || one.has(Specimen.KEY_USAGE)),
            that(Rule.USAGE_OF_KEY, UsageRules::isWithinKey),
            that(Rule.USAGE_AGREEMENT, one -> one.isAuthority() || !has(one, AGREEMENT) || !isOf(one, SignatureKind.RSA, SignatureKind.EC)),
            that(Rule.USAGE_ONLY, one -> has(one, AGREEMENT) || ONLY.stream().noneMatch(bit -> has(one, bit))),
            that(Rule.USAGE_OF_RSA_SERVER, one -> one.isAuthority() || !isOf(one, SignatureKind.RSA)
                    || !one.purposes().contains(Usages.SERVER_AUTH) || one.usage().isEmpty() || has(one, KEY_ENCIPHERMENT)),
            that(Rule.PURPOSE_OF_ROOT, one -> !one.isRoot() || !one.has(Specimen.PURPOSES)),
            that(Rule.PURPOSE_ANY, one -> one.isAuthority() || !one.purposes().contains(ANY_PURPOSE)),
            that(Rule.PURPOSE_AND_USAGE, one -> one.isAuthority() || one.usage().isEmpty()
                    || one.purposes().stream().allMatch(purpose -> isUsable(purpose, one.usage().get()))));

    private UsageRules() {}

    private static boolean has(Specimen one, int bit) {
        return one.usage().filter(usage -> usage.contains(bit)).isPresent();
    }

    static boolean signs(Specimen one) {
        return has(one, CERTIFICATES);
    }

    static boolean signsLists(Specimen one) {
        return one.usage().isEmpty() || has(one, LISTS);
    }

    private static boolean isOf(Specimen one, String... algorithms) {
        return List.of(algorithms).contains(KeyRules.oid(one.key()));
    }

    private static boolean isUsable(String purpose, Set<Integer> usage) {
        return !NEEDED.containsKey(purpose) || NEEDED.get(purpose).stream().anyMatch(usage::contains);
    }

    /// An EC key enciphers nothing; those of Ed25519 and ML-DSA only sign.
    private static boolean isWithinKey(Specimen one) {
        boolean enciphers = has(one, KEY_ENCIPHERMENT) || has(one, DATA_ENCIPHERMENT);
        return switch (KeyRules.oid(one.key())) {
            case SignatureKind.RSA -> ONLY.stream().noneMatch(bit -> has(one, bit));
            case SignatureKind.EC -> !enciphers;
            case SignatureKind.ED25519, SignatureKind.ED448 -> !enciphers && !has(one, AGREEMENT);
            default -> !SignatureKind.ML_DSA.contains(KeyRules.oid(one.key())) || !enciphers && !has(one, AGREEMENT);
        };
    }
}
