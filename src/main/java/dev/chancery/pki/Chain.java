package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// Certificates from a leaf up to its root, judged by the JDK and not by what made them.
public final class Chain {

    private static final String WHAT = "certificate chain";

    private Chain() {}

    /// Checks that each certificate is signed by the next one, that each but the first may sign, and that all are valid
    /// at this instant (RFC 5280, 6.1). Revocation is not looked at.
    ///
    /// @throws Failure.Malformed when there is none, more than [Limits#LONGEST_CHAIN], or something else than certificates
    /// @throws Failure.Tampered when they are not such a chain, or it does not end in a self-signed root
    public static void check(List<byte[]> leafToRoot, Instant at) {
        if (leafToRoot.isEmpty() || leafToRoot.size() > Limits.LONGEST_CHAIN) {
            throw new Failure.Malformed(WHAT + " of " + leafToRoot.size());
        }
        var certificates = leafToRoot.stream().map(Chain::certificate).toList();
        try {
            checkRoot(certificates.getLast(), at);
            if (certificates.size() > 1) {
                checkPath(certificates, at);
            }
        } catch (GeneralSecurityException broken) {
            throw new Failure.Tampered(WHAT + " (" + reason(broken) + ")");
        }
    }

    /// This certificate and those above it that are found among `known`, each signed by the next; the last one is a root
    /// ([IssuedBy#itself]) if all are there.
    ///
    /// @throws Failure.Malformed when one of them is no certificate
    public static List<byte[]> upwards(byte[] first, List<byte[]> known) {
        var chain = new ArrayList<>(List.of(first));
        while (!IssuedBy.itself(chain.getLast()) && chain.size() < Limits.LONGEST_CHAIN) {
            var child = chain.getLast();
            var above = known.stream().filter(one -> IssuedBy.names(child, one) && IssuedBy.verifies(child, one))
                    .filter(one -> chain.stream().noneMatch(taken -> Arrays.equals(taken, one))).findFirst();
            if (above.isEmpty()) {
                return chain;
            }
            chain.add(above.get());
        }
        return chain;
    }

    private static X509Certificate certificate(byte[] der) {
        CertificateReader.facts(der);
        return Hostile.read(WHAT, der, () -> (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
    }

    /// Path validation takes its anchor as given, so the root is looked at here.
    private static void checkRoot(X509Certificate root, Instant at) throws GeneralSecurityException {
        root.checkValidity(Date.from(at));
        root.verify(root.getPublicKey());
        if (root.getBasicConstraints() < 0) {
            throw new GeneralSecurityException("root is no authority");
        }
    }

    private static void checkPath(List<X509Certificate> certificates, Instant at) throws GeneralSecurityException {
        var path = CertificateFactory.getInstance("X.509")
                .generateCertPath(certificates.subList(0, certificates.size() - 1));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(certificates.getLast(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    private static String reason(GeneralSecurityException broken) {
        return broken instanceof CertPathValidatorException path
                ? path.getReason() + " at " + path.getIndex() : broken.getClass().getSimpleName();
    }
}
