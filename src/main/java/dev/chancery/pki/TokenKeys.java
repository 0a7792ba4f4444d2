package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.TokenKey;
import dev.chancery.domain.Visible;
import dev.chancery.pki.TokenObjects.Template;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The private keys on a token: which there are, with their public halves where the token has them, and new ones.
record TokenKeys(TokenObjects objects) {

    private static final int UNCOMPRESSED = 4;
    private static final byte[] EXPONENT = {1, 0, 1};

    List<TokenKey> all() {
        return objects.find(Template.of(TokenObjects.PRIVATE_KEY)).stream().map(this::key).toList();
    }

    private TokenKey key(long handle) {
        var id = objects.id(handle);
        var certificate = objects.beside(TokenObjects.CERTIFICATE, id).flatMap(one -> objects.value(one, TokenObjects.VALUE));
        var open = publicHalf(handle, id).or(() -> certificate.flatMap(TokenKeys::certified));
        var label = new String(objects.value(handle, TokenObjects.LABEL).orElse(new byte[0]), StandardCharsets.UTF_8);
        return new TokenKey(id, Visible.text(label, 64), open.flatMap(Keys::specOf).filter(TokenKeys::signs),
                open.map(TokenKeys::encoded), certificate.map(Bytes::of));
    }

    static boolean signs(KeySpec spec) {
        return switch (spec) {
            case RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384, EC_P521 -> true;
            case ED25519, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> false;
        };
    }

    private static Optional<SubjectPublicKeyInfo> certified(byte[] der) {
        try {
            return Optional.of(CertificateReader.parse(der).getSubjectPublicKeyInfo());
        } catch (Failure.Malformed unreadable) {
            return Optional.empty();
        }
    }

    /// Of an RSA key the token tells it with the private one.
    private Optional<SubjectPublicKeyInfo> publicHalf(long handle, Bytes id) {
        var beside = objects.beside(TokenObjects.PUBLIC_KEY, id);
        return rsa(handle).or(() -> beside.flatMap(this::rsa)).or(() -> beside.flatMap(this::ec));
    }

    private Optional<SubjectPublicKeyInfo> rsa(long handle) {
        var exponent = objects.value(handle, TokenObjects.PUBLIC_EXPONENT).filter(octets -> octets.length > 0);
        var modulus = objects.value(handle, TokenObjects.MODULUS).filter(octets -> octets.length > 0);
        return exponent.flatMap(e -> modulus.flatMap(n -> info(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(new BigInteger(1, n), new BigInteger(1, e)))));
    }

    private static Optional<SubjectPublicKeyInfo> info(AlgorithmIdentifier algorithm, RSAPublicKey key) {
        try {
            return Optional.of(new SubjectPublicKeyInfo(algorithm, key));
        } catch (IOException odd) {
            return Optional.empty();
        }
    }

    private Optional<SubjectPublicKeyInfo> ec(long handle) {
        return objects.value(handle, TokenObjects.EC_PARAMS).flatMap(curve -> objects.value(handle, TokenObjects.EC_POINT)
                .flatMap(point -> ec(curve, point)));
    }

    /// The point comes as an octet string in DER, and from some tokens bare.
    private static Optional<SubjectPublicKeyInfo> ec(byte[] curve, byte[] point) {
        try {
            var bare = point.length > 0 && point[0] == UNCOMPRESSED && point.length % 2 == 1 && !isOctetString(point)
                    ? point : ASN1OctetString.getInstance(point).getOctets();
            return Optional.of(new SubjectPublicKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey,
                    ASN1ObjectIdentifier.getInstance(curve)), bare));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private static boolean isOctetString(byte[] point) {
        try {
            var octets = ASN1OctetString.getInstance(point).getOctets();
            return octets.length > 0 && octets[0] == UNCOMPRESSED;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static Bytes encoded(SubjectPublicKeyInfo info) {
        try {
            return Bytes.of(info.getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The public key out of its encoding.
    ///
    /// @throws Failure.Malformed when it is none of that kind
    static PublicKey publicKey(KeySpec spec, Bytes encoded) {
        try {
            return Crypto.chosen().factory(spec.algorithm()).generatePublic(new X509EncodedKeySpec(encoded.toArray()));
        } catch (GeneralSecurityException odd) {
            throw new Failure.Malformed("public key on a token", odd);
        }
    }

    /// The private key with this id. Several are told apart by their public halves, never guessed.
    Optional<Long> handle(Bytes id, PublicKey open) {
        var found = objects.find(Template.of(TokenObjects.PRIVATE_KEY).with(TokenObjects.ID, id.toArray()));
        var same = found.size() < 2 ? found : found.stream().filter(one -> rsa(one)
                .filter(info -> Arrays.equals(encoded(info).toArray(), open.getEncoded())).isPresent()).toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    /// What a new pair is made by: neither half of it is ever in the clear outside the token but the public one.
    static Template openTemplate(KeySpec spec, String label, byte[] id) {
        var template = named(Template.of(TokenObjects.PUBLIC_KEY), label, id).with(TokenObjects.VERIFY, true);
        return switch (spec) {
            case RSA_2048, RSA_3072, RSA_4096 -> template.with(TokenObjects.MODULUS_BITS, spec.bits())
                    .with(TokenObjects.PUBLIC_EXPONENT, EXPONENT);
            case EC_P256 -> template.with(TokenObjects.EC_PARAMS, curve(SECObjectIdentifiers.secp256r1));
            case EC_P384 -> template.with(TokenObjects.EC_PARAMS, curve(SECObjectIdentifiers.secp384r1));
            case EC_P521 -> template.with(TokenObjects.EC_PARAMS, curve(SECObjectIdentifiers.secp521r1));
            case ED25519, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> throw new IllegalArgumentException(spec.label() + " on a token");
        };
    }

    static Template privateTemplate(String label, byte[] id) {
        return named(Template.of(TokenObjects.PRIVATE_KEY), label, id).with(TokenObjects.PRIVATE, true)
                .with(TokenObjects.SENSITIVE, true).with(TokenObjects.EXTRACTABLE, false).with(TokenObjects.SIGN, true);
    }

    private static Template named(Template template, String label, byte[] id) {
        return template.with(TokenObjects.TOKEN, true).with(TokenObjects.LABEL, label.getBytes(StandardCharsets.UTF_8))
                .with(TokenObjects.ID, id);
    }

    private static byte[] curve(ASN1ObjectIdentifier oid) {
        try {
            return oid.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
