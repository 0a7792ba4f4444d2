package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;

/// What stands in a revocation list around its entries (RFC 5280, 5.1.2).
final class RevocationListFrame {

    private static final ASN1Integer VERSION_2 = new ASN1Integer(1);

    private final RevocationList.Terms terms;
    private final IssuingCertificate issuer;
    private final SignatureScheme scheme;
    private final byte[] extensions;

    /// @throws Failure.Malformed when the key's certificate may not sign lists
    RevocationListFrame(RevocationList.Terms terms, SigningKey key) {
        this.terms = terms;
        this.issuer = key.issuer();
        this.scheme = key.signer().scheme();
        requireMaySign();
        this.extensions = encoded(new DERTaggedObject(true, 0, extensions()));
    }

    private void requireMaySign() {
        var certificate = CertificateReader.parse(issuer.der().toArray());
        if (!CertificateReader.extension(certificate, Extension.keyUsage, KeyUsage::getInstance)
                .map(usage -> usage.hasUsages(KeyUsage.cRLSign)).orElse(true)) {
            throw new Failure.Malformed("authority certificate: may not sign revocation lists");
        }
    }

    /// The beginning of what is signed, when `entries` octets of entries follow. A list without entries has no place for
    /// them either (5.1.2.6).
    byte[] beforeEntries(long entries) {
        var head = Der.joined(encoded(VERSION_2), encoded(scheme.identifier()), encoded(issuer.name()),
                encoded(TimeEncoding.time(terms.thisUpdate())), encoded(TimeEncoding.time(terms.nextUpdate())));
        var sequence = entries == 0 ? new byte[0] : Der.header(Der.SEQUENCE, entries);
        var length = head.length + sequence.length + entries + extensions.length;
        return Der.joined(Der.header(Der.SEQUENCE, length), head, sequence);
    }

    /// The rules that the list would break whatever its entries are.
    List<Violation> violations() {
        return Lint.forbidding(ListSpecimen.ours(Der.joined(beforeEntries(0), extensions), encoded(scheme.identifier()),
                issuer.specimen()));
    }

    /// The end of what is signed.
    byte[] afterEntries() {
        return extensions.clone();
    }

    /// What comes after that.
    byte[] signature(byte[] signature) {
        return Der.joined(encoded(scheme.identifier()), encoded(new DERBitString(signature)));
    }

    private Extensions extensions() {
        var found = new ArrayList<Extension>();
        found.add(issuer.authorityKeyId());
        found.add(extension(Extension.cRLNumber, false, new CRLNumber(terms.number())));
        terms.base().ifPresent(base -> found.add(extension(Extension.deltaCRLIndicator, true, new CRLNumber(base))));
        terms.distributionPoint().ifPresent(url ->
                found.add(extension(Extension.issuingDistributionPoint, true, distributionPoint(url))));
        return new Extensions(found.toArray(Extension[]::new));
    }

    private static IssuingDistributionPoint distributionPoint(String url) {
        var name = new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, url));
        return new IssuingDistributionPoint(new DistributionPointName(name), false, false, null, false, false);
    }

    private static Extension extension(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        return new Extension(oid, critical, new DEROctetString(encoded(value)));
    }

    private static byte[] encoded(ASN1Encodable value) {
        var out = new ByteArrayOutputStream();
        try {
            value.toASN1Primitive().encodeTo(out, ASN1Encoding.DER);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
