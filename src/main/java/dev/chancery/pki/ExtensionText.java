package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.KeyUsage;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/// Extensions as people read them: a name, and one line for each element of the value.
final class ExtensionText {

    private record Known(String name, Function<ASN1Encodable, Stream<String>> lines) {}

    private static final Map<ASN1ObjectIdentifier, Known> KNOWN = Map.of(
            Extension.basicConstraints, new Known("Basic Constraints", ExtensionText::constraints),
            Extension.keyUsage, new Known("Key Usage", ExtensionText::usage),
            Extension.extendedKeyUsage, new Known("Extended Key Usage", ExtensionText::purposes),
            Extension.subjectAlternativeName, new Known("Subject Alternative Name", ExtensionText::names),
            Extension.issuerAlternativeName, new Known("Issuer Alternative Name", ExtensionText::names),
            Extension.subjectKeyIdentifier, new Known("Subject Key Identifier", ExtensionText::subjectKeyId),
            Extension.authorityKeyIdentifier, new Known("Authority Key Identifier", ExtensionText::authorityKeyId),
            Extension.cRLDistributionPoints, new Known("CRL Distribution Points", ExtensionText::distributionPoints),
            Extension.authorityInfoAccess, new Known("Authority Information Access", ExtensionText::access));

    private static final Map<KeyPurposeId, String> PURPOSES = Map.of(
            KeyPurposeId.anyExtendedKeyUsage, "Any Purpose",
            KeyPurposeId.id_kp_serverAuth, "TLS Web Server Authentication",
            KeyPurposeId.id_kp_clientAuth, "TLS Web Client Authentication",
            KeyPurposeId.id_kp_codeSigning, "Code Signing",
            KeyPurposeId.id_kp_emailProtection, "E-mail Protection",
            KeyPurposeId.id_kp_timeStamping, "Time Stamping",
            KeyPurposeId.id_kp_OCSPSigning, "OCSP Signing");

    private static final String MADE_LATER = "made from the key when it is signed";

    private ExtensionText() {}

    /// An extension that is not known, or does not hold what its identifier promises, is shown in hex.
    static Decoded.Extension of(Extension extension) {
        var oid = extension.getExtnId();
        var name = KNOWN.containsKey(oid) ? KNOWN.get(oid).name() : oid.getId();
        return new Decoded.Extension(oid.getId(), name, extension.isCritical(), value(extension));
    }

    /// The subject key identifier of a certificate that has no key yet.
    static Decoded.Extension subjectKeyIdToCome() {
        var oid = Extension.subjectKeyIdentifier;
        return new Decoded.Extension(oid.getId(), KNOWN.get(oid).name(), false, MADE_LATER);
    }

    private static String value(Extension extension) {
        var known = KNOWN.get(extension.getExtnId());
        if (known == null) {
            return hex(extension.getExtnValue().getOctets());
        }
        try {
            var lines = known.lines().apply(extension.getParsedValue()).limit(Limits.SHOWN_LINES + 1L).toList();
            var shown = lines.stream().limit(Limits.SHOWN_LINES).collect(Collectors.joining("\n"));
            return lines.size() > Limits.SHOWN_LINES ? shown + "\n..." : shown;
        } catch (RuntimeException notWhatItSays) {
            return hex(extension.getExtnValue().getOctets());
        }
    }

    private static String hex(byte[] octets) {
        var shown = HexFormat.ofDelimiter(":").withUpperCase()
                .formatHex(octets, 0, Math.min(octets.length, Limits.SHOWN_OCTETS));
        return octets.length > Limits.SHOWN_OCTETS ? shown + " ... (%d octets)".formatted(octets.length) : shown;
    }

    private static Stream<String> constraints(ASN1Encodable value) {
        var constraints = BasicConstraints.getInstance(value);
        var length = constraints.getPathLenConstraint();
        var authority = constraints.isCA() ? "CA: yes" : "CA: no";
        return Stream.of(length == null ? authority : authority + ", path length " + Visible.line(length.toString()));
    }

    private static Stream<String> usage(ASN1Encodable value) {
        var bits = ASN1BitString.getInstance(value).getBytes();
        return Stream.of(Arrays.stream(KeyUsage.values()).filter(usage -> isSet(bits, usage.ordinal()))
                .map(ExtensionText::label).collect(Collectors.joining(", ")));
    }

    private static boolean isSet(byte[] bits, int index) {
        return index / 8 < bits.length && (bits[index / 8] & 0x80 >> index % 8) != 0;
    }

    private static String label(KeyUsage usage) {
        return switch (usage) {
            case DIGITAL_SIGNATURE -> "Digital Signature";
            case CONTENT_COMMITMENT -> "Content Commitment";
            case KEY_ENCIPHERMENT -> "Key Encipherment";
            case DATA_ENCIPHERMENT -> "Data Encipherment";
            case KEY_AGREEMENT -> "Key Agreement";
            case KEY_CERT_SIGN -> "Certificate Sign";
            case CRL_SIGN -> "CRL Sign";
            case ENCIPHER_ONLY -> "Encipher Only";
            case DECIPHER_ONLY -> "Decipher Only";
        };
    }

    private static Stream<String> purposes(ASN1Encodable value) {
        return Arrays.stream(ExtendedKeyUsage.getInstance(value).getUsages()).map(purpose ->
                PURPOSES.containsKey(purpose) ? PURPOSES.get(purpose) + " (" + purpose.getId() + ")" : purpose.getId());
    }

    private static Stream<String> names(ASN1Encodable value) {
        return Arrays.stream(GeneralNames.getInstance(value).getNames()).map(ExtensionText::name);
    }

    /// As `SubjectName` writes it where it has a word for it.
    private static String name(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.dNSName -> "DNS:" + Visible.line(NameEncoding.text(name));
            case GeneralName.iPAddress -> "IP:" + NameEncoding.address(name);
            case GeneralName.uniformResourceIdentifier -> "URI:" + Visible.line(NameEncoding.text(name));
            case GeneralName.rfc822Name -> "email:" + Visible.line(NameEncoding.text(name));
            case GeneralName.directoryName -> "directory:" + NameText.of(X500Name.getInstance(name.getName()));
            case GeneralName.registeredID -> "OID:" + ASN1ObjectIdentifier.getInstance(name.getName()).getId();
            default -> "other name of kind " + name.getTagNo();
        };
    }

    private static Stream<String> subjectKeyId(ASN1Encodable value) {
        return Stream.of(colonHex(SubjectKeyIdentifier.getInstance(value).getKeyIdentifier()));
    }

    private static Stream<String> authorityKeyId(ASN1Encodable value) {
        var authority = AuthorityKeyIdentifier.getInstance(value);
        var keyId = Stream.ofNullable(authority.getKeyIdentifierOctets()).map(ExtensionText::colonHex);
        var issuer = Stream.ofNullable(authority.getAuthorityCertIssuer()).flatMap(names -> names(names));
        var serial = Stream.ofNullable(authority.getAuthorityCertSerialNumber()).map(BigInteger::toByteArray)
                .map(octets -> "serial " + colonHex(octets));
        return Stream.of(keyId, issuer, serial).flatMap(lines -> lines);
    }

    private static String colonHex(byte[] octets) {
        return octets.length > Limits.SHOWN_OCTETS ? hex(octets) : Bytes.of(octets).colonHex();
    }

    private static Stream<String> distributionPoints(ASN1Encodable value) {
        return Arrays.stream(CRLDistPoint.getInstance(value).getDistributionPoints())
                .map(DistributionPoint::getDistributionPoint)
                .filter(point -> point != null && point.getType() == DistributionPointName.FULL_NAME)
                .flatMap(point -> names(point.getName()));
    }

    private static Stream<String> access(ASN1Encodable value) {
        return Arrays.stream(AuthorityInformationAccess.getInstance(value).getAccessDescriptions())
                .map(access -> method(access) + " " + name(access.getAccessLocation()));
    }

    private static String method(AccessDescription access) {
        if (AccessDescription.id_ad_ocsp.equals(access.getAccessMethod())) {
            return "OCSP";
        }
        return AccessDescription.id_ad_caIssuers.equals(access.getAccessMethod())
                ? "CA issuers" : access.getAccessMethod().getId();
    }
}
