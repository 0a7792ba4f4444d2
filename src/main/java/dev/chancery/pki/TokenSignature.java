package dev.chancery.pki;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.jspecify.annotations.Nullable;

/// Signs with a key on a token: the digest is made here and the token signs that, which every token can. Of an elliptic
/// curve it answers with the bare numbers (PKCS #11 v2.40, 2.3.1), of RSA it pads what it is given (2.1.6).
final class TokenSignature extends Signature {

    private static final long CKM_RSA_PKCS = 0x1;
    private static final long CKM_ECDSA = 0x1041;

    private final SignatureScheme scheme;
    private final MessageDigest digest;
    private @Nullable TokenPrivateKey key;

    /// @throws NoSuchAlgorithmException for a scheme that tokens do not have
    TokenSignature(SignatureScheme scheme) throws NoSuchAlgorithmException {
        super(scheme.jcaName());
        this.scheme = scheme;
        this.digest = MessageDigest.getInstance(switch (scheme) {
            case RSA_SHA256, ECDSA_SHA256 -> "SHA-256";
            case ECDSA_SHA384 -> "SHA-384";
            case ECDSA_SHA512 -> "SHA-512";
            case ED25519, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> throw new NoSuchAlgorithmException(scheme.label() + " on a token");
        });
    }

    @Override protected void engineInitSign(PrivateKey wanted) throws InvalidKeyException {
        if (!(wanted instanceof TokenPrivateKey onToken)) {
            throw new InvalidKeyException("no key on a token");
        }
        key = onToken;
        digest.reset();
    }

    @Override protected void engineUpdate(byte octet) {
        digest.update(octet);
    }

    @Override protected void engineUpdate(byte[] octets, int from, int count) {
        digest.update(octets, from, count);
    }

    @Override protected void engineUpdate(ByteBuffer octets) {
        digest.update(octets);
    }

    @Override protected byte[] engineSign() throws SignatureException {
        var signing = requireNonNull(key);
        var hash = digest.digest();
        try {
            return scheme == SignatureScheme.RSA_SHA256 ? signing.sign(CKM_RSA_PKCS, digestInfo(hash)) : pair(signing.sign(CKM_ECDSA, hash));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] digestInfo(byte[] hash) throws IOException {
        ASN1ObjectIdentifier sha256 = NISTObjectIdentifiers.id_sha256;
        return new DigestInfo(new AlgorithmIdentifier(sha256, DERNull.INSTANCE), hash).getEncoded(ASN1Encoding.DER);
    }

    private static byte[] pair(byte[] numbers) throws IOException, SignatureException {
        if (numbers.length == 0 || numbers.length % 2 != 0) {
            throw new SignatureException("a signature of " + numbers.length + " octets from the token");
        }
        var both = new ASN1EncodableVector();
        both.add(new ASN1Integer(new BigInteger(1, Arrays.copyOf(numbers, numbers.length / 2))));
        both.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(numbers, numbers.length / 2, numbers.length))));
        return new DERSequence(both).getEncoded(ASN1Encoding.DER);
    }

    @Override protected void engineInitVerify(PublicKey wanted) throws InvalidKeyException {
        throw new InvalidKeyException("a token only signs");
    }

    @Override protected boolean engineVerify(byte[] signature) throws SignatureException {
        throw new SignatureException("a token only signs");
    }

    @Override @Deprecated protected void engineSetParameter(String name, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override @Deprecated protected Object engineGetParameter(String name) {
        throw new UnsupportedOperationException();
    }
}
