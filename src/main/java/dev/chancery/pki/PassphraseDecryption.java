package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.InputDecryptor;
import org.bouncycastle.operator.InputDecryptorProvider;

/// Opens what is encrypted by PBES2 with PBKDF2 and AES-CBC (RFC 8018), within a budget of rounds.
final class PassphraseDecryption implements InputDecryptorProvider {

    private static final Map<ASN1ObjectIdentifier, String> MACS = Map.of(
            PKCSObjectIdentifiers.id_hmacWithSHA1, "HmacSHA1", PKCSObjectIdentifiers.id_hmacWithSHA256, "HmacSHA256",
            PKCSObjectIdentifiers.id_hmacWithSHA384, "HmacSHA384", PKCSObjectIdentifiers.id_hmacWithSHA512, "HmacSHA512");
    private static final Map<ASN1ObjectIdentifier, Integer> KEY_BITS = Map.of(NISTObjectIdentifiers.id_aes128_CBC, 128,
            NISTObjectIdentifiers.id_aes192_CBC, 192, NISTObjectIdentifiers.id_aes256_CBC, 256);

    private final char[] passphrase;
    private final Iterations budget;

    PassphraseDecryption(char[] passphrase, Iterations budget) {
        this.passphrase = passphrase;
        this.budget = budget;
    }

    /// @throws Failure.Malformed when it is another scheme
    @Override public InputDecryptor get(AlgorithmIdentifier algorithm) {
        require(PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm()));
        var parameters = PBES2Parameters.getInstance(algorithm.getParameters());
        require(PKCSObjectIdentifiers.id_PBKDF2.equals(parameters.getKeyDerivationFunc().getAlgorithm()));
        return new Decryptor(algorithm, parameters);
    }

    private static void require(boolean known) {
        if (!known) {
            throw new Failure.Malformed("encryption: a scheme that Chancery does not read");
        }
    }

    private static <T> T known(Map<ASN1ObjectIdentifier, T> all, ASN1ObjectIdentifier one) {
        return Optional.ofNullable(all.get(one))
                .orElseThrow(() -> new Failure.Malformed("encryption: a scheme that Chancery does not read"));
    }

    private final class Decryptor implements InputDecryptor {

        private final AlgorithmIdentifier algorithm;
        private final PBES2Parameters parameters;

        private Decryptor(AlgorithmIdentifier algorithm, PBES2Parameters parameters) {
            this.algorithm = algorithm;
            this.parameters = parameters;
        }

        @Override public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override public InputStream getInputStream(InputStream encrypted) {
            try {
                return new ByteArrayInputStream(cipher().doFinal(encrypted.readAllBytes()));
            } catch (GeneralSecurityException | IOException undecryptable) {
                throw new Failure.Malformed("encryption (" + undecryptable.getClass().getSimpleName() + ")");
            }
        }

        private Cipher cipher() throws GeneralSecurityException {
            var scheme = parameters.getEncryptionScheme();
            var iv = ASN1OctetString.getInstance(scheme.getParameters()).getOctets();
            try (var key = key(known(KEY_BITS, scheme.getAlgorithm()))) {
                var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
                cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
                return cipher;
            }
        }

        private WipeableKey key(int bits) throws GeneralSecurityException {
            var derivation = PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
            var mac = known(MACS, derivation.getPrf().getAlgorithm());
            var rounds = budget.spend(derivation.getIterationCount());
            return PassphraseKey.pbkdf2(mac, new PBEKeySpec(passphrase, derivation.getSalt(), rounds, bits));
        }
    }
}
