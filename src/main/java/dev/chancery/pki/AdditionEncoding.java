package dev.chancery.pki;

import dev.chancery.domain.Additions;
import dev.chancery.domain.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;

/// The extensions that a profile adds. Only name constraints are critical (RFC 5280, 4.2.1.10); of others the profile says
/// it.
final class AdditionEncoding {

    private AdditionEncoding() {}

    static List<Extension> extensions(Additions additions) {
        var found = new ArrayList<Extension>();
        if (!additions.policies().isEmpty()) {
            found.add(ExtensionEncoding.extension(Extension.certificatePolicies, false, policies(additions.policies())));
        }
        if (!additions.constraints().isEmpty()) {
            found.add(ExtensionEncoding.extension(Extension.nameConstraints, true, NameRules.encoded(additions.constraints())));
        }
        var links = additions.links();
        if (!links.crl().isEmpty()) {
            found.add(ExtensionEncoding.extension(Extension.cRLDistributionPoints, false, points(links.crl())));
        }
        if (!links.ocsp().isEmpty() || !links.issuers().isEmpty()) {
            found.add(ExtensionEncoding.extension(Extension.authorityInfoAccess, false, access(links)));
        }
        additions.others().stream().map(other -> new Extension(new ASN1ObjectIdentifier(other.oid()), other.critical(),
                new DEROctetString(other.der().toArray()))).forEach(found::add);
        return found;
    }

    private static CertificatePolicies policies(List<Additions.Policy> policies) {
        return new CertificatePolicies(policies.stream().map(AdditionEncoding::policy).toArray(PolicyInformation[]::new));
    }

    private static PolicyInformation policy(Additions.Policy policy) {
        var oid = new ASN1ObjectIdentifier(policy.oid());
        return policy.statement().isEmpty() ? new PolicyInformation(oid)
                : new PolicyInformation(oid, new DERSequence(new PolicyQualifierInfo(policy.statement())));
    }

    /// One point for each address: several in one would be other ways to the same list (4.2.1.13).
    private static CRLDistPoint points(List<Template> addresses) {
        return new CRLDistPoint(addresses.stream().map(address -> new DistributionPoint(
                new DistributionPointName(new GeneralNames(uri(address))), null, null)).toArray(DistributionPoint[]::new));
    }

    private static AuthorityInformationAccess access(Additions.Links links) {
        var ocsp = links.ocsp().stream().map(link -> new AccessDescription(AccessDescription.id_ad_ocsp, uri(link)));
        var issuers = links.issuers().stream()
                .map(link -> new AccessDescription(AccessDescription.id_ad_caIssuers, uri(link)));
        return new AuthorityInformationAccess(Stream.concat(ocsp, issuers).toArray(AccessDescription[]::new));
    }

    private static GeneralName uri(Template address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(address.text()));
    }
}
