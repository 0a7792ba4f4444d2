package dev.chancery.pki;

import static dev.chancery.pki.Check.none;
import static dev.chancery.pki.Check.that;

import dev.chancery.domain.Rule;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The key that is certified.
final class KeyRules {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65537);
    private static final int UNCOMPRESSED = 4;
    private static final Set<Integer> COMPRESSED = Set.of(2, 3);

    /// Octets of the keys that are nothing but octets: RFC 8410, 4; FIPS 204, table 2.
    private static final Map<String, Integer> OCTETS = Map.of(SignatureKind.ED25519, 32, SignatureKind.ED448, 57,
            SignatureKind.ML_DSA.get(0), 1312, SignatureKind.ML_DSA.get(1), 1952, SignatureKind.ML_DSA.get(2), 2592);

    static final List<Check<DerElement>> ALL = List.of(
            that(Rule.KEY_FORM, KeyRules::isFormed),
            that(Rule.KEY_PARAMETERS, key -> hasParameters(oid(key), parameters(key))),
            none(Rule.KEY_KNOWN, key -> isKnown(key) ? Optional.empty() : Optional.of(oid(key))),
            none(Rule.RSA_SIZE, key -> rsa(key).map(numbers -> numbers.getFirst().bitLength())
                    .filter(bits -> bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS).map(bits -> bits + " bit")),
            none(Rule.RSA_EXPONENT, key -> rsa(key).map(List::getLast)
                    .filter(exponent -> exponent.compareTo(LEAST_EXPONENT) < 0 || !exponent.testBit(0)).map(BigInteger::toString)),
            that(Rule.RSA_GUESSABLE, key -> rsa(key).map(List::getFirst).filter(KeyRules::isWeak).isEmpty()),
            that(Rule.POINT_FORM, key -> !isEc(key) || !COMPRESSED.contains(firstOctet(key))),
            that(Rule.POINT_ON_CURVE, key -> !isEc(key) || COMPRESSED.contains(firstOctet(key)) || isOnCurve(key)));

    private KeyRules() {}

    private static DerElement algorithm(DerElement key) {
        return key.children(DerElement.SEQUENCE).getFirst();
    }

    static String oid(DerElement key) {
        return SignatureKind.oid(algorithm(key));
    }

    private static Optional<DerElement> parameters(DerElement key) {
        return SignatureKind.parameters(algorithm(key));
    }

    private static DerElement bits(DerElement key) {
        return key.children(DerElement.SEQUENCE).getLast();
    }

    private static boolean isEc(DerElement key) {
        return oid(key).equals(SignatureKind.EC);
    }

    private static int firstOctet(DerElement key) {
        return bits(key).length() < 2 ? -1 : bits(key).octet(1);
    }

    private static boolean isFormed(DerElement key) {
        if (key.children().size() != 2 || bits(key).unusedBits() != 0) {
            return false;
        }
        if (oid(key).equals(SignatureKind.RSA)) {
            return rsa(key).isPresent();
        }
        return bits(key).length() - 1 == OCTETS.getOrDefault(oid(key), bits(key).length() - 1);
    }

    private static boolean hasParameters(String oid, Optional<DerElement> parameters) {
        return switch (oid) {
            case SignatureKind.RSA -> parameters.filter(one -> one.is(DerElement.NULL)).isPresent();
            case SignatureKind.EC -> parameters.filter(one -> one.is(DerElement.OID)).isPresent();
            default -> !OCTETS.containsKey(oid) || parameters.isEmpty();
        };
    }

    private static boolean isKnown(DerElement key) {
        return switch (oid(key)) {
            case SignatureKind.RSA, SignatureKind.ED25519 -> true;
            case SignatureKind.EC -> parameters(key).filter(one -> !one.is(DerElement.OID) || Curve.of(one.oid()).isPresent()).isPresent();
            default -> SignatureKind.ML_DSA.contains(oid(key));
        };
    }

    /// Modulus and exponent, where it is an RSA key that has them.
    private static Optional<List<BigInteger>> rsa(DerElement key) {
        if (!oid(key).equals(SignatureKind.RSA)) {
            return Optional.empty();
        }
        try {
            var numbers = DerElement.of(bits(key).bits()).children(DerElement.SEQUENCE);
            DerElement.require(numbers.size() == 2 && numbers.stream().allMatch(one -> one.is(DerElement.INTEGER)));
            return Optional.of(numbers.stream().map(DerElement::number).toList())
                    .filter(both -> both.stream().allMatch(one -> one.signum() > 0));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// Above the longest that is taken the search itself would take long.
    private static boolean isWeak(BigInteger modulus) {
        return modulus.bitLength() <= MOST_RSA_BITS && WeakRsa.is(modulus);
    }

    /// Of curves that are not known here nothing is said.
    private static boolean isOnCurve(DerElement key) {
        var curve = parameters(key).filter(one -> one.is(DerElement.OID)).map(DerElement::oid).flatMap(Curve::of);
        return curve.isEmpty() || firstOctet(key) == UNCOMPRESSED && curve.get().hasPoint(bits(key).bits());
    }
}
