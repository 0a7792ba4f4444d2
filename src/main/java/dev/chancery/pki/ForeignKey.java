package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// Somebody else's private key, in the plain form of PKCS#8 that the store keeps. `keySha256` is the fingerprint of its
/// public half, worked out from the secret: the one of the certificates for the same key ([CertificateReader#keySha256]).
/// Closing it wipes the secret.
public final class ForeignKey implements AutoCloseable {

    private final byte[] pkcs8;
    private final SubjectKey half;
    private final Bytes keySha256;
    private final Optional<KeySpec> spec;

    private ForeignKey(byte[] pkcs8, SubjectKey half) {
        this.pkcs8 = pkcs8;
        this.half = half;
        this.keySha256 = half.sha256();
        this.spec = half.spec().stream().findFirst();
    }

    /// The key in a block of one of the labels that OpenSSL gives to private keys that are not encrypted.
    ///
    /// @throws Failure.Malformed when it is no key, one whose parts do not fit together, or of a kind that is not known
    static ForeignKey of(Pem.Block block) {
        var half = PublicHalf.of(block);
        return Hostile.read("private key", block.content(), () ->
                new ForeignKey(plain(PublicHalf.info(block)), new SubjectKey(SubjectPublicKeyInfo.getInstance(half.getEncoded()))));
    }

    private static byte[] plain(PrivateKeyInfo info) throws IOException {
        return new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey()).getEncoded();
    }

    /// Not a copy.
    public byte[] pkcs8() {
        return pkcs8;
    }

    public Bytes keySha256() {
        return keySha256;
    }

    /// Empty for a kind or size that Chancery does not sign with.
    public Optional<KeySpec> spec() {
        return spec;
    }

    /// What it is: `RSA 1024`.
    public String text() {
        return half.text();
    }

    @Override public void close() {
        Arrays.fill(pkcs8, (byte) 0);
    }

    @Override public String toString() {
        return "private key " + keySha256.hex();
    }
}
