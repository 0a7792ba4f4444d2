package dev.chancery.pki;

import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.OutputEncryptor;

/// The key that a passphrase opens an exported file with: PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC (RFC 8018), which
/// OpenSSL, the JDK, NSS and GnuTLS read. Derived once, it encrypts every part of the file.
final class PassphraseKey implements AutoCloseable {

    /// What a guess at the passphrase of a lost drive costs: the OWASP figure for PBKDF2-HMAC-SHA-256, half a second here.
    /// Bulk exports pay it for each file; that is the price of a file that stands alone against guessing.
    static final int ITERATIONS = 600_000;

    static final int SALT_OCTETS = 16;
    private static final int IV_OCTETS = 16;
    private static final int KEY_BITS = 256;
    private static final AlgorithmIdentifier HMAC_SHA256 =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);

    private final byte[] salt;
    private final WipeableKey key;

    private PassphraseKey(byte[] salt, WipeableKey key) {
        this.salt = salt;
        this.key = key;
    }

    static PassphraseKey derive(char[] passphrase, SecureRandom random) {
        try {
            var salt = random(SALT_OCTETS, random);
            var key = pbkdf2("HmacSHA256", new PBEKeySpec(passphrase, salt, ITERATIONS, KEY_BITS));
            return new PassphraseKey(salt, key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] random(int octets, SecureRandom random) {
        var drawn = new byte[octets];
        random.nextBytes(drawn);
        return drawn;
    }

    /// PBKDF2 (RFC 8018, 5.2) over the passphrase in UTF-8; `spec` is wiped.
    static WipeableKey pbkdf2(String mac, PBEKeySpec spec) throws GeneralSecurityException {
        try {
            return new WipeableKey(SecretKeyFactory.getInstance("PBKDF2With" + mac).generateSecret(spec).getEncoded());
        } finally {
            spec.clearPassword();
        }
    }

    /// Encrypts one part, under an initialization vector of its own.
    OutputEncryptor encryptor(SecureRandom random) {
        return new Encryptor(random(IV_OCTETS, random));
    }

    @Override public void close() {
        key.destroy();
    }

    private final class Encryptor implements OutputEncryptor {

        private final byte[] iv;

        private Encryptor(byte[] iv) {
            this.iv = iv;
        }

        @Override public AlgorithmIdentifier getAlgorithmIdentifier() {
            var derivation = new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2,
                    new PBKDF2Params(salt, ITERATIONS, KEY_BITS / 8, HMAC_SHA256));
            var cipher = new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv));
            return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(derivation, cipher));
        }

        @Override public OutputStream getOutputStream(OutputStream out) {
            try {
                var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
                cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
                return new CipherOutputStream(out, cipher);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override public GenericKey getKey() {
            throw new UnsupportedOperationException("the key stays here");
        }
    }
}
