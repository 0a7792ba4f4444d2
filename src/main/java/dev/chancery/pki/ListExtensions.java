package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/// What a revocation list says about itself in its extensions (RFC 5280, 5.2): its number, the one that it tells the changes
/// since, whose it is, and of which certificates it tells.
record ListExtensions(Optional<BigInteger> number, Optional<BigInteger> base, Optional<AuthorityKeyIdentifier> authorityKeyId,
        Optional<IssuingDistributionPoint> scope, boolean numberFit) {

    /// @throws Failure.Malformed when they say what Chancery does not understand and must
    static ListExtensions of(Optional<Extensions> extensions) {
        extensions.ifPresent(ListExtensions::requireUnderstood);
        return new ListExtensions(number(extensions, Extension.cRLNumber), number(extensions, Extension.deltaCRLIndicator),
                extensions.map(AuthorityKeyIdentifier::fromExtensions),
                extensions.map(all -> all.getExtensionParsedValue(Extension.issuingDistributionPoint))
                        .map(IssuingDistributionPoint::getInstance), isNumberFit(extensions));
    }

    /// A list has a number, and nobody must understand it (5.2.3).
    private static boolean isNumberFit(Optional<Extensions> extensions) {
        return extensions.map(all -> all.getExtension(Extension.cRLNumber)).filter(number -> !number.isCritical()).isPresent();
    }

    private static Optional<BigInteger> number(Optional<Extensions> extensions, ASN1ObjectIdentifier oid) {
        return extensions.map(all -> all.getExtensionParsedValue(oid)).map(ASN1Integer::getInstance).map(ASN1Integer::getValue);
    }

    private static void requireUnderstood(Extensions extensions) {
        for (var oid : extensions.getCriticalExtensionOIDs()) {
            if (!oid.equals(Extension.issuingDistributionPoint) && !oid.equals(Extension.deltaCRLIndicator)
                    && !oid.equals(Extension.authorityKeyIdentifier) && !oid.equals(Extension.cRLNumber)) {
                throw RevocationListReader.malformed("an extension that must be understood");
            }
        }
    }

    /// Whether it may tell of other issuers' certificates too.
    boolean isIndirect() {
        return scope.map(IssuingDistributionPoint::isIndirectCRL).orElse(false);
    }

    /// @throws Failure.Malformed when it tells of others' certificates, or of a part of what may become of them
    void requireWhole() {
        if (isIndirect() || scope.filter(point -> point.getOnlySomeReasons() != null || point.onlyContainsAttributeCerts()).isPresent()) {
            throw RevocationListReader.malformed("it tells of a part of the certificates only");
        }
    }

    /// Whether the list tells of authorities' certificates, or of the others (5.2.5).
    boolean tellsOf(boolean authorities) {
        return scope.map(point -> !point.onlyContainsAttributeCerts() && (authorities ? !point.onlyContainsUserCerts() : !point.onlyContainsCACerts())).orElse(true);
    }
}
