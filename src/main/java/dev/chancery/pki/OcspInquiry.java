package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.domain.SerialNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/// What somebody asks an OCSP responder (RFC 6960, 4.1): about which certificates, and with which nonce. A signature of the
/// one who asks is not looked at: everybody may ask.
public final class OcspInquiry {

    /// The most certificates that one inquiry may name.
    public static final int MOST = 100;
    /// The longest nonce that is echoed (RFC 9654, 2.1).
    public static final int LONGEST_NONCE = 128;

    private static final String WHAT = "OCSP request";

    /// One certificate, named by its issuer and its serial number.
    public static final class Item {
        private final CertificateID id;

        private Item(CertificateID id) {
            this.id = id;
        }

        CertificateID id() {
            return id;
        }

        /// Empty where no certificate of the store can have such a number.
        public Optional<SerialNumber> serial() {
            return Optional.of(id.getSerialNumber()).filter(SerialNumber::fits).map(SerialNumber::new);
        }

        /// Whether the hashes of name and key are those of this authority's certificate.
        public boolean isOf(byte[] authority) {
            return Hostile.read(WHAT, () -> {
                try {
                    return id.matchesIssuer(new X509CertificateHolder(authority), new BcDigestCalculatorProvider());
                } catch (OCSPException noSuchHash) {
                    return false;
                }
            });
        }
    }

    private final List<Item> items;
    private final Optional<Extension> nonce;

    private OcspInquiry(List<Item> items, Optional<Extension> nonce) {
        this.items = items;
        this.nonce = nonce;
    }

    /// Reads the DER of an `OCSPRequest`, and nothing behind it.
    ///
    /// @throws Failure.Malformed when it is none, names no certificate or too many, or its nonce is empty or too long
    public static OcspInquiry of(byte[] octets) {
        return Hostile.read(WHAT, octets, () -> {
            var request = OCSPRequest.getInstance(ASN1Primitive.fromByteArray(octets));
            var items = Arrays.stream(new OCSPReq(request).getRequestList()).map(one -> new Item(one.getCertID())).toList();
            if (items.isEmpty() || items.size() > MOST) {
                throw new Failure.Malformed(WHAT + ": %d certificates".formatted(items.size()));
            }
            return new OcspInquiry(items, nonce(request.getTbsRequest().getRequestExtensions()));
        });
    }

    private static Optional<Extension> nonce(Extensions extensions) {
        if (extensions == null) {
            return Optional.empty();
        }
        for (var oid : extensions.getCriticalExtensionOIDs()) {
            if (!OCSPObjectIdentifiers.id_pkix_ocsp_nonce.equals(oid)) {
                throw new Failure.Malformed(WHAT + ": a critical extension");
            }
        }
        var nonce = Optional.ofNullable(extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
        nonce.map(extension -> ASN1OctetString.getInstance(extension.getParsedValue()).getOctets().length)
                .filter(length -> length < 1 || length > LONGEST_NONCE).ifPresent(length -> {
                    throw new Failure.Malformed(WHAT + ": a nonce of %d octets".formatted(length));
                });
        return nonce;
    }

    public List<Item> items() {
        return items;
    }

    /// Whether the answer is for this one alone, and of no use to others.
    public boolean hasNonce() {
        return nonce.isPresent();
    }

    Optional<Extension> nonce() {
        return nonce;
    }
}
