package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// Whether a private key belongs to a public one.
public final class Pairing {

    /// How sure one wants to be.
    public enum Care {
        /// The public half that stands in the private key's encoding is believed, as one may where the encoding was sealed:
        /// a seal that opens vouches for all of it. Where there is none it is worked out.
        STATED,
        /// It is worked out from the secret in any case, which takes up to a hundred times as long.
        WORKED_OUT
    }

    private static final String WHAT = "private key";

    private Pairing() {}

    /// Whether the PKCS#8 encoding, which stays the caller's to wipe, is of the key that this certificate certifies.
    ///
    /// @throws Failure.Malformed when one of them cannot be read
    public static boolean ofCertificate(byte[] pkcs8, byte[] certificate, Care care) {
        return fits(pkcs8, Hostile.read("certificate", certificate,
                () -> CertificateReader.parse(certificate).getSubjectPublicKeyInfo()), care);
    }

    /// The same of a certification request.
    public static boolean ofRequest(byte[] pkcs8, byte[] request, Care care) {
        return fits(pkcs8, Hostile.read("request", request, () -> CertificationRequest.getInstance(request)
                .getCertificationRequestInfo().getSubjectPublicKeyInfo()), care);
    }

    private static boolean fits(byte[] pkcs8, SubjectPublicKeyInfo half, Care care) {
        return Hostile.read(WHAT, pkcs8, () -> {
            var key = PrivateKeyInfo.getInstance(pkcs8);
            if (!key.getPrivateKeyAlgorithm().getAlgorithm().equals(half.getAlgorithm().getAlgorithm())) {
                return false;
            }
            return care == Care.STATED && states(key, half) || PublicHalf.isOf(PublicHalf.of(key), half);
        });
    }

    private static boolean states(PrivateKeyInfo key, SubjectPublicKeyInfo half) throws IOException {
        var algorithm = key.getPrivateKeyAlgorithm().getAlgorithm();
        if (X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm)) {
            var stated = ECPrivateKey.getInstance(key.parsePrivateKey()).getPublicKey();
            return stated != null && half.getAlgorithm().equals(key.getPrivateKeyAlgorithm())
                    && Arrays.equals(stated.getOctets(), half.getPublicKeyData().getOctets());
        }
        return PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)
                && states(RSAPrivateKey.getInstance(key.parsePrivateKey()), RSAPublicKey.getInstance(half.parsePublicKey()));
    }

    private static boolean states(RSAPrivateKey key, RSAPublicKey half) {
        return key.getModulus().equals(half.getModulus()) && key.getPublicExponent().equals(half.getPublicExponent());
    }
}
