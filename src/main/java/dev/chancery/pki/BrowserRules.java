package dev.chancery.pki;

import dev.chancery.domain.Cause.NotForBrowsers;
import dev.chancery.domain.Cause.NotForBrowsers.Rule;
import dev.chancery.domain.IpAddress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.SubjectName;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;

/// What a server's chain must keep to be one of those that browsers trust from the start (CA/Browser Forum, Baseline
/// Requirements 7.1): a hint in a lab, which may do otherwise.
final class BrowserRules {

    private BrowserRules() {}

    static Optional<NotForBrowsers> of(Sighted one, int place, Purpose purpose) {
        var broken = EnumSet.noneOf(Rule.class);
        if (purpose == Purpose.SERVER) {
            if (place == 0) {
                addOfServer(one, broken);
            } else if (one.isSelfIssued()) {
                addOfRoot(one, broken);
            }
            add(broken, hasOddKey(one.certificate()), Rule.ODD_KEY_LENGTH);
        }
        return broken.isEmpty() ? Optional.empty() : Optional.of(new NotForBrowsers(broken));
    }

    private static void addOfServer(Sighted one, EnumSet<Rule> broken) {
        var names = extension(one, Extension.subjectAlternativeName);
        var purposes = extension(one, Extension.extendedKeyUsage);
        add(broken, names.filter(Extension::isCritical).isPresent() && one.subject().getRDNs().length > 0, Rule.NAMES_CRITICAL);
        add(broken, purposes.isEmpty(), Rule.NO_PURPOSE);
        add(broken, purposes.filter(Extension::isCritical).isPresent(), Rule.PURPOSE_CRITICAL);
        add(broken, CertificateReader.constraints(one.certificate()).map(BasicConstraints::isCA).orElse(false), Rule.AUTHORITY);
        add(broken, NameEncoding.texts(one.subject(), BCStyle.CN)
                .anyMatch(name -> looksLikeAHost(name) && !isNamed(one, name)), Rule.COMMON_NAME_ALONE);
    }

    private static boolean looksLikeAHost(String name) {
        return name.contains(".") || name.contains(":") || name.startsWith("0x");
    }

    /// Letter for letter, as the rules want it.
    private static boolean isNamed(Sighted one, String name) {
        return one.names().stream().filter(other -> other instanceof SubjectName.Dns || other instanceof SubjectName.Ip)
                .anyMatch(other -> other.value().equals(name)) && (!IpAddress.parse(name).isPresent() || name.equals(IpAddress.parse(name).get().toString()));
    }

    private static void addOfRoot(Sighted one, EnumSet<Rule> broken) {
        add(broken, extension(one, Extension.extendedKeyUsage).isPresent(), Rule.PURPOSE_IN_ROOT);
        add(broken, CertificateReader.extension(one.certificate(), Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance)
                .filter(id -> id.getKeyIdentifierOctets() == null || id.getAuthorityCertIssuer() != null
                        || id.getAuthorityCertSerialNumber() != null).isPresent(), Rule.KEY_ID_OF_ROOT);
    }

    private static boolean hasOddKey(Certificate certificate) {
        var key = certificate.getSubjectPublicKeyInfo();
        try {
            return PKCSObjectIdentifiers.rsaEncryption.equals(key.getAlgorithm().getAlgorithm())
                    && RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength() % Byte.SIZE != 0;
        } catch (IOException malformed) {
            return true;
        }
    }

    private static Optional<Extension> extension(Sighted one, org.bouncycastle.asn1.ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(one.certificate().getTBSCertificate().getExtensions()).map(all -> all.getExtension(oid));
    }

    private static void add(EnumSet<Rule> broken, boolean found, Rule rule) {
        if (found) {
            broken.add(rule);
        }
    }
}
