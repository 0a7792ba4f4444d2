package dev.chancery.pki;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A certificate taken apart for the rules, and what is known around it: its issuer, and whether it is ours.
final class Specimen {

    static final String SUBJECT_KEY_ID = "2.5.29.14";
    static final String KEY_USAGE = "2.5.29.15";
    static final String ALTERNATIVE_NAMES = "2.5.29.17";
    static final String BASIC_CONSTRAINTS = "2.5.29.19";
    static final String NAME_CONSTRAINTS = "2.5.29.30";
    static final String LIST_LINKS = "2.5.29.31";
    static final String POLICIES = "2.5.29.32";
    static final String POLICY_MAPPINGS = "2.5.29.33";
    static final String AUTHORITY_KEY_ID = "2.5.29.35";
    static final String PURPOSES = "2.5.29.37";
    static final String LINKS = "1.3.6.1.5.5.7.1.1";

    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final Set<Integer> UNIQUE_IDS = Set.of(0x81, 0x82, 0xa1, 0xa2);
    private static final int PATH_LENGTH = 1;

    private final DerElement body;
    private final List<DerElement> parts;
    private final int first;
    private final Optional<DerElement> outerAlgorithm;
    private final List<ExtensionPart> extensions;
    private final Optional<Specimen> issuer;
    private final boolean ours;
    private @Nullable Boolean authority;
    private @Nullable Set<Integer> usage;

    private Specimen(DerElement body, Optional<DerElement> outerAlgorithm, Optional<Specimen> issuer, boolean ours) {
        this.body = body;
        this.parts = body.children(DerElement.SEQUENCE);
        this.first = parts.getFirst().is(VERSION) ? 1 : 0;
        DerElement.require(parts.size() >= first + 6 && serial().is(DerElement.INTEGER) && validity().size() == 2);
        this.outerAlgorithm = outerAlgorithm;
        this.issuer = issuer;
        this.ours = ours;
        this.extensions = last().filter(part -> part.is(EXTENSIONS)).map(part -> ExtensionPart.all(part.only())).orElse(List.of());
        DerElement.require(parts.subList(first + 6, parts.size()).stream()
                .allMatch(part -> part.is(EXTENSIONS) || UNIQUE_IDS.contains(part.tag())));
    }

    /// A whole certificate.
    ///
    /// @throws IllegalArgumentException when it is none
    static Specimen of(byte[] der, Optional<Specimen> issuer) {
        var certificate = DerElement.of(der).children(DerElement.SEQUENCE);
        DerElement.require(certificate.size() == 3 && certificate.get(2).is(DerElement.BIT_STRING));
        return new Specimen(certificate.getFirst(), Optional.of(certificate.get(1)), issuer, false);
    }

    /// What we are about to sign, before it is.
    ///
    /// @throws IllegalArgumentException when it is no certificate
    static Specimen ours(byte[] body, byte[] algorithm, Optional<Specimen> issuer) {
        return new Specimen(DerElement.of(body), Optional.of(DerElement.of(algorithm)), issuer, true);
    }

    private Optional<DerElement> last() {
        return parts.size() > first + 6 ? Optional.of(parts.getLast()) : Optional.empty();
    }

    DerElement body() {
        return body;
    }

    boolean isOurs() {
        return ours;
    }

    Optional<Specimen> issuer() {
        return issuer;
    }

    boolean isVersion3() {
        return first == 1 && parts.getFirst().only().is(DerElement.INTEGER) && parts.getFirst().only().number().intValue() == 2;
    }

    boolean hasUniqueId() {
        return parts.subList(first + 6, parts.size()).stream().anyMatch(part -> UNIQUE_IDS.contains(part.tag()));
    }

    DerElement serial() {
        return parts.get(first);
    }

    DerElement algorithm() {
        return parts.get(first + 1);
    }

    Optional<DerElement> outerAlgorithm() {
        return outerAlgorithm;
    }

    DerElement issuerName() {
        return parts.get(first + 2);
    }

    List<DerElement> validity() {
        return parts.get(first + 3).children(DerElement.SEQUENCE);
    }

    DerElement subject() {
        return parts.get(first + 4);
    }

    DerElement key() {
        return parts.get(first + 5);
    }

    List<ExtensionPart> extensions() {
        return extensions;
    }

    Optional<ExtensionPart> extension(String oid) {
        for (var one : extensions) {
            if (one.oid().equals(oid)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    boolean has(String oid) {
        return extension(oid).isPresent();
    }

    boolean isCritical(String oid) {
        return extension(oid).filter(ExtensionPart::critical).isPresent();
    }

    /// Whether it says that it is an authority's (RFC 5280, 4.2.1.9).
    boolean isAuthority() {
        var known = authority;
        if (known == null) {
            known = constraints().stream().anyMatch(part -> part.is(DerElement.BOOLEAN) && part.truth());
            authority = known;
        }
        return known;
    }

    Optional<DerElement> pathLength() {
        var constraints = constraints();
        return constraints.stream().skip(Math.max(0, constraints.size() - PATH_LENGTH))
                .filter(part -> part.is(DerElement.INTEGER)).findFirst();
    }

    private List<DerElement> constraints() {
        return extension(BASIC_CONSTRAINTS).map(ExtensionPart::value).map(value -> value.children(DerElement.SEQUENCE)).orElse(List.of());
    }

    boolean isSelfIssued() {
        return subject().sameAs(issuerName());
    }

    /// An authority that names itself as its issuer, by its key too where it names that.
    boolean isRoot() {
        return isAuthority() && isSelfIssued() && keyIdOfIssuer().equals(keyId().filter(_ -> keyIdOfIssuer().isPresent()));
    }

    Optional<String> keyId() {
        return extension(SUBJECT_KEY_ID).map(ExtensionPart::value).map(DerElement::ascii);
    }

    Optional<String> keyIdOfIssuer() {
        return extension(AUTHORITY_KEY_ID).flatMap(part -> part.tagged(0x80)).map(DerElement::ascii);
    }

    boolean isNameless() {
        return subject().length() == 0;
    }

    List<DerElement> alternativeNames() {
        return extension(ALTERNATIVE_NAMES).map(ExtensionPart::value).map(value -> value.children(DerElement.SEQUENCE)).orElse(List.of());
    }

    List<String> purposes() {
        return extension(PURPOSES).map(ExtensionPart::value).map(value -> value.children(DerElement.SEQUENCE)).orElse(List.of())
                .stream().map(DerElement::oid).toList();
    }

    /// Each key usage by its number, or nothing where the extension is missing.
    Optional<Set<Integer>> usage() {
        var known = usage;
        if (known == null && has(KEY_USAGE)) {
            known = set(extension(KEY_USAGE).orElseThrow().value());
            usage = known;
        }
        return Optional.ofNullable(known);
    }

    private static Set<Integer> set(DerElement bits) {
        var octets = bits.bits();
        var set = new ArrayList<Integer>();
        for (int i = 0; i < octets.length * 8; i++) {
            if ((octets[i / 8] & 0x80 >> i % 8) != 0) {
                set.add(i);
            }
        }
        return Set.copyOf(set);
    }
}
