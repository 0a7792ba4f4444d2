package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Purpose;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/// Whether a certificate may be used for what it is: key usage and extended key usage (RFC 5280, 4.2.1.3 and 4.2.1.12),
/// read as OpenSSL reads them.
final class UseCheck {

    private static final Set<KeyUsage> OF_CLIENT = Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT);
    private static final Set<KeyUsage> OF_SERVER =
            Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT, KeyUsage.KEY_ENCIPHERMENT);
    private static final Set<KeyUsage> OF_AUTHORITY = Set.of(KeyUsage.KEY_CERT_SIGN);

    private UseCheck() {}

    /// Of an authority when `issues`, else of the end of the chain.
    static Cause usage(Sighted sighted, boolean issues, Purpose purpose) {
        var needed = issues ? OF_AUTHORITY : needed(purpose);
        var bits = CertificateReader.extension(sighted.certificate(), Extension.keyUsage, ASN1BitString::getInstance)
                .map(ASN1BitString::getBytes);
        boolean allowed = needed.isEmpty() || bits.isEmpty() || needed.stream().anyMatch(usage -> isSet(bits.get(), usage.ordinal()));
        return allowed ? new Cause.UsageAllowed() : new Cause.UsageDenied(needed);
    }

    private static Set<KeyUsage> needed(Purpose purpose) {
        return switch (purpose) {
            case CLIENT -> OF_CLIENT;
            case SERVER -> OF_SERVER;
            case ANY -> Set.of();
        };
    }

    private static boolean isSet(byte[] bits, int index) {
        return index / 8 < bits.length && (bits[index / 8] & 0x80 >> index % 8) != 0;
    }

    /// An authority's list binds all below it.
    static Cause purpose(Sighted sighted, Purpose purpose) {
        return wanted(purpose).map(wanted -> purpose(sighted, purpose, wanted)).orElseGet(Cause.NoPurposeAsked::new);
    }

    private static Optional<KeyPurposeId> wanted(Purpose purpose) {
        return switch (purpose) {
            case CLIENT -> Optional.of(KeyPurposeId.id_kp_clientAuth);
            case SERVER -> Optional.of(KeyPurposeId.id_kp_serverAuth);
            case ANY -> Optional.empty();
        };
    }

    private static Cause purpose(Sighted sighted, Purpose purpose, KeyPurposeId wanted) {
        var named = CertificateReader.extension(sighted.certificate(), Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance);
        if (named.isEmpty() || named.get().hasKeyPurposeId(wanted)) {
            return new Cause.PurposeAllowed(purpose);
        }
        return Arrays.asList(named.get().getUsages()).contains(KeyPurposeId.anyExtendedKeyUsage)
                ? new Cause.OnlyAnyPurpose(purpose) : new Cause.PurposeDenied(purpose);
    }
}
