package dev.chancery.pki;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;

/// The MAC over a PKCS#12 file: HMAC-SHA-256 with a key derived as RFC 7292, Appendix B says. BouncyCastle's own takes its
/// salt from a randomness of its own choice, and three times as long.
final class Pkcs12Mac implements PKCS12MacCalculatorBuilder {

    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

    private final AlgorithmIdentifier digest;
    private final PKCS12PBEParams parameters;

    private static final AlgorithmIdentifier SHA1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE);

    /// HMAC-SHA-1, as old devices want it.
    static Pkcs12Mac old(SecureRandom random) {
        return new Pkcs12Mac(SHA1, new PKCS12PBEParams(PassphraseKey.random(OldPassphraseKey.SALT_OCTETS, random), OldPassphraseKey.ITERATIONS));
    }

    Pkcs12Mac(SecureRandom random) {
        this(SHA256, new PKCS12PBEParams(PassphraseKey.random(PassphraseKey.SALT_OCTETS, random), PassphraseKey.ITERATIONS));
    }

    /// The MAC of a file that has been written: `digest` is SHA-256 or SHA-1 in the encoding that stands there.
    Pkcs12Mac(AlgorithmIdentifier digest, PKCS12PBEParams parameters) {
        this.digest = digest;
        this.parameters = parameters;
    }

    @Override public AlgorithmIdentifier getDigestAlgorithmIdentifier() {
        return digest;
    }

    @Override public MacCalculator build(char[] passphrase) {
        var spec = new PBEKeySpec(passphrase);
        try {
            var mac = Mac.getInstance(SHA1.getAlgorithm().equals(digest.getAlgorithm()) ? "HmacPBESHA1" : "HmacPBESHA256");
            mac.init(SecretKeyFactory.getInstance("PBE").generateSecret(spec),
                    new PBEParameterSpec(parameters.getIV(), parameters.getIterations().intValueExact()));
            return new Calculator(mac);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            spec.clearPassword();
        }
    }

    private final class Calculator implements MacCalculator {

        private final Mac mac;
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();

        private Calculator(Mac mac) {
            this.mac = mac;
        }

        @Override public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(digest.getAlgorithm(), parameters);
        }

        @Override public OutputStream getOutputStream() {
            return message;
        }

        @Override public byte[] getMac() {
            return mac.doFinal(message.toByteArray());
        }

        @Override public GenericKey getKey() {
            throw new UnsupportedOperationException("the key stays here");
        }
    }
}
