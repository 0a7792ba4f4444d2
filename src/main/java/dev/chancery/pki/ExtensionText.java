package dev.chancery.pki;

import static java.util.Map.entry;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.ExtensionLine;
import dev.chancery.domain.IpAddress;
import dev.chancery.domain.KeyUsage;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyQualifierId;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/// Extensions as people read them: one line for each element of the value.
final class ExtensionText {

    private static final Map<ASN1ObjectIdentifier, Function<ASN1Encodable, Stream<ExtensionLine>>> KNOWN = Map.ofEntries(
            entry(Extension.basicConstraints, ExtensionText::constraints),
            entry(Extension.keyUsage, ExtensionText::usage),
            entry(Extension.extendedKeyUsage, ExtensionText::purposes),
            entry(Extension.subjectAlternativeName, ExtensionText::names),
            entry(Extension.issuerAlternativeName, ExtensionText::names),
            entry(Extension.subjectKeyIdentifier, ExtensionText::subjectKeyId),
            entry(Extension.authorityKeyIdentifier, ExtensionText::authorityKeyId),
            entry(Extension.cRLDistributionPoints, ExtensionText::distributionPoints),
            entry(Extension.certificatePolicies, ExtensionText::policies),
            entry(Extension.nameConstraints, ExtensionText::constraintsOfNames),
            entry(Extension.authorityInfoAccess, ExtensionText::access));

    private ExtensionText() {}

    /// An extension that is not known, or does not hold what its identifier promises, is shown in hex.
    static Decoded.Extension of(Extension extension) {
        return new Decoded.Extension(extension.getExtnId().getId(), extension.isCritical(), lines(extension));
    }

    /// The subject key identifier of a certificate that has no key yet.
    static Decoded.Extension subjectKeyIdToCome() {
        return new Decoded.Extension(
                Extension.subjectKeyIdentifier.getId(), false, List.of(new ExtensionLine.MadeFromKey()));
    }

    private static List<ExtensionLine> lines(Extension extension) {
        var known = KNOWN.get(extension.getExtnId());
        if (known == null) {
            return List.of(hex(extension.getExtnValue().getOctets()));
        }
        try {
            var lines = known.apply(extension.getParsedValue()).limit(Limits.SHOWN_LINES + 1L).toList();
            return lines.size() <= Limits.SHOWN_LINES ? lines : Stream.concat(
                    lines.stream().limit(Limits.SHOWN_LINES), Stream.of(new ExtensionLine.More())).toList();
        } catch (RuntimeException notWhatItSays) {
            return List.of(hex(extension.getExtnValue().getOctets()));
        }
    }

    private static ExtensionLine hex(byte[] octets) {
        var shown = HexFormat.ofDelimiter(":").withUpperCase()
                .formatHex(octets, 0, Math.min(octets.length, Limits.SHOWN_OCTETS));
        return octets.length > Limits.SHOWN_OCTETS
                ? new ExtensionLine.Octets(shown, octets.length) : new ExtensionLine.Plain(shown);
    }

    private static Stream<ExtensionLine> constraints(ASN1Encodable value) {
        var constraints = BasicConstraints.getInstance(value);
        return Stream.of(new ExtensionLine.Constraints(constraints.isCA(),
                Optional.ofNullable(constraints.getPathLenConstraint()).map(length -> Visible.line(length.toString()))));
    }

    private static Stream<ExtensionLine> usage(ASN1Encodable value) {
        var bits = ASN1BitString.getInstance(value).getBytes();
        return Stream.of(new ExtensionLine.Usages(
                Arrays.stream(KeyUsage.values()).filter(usage -> isSet(bits, usage.ordinal())).toList()));
    }

    private static boolean isSet(byte[] bits, int index) {
        return index / 8 < bits.length && (bits[index / 8] & 0x80 >> index % 8) != 0;
    }

    private static Stream<ExtensionLine> purposes(ASN1Encodable value) {
        return Arrays.stream(ExtendedKeyUsage.getInstance(value).getUsages())
                .map(purpose -> new ExtensionLine.Purpose(purpose.getId()));
    }

    private static Stream<ExtensionLine> names(ASN1Encodable value) {
        return Arrays.stream(GeneralNames.getInstance(value).getNames()).map(ExtensionText::name);
    }

    private static ExtensionLine name(GeneralName name) {
        return notation(name).<ExtensionLine>map(ExtensionLine.Plain::new)
                .orElseGet(() -> new ExtensionLine.OtherName(name.getTagNo()));
    }

    /// As `SubjectName` writes it where it has a word for it.
    static Optional<String> notation(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.dNSName -> Optional.of("DNS:" + Visible.line(NameEncoding.text(name)));
            case GeneralName.iPAddress -> Optional.of("IP:" + NameEncoding.address(name));
            case GeneralName.uniformResourceIdentifier -> Optional.of("URI:" + Visible.line(NameEncoding.text(name)));
            case GeneralName.rfc822Name -> Optional.of("email:" + Visible.line(NameEncoding.text(name)));
            case GeneralName.directoryName -> Optional.of("directory:" + NameText.of(X500Name.getInstance(name.getName())));
            case GeneralName.registeredID -> Optional.of("OID:" + ASN1ObjectIdentifier.getInstance(name.getName()).getId());
            default -> Optional.empty();
        };
    }

    private static Stream<ExtensionLine> subjectKeyId(ASN1Encodable value) {
        return Stream.of(octets(SubjectKeyIdentifier.getInstance(value).getKeyIdentifier()));
    }

    private static Stream<ExtensionLine> authorityKeyId(ASN1Encodable value) {
        var authority = AuthorityKeyIdentifier.getInstance(value);
        var keyId = Stream.ofNullable(authority.getKeyIdentifierOctets()).map(ExtensionText::octets);
        var issuer = Stream.ofNullable(authority.getAuthorityCertIssuer()).flatMap(names -> names(names));
        var serial = Stream.ofNullable(authority.getAuthorityCertSerialNumber()).map(BigInteger::toByteArray)
                .map(octets -> new ExtensionLine.IssuerSerial(octets(octets)));
        return Stream.of(keyId, issuer, serial).flatMap(lines -> lines);
    }

    private static ExtensionLine octets(byte[] octets) {
        return octets.length > Limits.SHOWN_OCTETS ? hex(octets) : new ExtensionLine.Plain(Bytes.of(octets).colonHex());
    }

    private static Stream<ExtensionLine> distributionPoints(ASN1Encodable value) {
        return Arrays.stream(CRLDistPoint.getInstance(value).getDistributionPoints())
                .map(DistributionPoint::getDistributionPoint)
                .filter(point -> point != null && point.getType() == DistributionPointName.FULL_NAME)
                .flatMap(point -> names(point.getName()));
    }

    private static Stream<ExtensionLine> access(ASN1Encodable value) {
        return Arrays.stream(AuthorityInformationAccess.getInstance(value).getAccessDescriptions())
                .map(access -> new ExtensionLine.Access(access.getAccessMethod().getId(), name(access.getAccessLocation())));
    }

    private static Stream<ExtensionLine> policies(ASN1Encodable value) {
        return Arrays.stream(CertificatePolicies.getInstance(value).getPolicyInformation()).flatMap(policy -> Stream.concat(
                Stream.of(new ExtensionLine.Plain(policy.getPolicyIdentifier().getId())),
                Stream.ofNullable(policy.getPolicyQualifiers())
                        .flatMap(qualifiers -> Arrays.stream(qualifiers.toArray())).map(ExtensionText::qualifier)));
    }

    private static ExtensionLine qualifier(ASN1Encodable value) {
        var qualifier = PolicyQualifierInfo.getInstance(value);
        return new ExtensionLine.Plain(PolicyQualifierId.id_qt_cps.equals(qualifier.getPolicyQualifierId())
                ? Visible.line(ASN1IA5String.getInstance(qualifier.getQualifier()).getString())
                : qualifier.getPolicyQualifierId().getId());
    }

    private static Stream<ExtensionLine> constraintsOfNames(ASN1Encodable value) {
        var constraints = NameConstraints.getInstance(value);
        return Stream.concat(subtrees(true, constraints.getPermittedSubtrees()),
                subtrees(false, constraints.getExcludedSubtrees()));
    }

    private static Stream<ExtensionLine> subtrees(boolean permitted, GeneralSubtree[] subtrees) {
        return Optional.ofNullable(subtrees).stream().flatMap(Arrays::stream).map(GeneralSubtree::getBase)
                .map(base -> new ExtensionLine.Constrained(permitted, base.getTagNo() == GeneralName.iPAddress
                        ? new ExtensionLine.Plain("IP:" + block(base)) : name(base)));
    }

    /// Address and mask, as OpenSSL shows them.
    private static String block(GeneralName name) {
        var octets = ASN1OctetString.getInstance(name.getName()).getOctets();
        var half = octets.length / 2;
        return IpAddress.ofOctets(Arrays.copyOf(octets, half)) + "/" + IpAddress.ofOctets(Arrays.copyOfRange(octets, half, octets.length));
    }
}
