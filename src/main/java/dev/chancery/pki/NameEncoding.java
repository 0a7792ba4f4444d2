package dev.chancery.pki;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.DistinguishedName.Part;
import dev.chancery.domain.Failure;
import dev.chancery.domain.IpAddress;
import dev.chancery.domain.SubjectName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// Names as ASN.1 and back. What of a foreign certificate Chancery has no value for is left out on the way back.
final class NameEncoding {

    private NameEncoding() {}

    static X500Name name(DistinguishedName name) {
        return new X500Name(name.parts().stream().map(NameEncoding::relativeName).toArray(RDN[]::new));
    }

    private static RDN relativeName(Part part) {
        return new RDN(new ASN1ObjectIdentifier(part.attribute().oid()), value(part));
    }

    /// PrintableString for a country (X.520), IA5String for an e-mail address (PKCS#9), else UTF8String (RFC 5280,
    /// 4.1.2.4).
    private static ASN1Encodable value(Part part) {
        return switch (part.attribute()) {
            case COUNTRY -> new DERPrintableString(part.value());
            case EMAIL -> new DERIA5String(part.value());
            case STATE, LOCALITY, ORGANIZATION, ORGANIZATIONAL_UNIT, COMMON_NAME -> new DERUTF8String(part.value());
        };
    }

    static DistinguishedName name(X500Name name) {
        return new DistinguishedName(Arrays.stream(name.getRDNs())
                .flatMap(relative -> Arrays.stream(relative.getTypesAndValues())).flatMap(NameEncoding::part).toList());
    }

    /// What the name gives for this attribute, also where it stands beside others in one relative name.
    static Stream<String> texts(X500Name name, ASN1ObjectIdentifier attribute) {
        return Arrays.stream(name.getRDNs(attribute)).flatMap(relative -> Arrays.stream(relative.getTypesAndValues()))
                .filter(typed -> typed.getType().equals(attribute) && typed.getValue() instanceof ASN1String)
                .map(typed -> ((ASN1String) typed.getValue()).getString());
    }

    static Stream<Part> part(AttributeTypeAndValue typed) {
        return Arrays.stream(Attribute.values())
                .filter(attribute -> attribute.oid().equals(typed.getType().getId()) && typed.getValue() instanceof ASN1String)
                .map(attribute -> new Part(attribute, ((ASN1String) typed.getValue()).getString()))
                .filter(NameEncoding::isValid);
    }

    private static boolean isValid(Part part) {
        try {
            return !part.value().isBlank() && new DistinguishedName(List.of(part)).parts().contains(part);
        } catch (Failure.Refused notOurs) {
            return false;
        }
    }

    static GeneralNames names(List<SubjectName> names) {
        return new GeneralNames(names.stream().map(NameEncoding::name).toArray(GeneralName[]::new));
    }

    private static GeneralName name(SubjectName name) {
        return switch (name) {
            case SubjectName.Dns dns -> new GeneralName(GeneralName.dNSName, new DERIA5String(dns.value()));
            case SubjectName.Ip ip -> new GeneralName(GeneralName.iPAddress, new DEROctetString(ip.octets()));
            case SubjectName.Uri uri ->
                    new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(uri.value()));
            case SubjectName.Email email -> new GeneralName(GeneralName.rfc822Name, new DERIA5String(email.value()));
        };
    }

    static List<SubjectName> names(GeneralNames names) {
        return Arrays.stream(names.getNames()).map(NameEncoding::name).flatMap(Optional::stream).toList();
    }

    static Optional<SubjectName> name(GeneralName name) {
        try {
            return switch (name.getTagNo()) {
                case GeneralName.dNSName -> Optional.of(new SubjectName.Dns(text(name)));
                case GeneralName.iPAddress -> Optional.of(new SubjectName.Ip(address(name).toString()));
                case GeneralName.uniformResourceIdentifier -> Optional.of(new SubjectName.Uri(text(name)));
                case GeneralName.rfc822Name -> Optional.of(new SubjectName.Email(text(name)));
                default -> Optional.empty();
            };
        } catch (Failure.Refused | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    static String text(GeneralName name) {
        return ASN1IA5String.getInstance(name.getName()).getString();
    }

    /// @throws IllegalArgumentException unless it has 4 or 16 octets
    static IpAddress address(GeneralName name) {
        return IpAddress.ofOctets(ASN1OctetString.getInstance(name.getName()).getOctets());
    }
}
