package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/// The certificates and revocation lists that a PKCS#7 message carries (RFC 5652, 5.1). For use behind the wall of
/// [Hostile] only.
final class ForeignMessage {

    private ForeignMessage() {}

    /// @throws Failure.Malformed when it is a message of another kind
    static List<Found> open(byte[] encoded) throws IOException {
        var content = ContentInfo.getInstance(encoded);
        if (!CMSObjectIdentifiers.signedData.equals(content.getContentType())) {
            throw new Failure.Malformed("PKCS#7 message: none that carries certificates");
        }
        var message = SignedData.getInstance(content.getContent());
        var found = new ArrayList<>(each(message.getCertificates(), Found.Certificate::new));
        found.addAll(each(message.getCRLs(), Found.RevocationList::new));
        return found;
    }

    private static List<Found> each(ASN1Set set, Function<byte[], Found.What> what) throws IOException {
        var found = new ArrayList<Found>();
        for (int i = 0; set != null && i < Math.min(set.size(), Limits.MOST_FOUND); i++) {
            found.add(Found.of(what.apply(set.getObjectAt(i).toASN1Primitive().getEncoded(ASN1Encoding.DER))));
        }
        return found;
    }
}
