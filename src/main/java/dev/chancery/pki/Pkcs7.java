package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;

/// Certificates in one file without a key and without a signature: a certs-only message (RFC 8551, 3.2.2).
public final class Pkcs7 {

    private Pkcs7() {}

    /// DER. Readers find the order by the names in the certificates.
    ///
    /// @throws Failure.Malformed when something is no certificate
    public static byte[] der(List<byte[]> certificates) {
        return Hostile.read("certificate", () -> write(certificates));
    }

    /// PEM (`PKCS7`, RFC 7468, 8).
    public static String pem(List<byte[]> certificates) {
        return new String(Pem.encoded("PKCS7", der(certificates)), StandardCharsets.US_ASCII);
    }

    private static byte[] write(List<byte[]> certificates) throws IOException, CMSException {
        var message = new CMSSignedDataGenerator();
        for (var der : certificates) {
            message.addCertificate(new X509CertificateHolder(CertificateReader.parse(der)));
        }
        return message.generate(new CMSAbsentContent()).toASN1Structure().getEncoded(ASN1Encoding.DER);
    }
}
