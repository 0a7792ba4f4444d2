package dev.chancery.pki;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A revocation list taken apart for the rules (RFC 5280, 5.1), with the certificate of its issuer and the number of the
/// list before it where they are known.
final class ListSpecimen {

    static final String NUMBER = "2.5.29.20";
    static final String DELTA = "2.5.29.27";
    static final String POINT = "2.5.29.28";

    private static final int EXTENSIONS = 0xa0;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;

    private final List<DerElement> parts;
    private final int first;
    private final Optional<DerElement> outerAlgorithm;
    private final Optional<Specimen> issuer;
    private final Optional<BigInteger> before;
    private final List<ExtensionPart> extensions;

    private ListSpecimen(DerElement body, Optional<DerElement> outer, Optional<Specimen> issuer, Optional<BigInteger> before) {
        this.parts = body.children(DerElement.SEQUENCE);
        this.first = parts.getFirst().is(DerElement.INTEGER) ? 1 : 0;
        this.outerAlgorithm = outer;
        this.issuer = issuer;
        this.before = before;
        DerElement.require(parts.size() >= first + 3 && isTime(parts.get(first + 2)));
        this.extensions = parts.getLast().is(EXTENSIONS) ? ExtensionPart.all(parts.getLast().only()) : List.of();
    }

    /// @throws IllegalArgumentException when it is no list
    static ListSpecimen of(byte[] der, Optional<Specimen> issuer, Optional<BigInteger> before) {
        var list = DerElement.of(der).children(DerElement.SEQUENCE);
        DerElement.require(list.size() == 3 && list.get(2).is(DerElement.BIT_STRING));
        return new ListSpecimen(list.getFirst(), Optional.of(list.get(1)), issuer, before);
    }

    /// What we are about to sign, without its entries.
    static ListSpecimen ours(byte[] body, byte[] algorithm, Specimen issuer) {
        return new ListSpecimen(DerElement.of(body), Optional.of(DerElement.of(algorithm)), Optional.of(issuer), Optional.empty());
    }

    private static boolean isTime(DerElement part) {
        return part.is(UTC_TIME) || part.is(GENERALIZED_TIME);
    }

    boolean isVersion2() {
        return first == 1 && parts.getFirst().number().equals(BigInteger.ONE);
    }

    SigningRules.Signed signed() {
        return new SigningRules.Signed(parts.get(first), outerAlgorithm, issuer.map(Specimen::key), false);
    }

    DerElement issuerName() {
        return parts.get(first + 1);
    }

    DerElement thisUpdate() {
        return parts.get(first + 2);
    }

    Optional<DerElement> nextUpdate() {
        return parts.size() > first + 3 ? Optional.of(parts.get(first + 3)).filter(ListSpecimen::isTime) : Optional.empty();
    }

    Optional<DerElement> entries() {
        return parts.stream().skip(first + 3L).filter(part -> part.is(DerElement.SEQUENCE)).findFirst();
    }

    Optional<Specimen> issuer() {
        return issuer;
    }

    Optional<BigInteger> before() {
        return before;
    }

    List<ExtensionPart> extensions() {
        return extensions;
    }

    Optional<ExtensionPart> extension(String oid) {
        return extensions.stream().filter(one -> one.oid().equals(oid)).findFirst();
    }

    Optional<BigInteger> number(String oid) {
        return extension(oid).map(ExtensionPart::value).filter(value -> value.is(DerElement.INTEGER)).map(DerElement::number);
    }

    boolean isDelta() {
        return extension(DELTA).isPresent();
    }

    /// All but the entries.
    List<DerElement> frame() {
        return parts.stream().filter(part -> entries().filter(entries -> entries == part).isEmpty()).toList();
    }
}
