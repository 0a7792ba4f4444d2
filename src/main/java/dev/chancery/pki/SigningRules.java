package dev.chancery.pki;

import static dev.chancery.pki.Check.none;
import static dev.chancery.pki.Check.that;

import dev.chancery.domain.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The algorithm of the signature: the same inside and outside, written as its document says, and as strong as the key that
/// makes it.
final class SigningRules {

    private static final String SHA_1 = "1.3.14.3.2.26";
    private static final Map<String, Integer> DIGEST_OF_CURVE =
            Map.of("1.2.840.10045.3.1.7", 256, "1.3.132.0.34", 384, "1.3.132.0.35", 512);

    /// What is signed: a certificate or a list, the algorithm inside and outside, and the key that signs where it is known.
    record Signed(DerElement algorithm, Optional<DerElement> outer, Optional<DerElement> key, boolean provesItself) {

        static Signed of(Specimen one) {
            boolean root = one.isRoot();
            return new Signed(one.algorithm(), one.outerAlgorithm(),
                    root ? Optional.of(one.key()) : one.issuer().map(Specimen::key), root && !one.isOurs());
        }

        private Optional<SignatureKind> kind() {
            return SignatureKind.of(algorithm);
        }

        private Optional<DerElement> keyAlgorithm() {
            return key.map(info -> info.children(DerElement.SEQUENCE).getFirst());
        }
    }

    static final List<Check<Signed>> ALL = List.of(
            that(Rule.SIGNATURE_SAME, one -> one.outer.isEmpty() || one.outer.get().sameAs(one.algorithm)),
            that(Rule.SIGNATURE_PARAMETERS, one -> one.kind().isEmpty()
                    || one.kind().get().fits(SignatureKind.parameters(one.algorithm))),
            none(Rule.SIGNATURE_DIGEST, one -> one.provesItself || !isWeak(one) ? Optional.empty()
                    : Optional.of(SignatureKind.oid(one.algorithm))),
            that(Rule.SIGNATURE_OF_ISSUER, SigningRules::isOfIssuer),
            that(Rule.SIGNATURE_STRENGTH, SigningRules::isStrong));

    private SigningRules() {}

    /// A root's signature is by itself and proves nothing. RSASSA-PSS without another digest means SHA-1 (RFC 4055, 3.1).
    private static boolean isWeak(Signed one) {
        if (SignatureKind.oid(one.algorithm).equals(SignatureKind.PSS)) {
            var digest = SignatureKind.parameters(one.algorithm).stream().flatMap(all -> all.children().stream())
                    .filter(part -> part.is(0xa0)).findFirst();
            return digest.isEmpty() || SignatureKind.oid(digest.get().only()).equals(SHA_1);
        }
        return one.kind().filter(SignatureKind::isWeak).isPresent();
    }

    private static boolean isOfIssuer(Signed one) {
        return one.kind().isEmpty() || one.keyAlgorithm().isEmpty()
                || SignatureKind.oid(one.keyAlgorithm().get()).equals(one.kind().get().key());
    }

    private static boolean isStrong(Signed one) {
        var curve = one.keyAlgorithm().flatMap(SignatureKind::parameters).filter(part -> part.is(DerElement.OID));
        return one.kind().isEmpty() || one.kind().get().isWeak() || curve.isEmpty()
                || one.kind().get().digest() >= DIGEST_OF_CURVE.getOrDefault(curve.get().oid(), 0);
    }
}
