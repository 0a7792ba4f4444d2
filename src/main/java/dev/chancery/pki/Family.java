package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec.Algorithm;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;

/// Authorities by their names, to find who has issued a certificate: by name, key identifier and signature (RFC 5280,
/// 4.1.2.4 and 4.2.1.1). Many certificates are looked up in the time of their signatures.
public final class Family {

    /// Who has issued a certificate.
    public sealed interface Parent {

        /// The authority that was added as this one, from 0.
        record Of(int member) implements Parent {}

        /// None of that name is here.
        record Missing(String issuer) implements Parent {}

        /// One of that name is here, and the signature is not by its key.
        record Forged(String issuer) implements Parent {}
    }

    private record Member(int number, Sighted certificate, PublicKey key) {

        boolean isOf(Algorithm algorithm) {
            return certificate.facts().key().filter(spec -> spec.algorithm() == algorithm).isPresent();
        }
    }

    private final Map<X500Name, List<Member>> byName = new HashMap<>();
    private int size;

    /// Adds an authority. Where several could have issued the same, the first one added has.
    ///
    /// @throws Failure.Malformed when it is no certificate, or its key is of no kind that Chancery knows
    public void add(byte[] der) {
        var member = new Member(size++, Sighted.of(der), Keys.ofCertificate(der));
        byName.computeIfAbsent(member.certificate().subject(), _ -> new ArrayList<>()).add(member);
    }

    /// The authority that has issued the certificate; a root is its own.
    ///
    /// @throws Failure.Malformed when it is no certificate
    public Parent parentOf(byte[] der) {
        var certificate = Sighted.of(der);
        var named = byName.getOrDefault(certificate.issuer(), List.of()).stream()
                .filter(member -> certificate.names(member.certificate())).toList();
        if (named.isEmpty()) {
            return new Parent.Missing(certificate.issuerLabel());
        }
        return named.stream().filter(member -> hasSigned(member, certificate)).findFirst()
                .<Parent>map(member -> new Parent.Of(member.number())).orElseGet(() -> new Parent.Forged(certificate.issuerLabel()));
    }

    private static boolean hasSigned(Member issuer, Sighted certificate) {
        var known = TrustedSignature.of(certificate.certificate().getSignatureAlgorithm().getAlgorithm());
        if (known.isEmpty()) {
            return SignatureCheck.of(certificate, issuer.certificate()) == SignatureCheck.HOLDS;
        }
        return issuer.isOf(known.get().algorithm()) && verifies(issuer, certificate, known.get());
    }

    /// By the fastest provider that is here.
    private static boolean verifies(Member issuer, Sighted certificate, TrustedSignature way) {
        return Hostile.read("certificate", () -> {
            try {
                var verifier = Signature.getInstance(way.jcaName(), Crypto.chosen().provider(way.algorithm()));
                verifier.initVerify(issuer.key());
                verifier.update(Nesting.firstChild("certificate", certificate.der().toArray()));
                return verifier.verify(certificate.certificate().getSignature().getOctets());
            } catch (GeneralSecurityException another) {
                return false;
            }
        });
    }
}
