package dev.chancery.pki;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;

/// One place where lists of a certificate lie, and which lists are from there (RFC 5280, 4.2.1.13 and 6.3.3 a to d).
final class ListScope {

    /// The reasons for which a certificate may be revoked, as bits.
    static final int EVERY_REASON = 0b1_1111_1110;

    private final Sighted certificate;
    private final DistributionPoint point;

    private ListScope(Sighted certificate, DistributionPoint point) {
        this.certificate = certificate;
        this.point = point;
    }

    /// The places that the certificate names, and last the one of its issuer itself (6.3.3, at the end).
    static List<ListScope> of(Sighted certificate) {
        var named = CertificateReader.extension(certificate.certificate(), Extension.cRLDistributionPoints, CRLDistPoint::getInstance)
                .stream().flatMap(all -> Arrays.stream(all.getDistributionPoints())).limit(Limits.SHOWN_LINES);
        var own = new DistributionPoint(new DistributionPointName(new GeneralNames(new GeneralName(certificate.issuer()))), null, null);
        return Stream.concat(named, Stream.of(own)).map(point -> new ListScope(certificate, point)).toList();
    }

    /// Whether the list is from here and tells of this certificate.
    boolean covers(RevocationListReader list) {
        boolean authority = CertificateReader.constraints(certificate.certificate()).map(BasicConstraints::isCA).orElse(false);
        boolean issuer = point.getCRLIssuer() == null ? NameMatch.same(list.issuerName(), certificate.issuer())
                : list.isIndirect() && isAmong(new GeneralName(list.issuerName()), names(point.getCRLIssuer()));
        return issuer && list.tellsOf(authority) && list.scope().map(scope -> isFromHere(list, scope)).orElse(true);
    }

    private boolean isFromHere(RevocationListReader list, IssuingDistributionPoint scope) {
        if (scope.getDistributionPoint() == null) {
            return true;
        }
        var here = point.getDistributionPoint() != null ? names(point.getDistributionPoint(), base())
                : point.getCRLIssuer() == null ? List.<GeneralName>of() : names(point.getCRLIssuer());
        return names(scope.getDistributionPoint(), list.issuerName()).stream().anyMatch(name -> isAmong(name, here));
    }

    /// What a relative name continues: the name of who issues the list.
    private X500Name base() {
        return Optional.ofNullable(point.getCRLIssuer()).stream().flatMap(names -> names(names).stream())
                .filter(name -> name.getTagNo() == GeneralName.directoryName).map(name -> X500Name.getInstance(name.getName()))
                .findFirst().orElse(certificate.issuer());
    }

    /// The reasons of which the list tells here.
    int reasons(RevocationListReader list) {
        return bits(point.getReasons()) & list.scope().map(scope -> bits(scope.getOnlySomeReasons())).orElse(EVERY_REASON);
    }

    private static int bits(ReasonFlags flags) {
        return flags == null ? EVERY_REASON : ((ASN1BitString) flags.toASN1Primitive()).getBytes().length == 0 ? 0 : mask(flags);
    }

    private static int mask(ReasonFlags flags) {
        var octets = ((ASN1BitString) flags.toASN1Primitive()).getBytes();
        int mask = 0;
        for (int bit = 1; bit <= 8; bit++) {
            if (bit / 8 < octets.length && (octets[bit / 8] & 0x80 >> bit % 8) != 0) {
                mask |= 1 << bit;
            }
        }
        return mask;
    }

    private static List<GeneralName> names(GeneralNames names) {
        return Arrays.asList(names.getNames());
    }

    private static List<GeneralName> names(DistributionPointName name, X500Name base) {
        return name.getType() == DistributionPointName.FULL_NAME ? names(GeneralNames.getInstance(name.getName()))
                : List.of(new GeneralName(continued(base, name.getName())));
    }

    private static X500Name continued(X500Name base, ASN1Encodable relative) {
        return new X500Name(Stream.concat(Arrays.stream(base.getRDNs()), Stream.of(RDN.getInstance(ASN1Set.getInstance(relative))))
                .toArray(RDN[]::new));
    }

    private static boolean isAmong(GeneralName name, List<GeneralName> names) {
        return names.stream().anyMatch(other -> name.getTagNo() == other.getTagNo() && (name.getTagNo() == GeneralName.directoryName
                ? NameMatch.same(X500Name.getInstance(name.getName()), X500Name.getInstance(other.getName()))
                : name.getName().equals(other.getName())));
    }
}
