package dev.chancery.pki;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an algorithm of a signature is, by its identifier as it is written (RFC 5280, 4.1.1.2): the algorithm of the keys
/// that make it, the bits of its digest, where it has one of its own to choose, and whether NULL stands for no parameters.
record SignatureKind(String key, int digest, boolean nulled) {

    static final String RSA = "1.2.840.113549.1.1.1";
    static final String EC = "1.2.840.10045.2.1";
    static final String ED25519 = "1.3.101.112";
    static final String ED448 = "1.3.101.113";
    static final String DSA = "1.2.840.10040.4.1";
    static final String PSS = "1.2.840.113549.1.1.10";
    static final List<String> ML_DSA =
            List.of("2.16.840.1.101.3.4.3.17", "2.16.840.1.101.3.4.3.18", "2.16.840.1.101.3.4.3.19");

    private static final int WEAK = 160;
    private static final int WHOLE = 512;
    private static final Map<String, SignatureKind> KNOWN = Map.ofEntries(
            rsa("2", 128), rsa("3", 128), rsa("4", 128), rsa("5", WEAK), rsa("14", 224), rsa("11", 256), rsa("12", 384), rsa("13", 512),
            ec("1", WEAK), ec("3.1", 224), ec("3.2", 256), ec("3.3", 384), ec("3.4", 512),
            Map.entry("1.2.840.10040.4.3", new SignatureKind(DSA, WEAK, false)),
            Map.entry("2.16.840.1.101.3.4.3.2", new SignatureKind(DSA, 256, false)),
            own(ED25519), own(ED448), own(ML_DSA.get(0)), own(ML_DSA.get(1)), own(ML_DSA.get(2)));

    private static Map.Entry<String, SignatureKind> rsa(String last, int digest) {
        return Map.entry("1.2.840.113549.1.1." + last, new SignatureKind(RSA, digest, true));
    }

    private static Map.Entry<String, SignatureKind> ec(String last, int digest) {
        return Map.entry("1.2.840.10045.4." + last, new SignatureKind(EC, digest, false));
    }

    private static Map.Entry<String, SignatureKind> own(String oid) {
        return Map.entry(oid, new SignatureKind(oid, WHOLE, false));
    }

    static Optional<SignatureKind> of(DerElement algorithm) {
        return Optional.ofNullable(KNOWN.get(oid(algorithm)));
    }

    static String oid(DerElement algorithm) {
        return algorithm.children(DerElement.SEQUENCE).getFirst().oid();
    }

    /// Of an algorithm of a signature or a key.
    static Optional<DerElement> parameters(DerElement algorithm) {
        return algorithm.children(DerElement.SEQUENCE).stream().skip(1).findFirst();
    }

    boolean isWeak() {
        return digest <= WEAK;
    }

    boolean fits(Optional<DerElement> parameters) {
        return nulled ? parameters.filter(one -> one.is(DerElement.NULL)).isPresent() : parameters.isEmpty();
    }
}
