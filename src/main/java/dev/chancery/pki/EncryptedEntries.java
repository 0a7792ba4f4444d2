package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.bc.EncryptedObjectStoreData;
import org.bouncycastle.asn1.bc.EncryptedPrivateKeyData;
import org.bouncycastle.asn1.bc.EncryptedSecretKeyData;
import org.bouncycastle.asn1.bc.ObjectData;
import org.bouncycastle.asn1.bc.ObjectStoreData;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RFC5649WrapEngine;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;

/// How each key in a key store of BouncyCastle (BCFKS) is encrypted, which only the opened store says, and its `KeyStore`
/// does not: a derivation must be seen before it is made. For use behind the wall of [Hostile] only.
final class EncryptedEntries {

    private static final String PURPOSE = "STORE_ENCRYPTION";
    private static final int KEY_OCTETS = 32;
    private static final int PRIVATE_KEY = 1;
    private static final int SECRET_KEY = 2;
    private static final int PROTECTED_PRIVATE_KEY = 3;
    private static final int PROTECTED_SECRET_KEY = 4;

    private EncryptedEntries() {}

    /// By alias. The derivation of the store's own key has been paid for.
    static Map<String, AlgorithmIdentifier> of(EncryptedObjectStoreData data, char[] passphrase)
            throws GeneralSecurityException, InvalidCipherTextException, IOException {
        var found = new HashMap<String, AlgorithmIdentifier>();
        for (var entry : ObjectStoreData.getInstance(decrypted(data, passphrase)).getObjectDataSequence()) {
            var object = ObjectData.getInstance(entry);
            algorithm(object).ifPresent(algorithm -> found.put(object.getIdentifier(), algorithm));
        }
        return found;
    }

    /// What opening something encrypted in such a store takes; always by PBES2.
    ///
    /// @throws Failure.Malformed when it is another scheme, or asks for too much
    static void spend(AlgorithmIdentifier algorithm, Iterations budget) {
        spend(PBES2Parameters.getInstance(algorithm.getParameters()).getKeyDerivationFunc(), budget);
    }

    /// BouncyCastle takes the block size of scrypt for its parallelization too.
    static void spend(KeyDerivationFunc derivation, Iterations budget) {
        if (MiscObjectIdentifiers.id_scrypt.equals(derivation.getAlgorithm())) {
            var scrypt = ScryptParams.getInstance(derivation.getParameters());
            ForeignDecryption.spend(scrypt, scrypt.getBlockSize(), budget);
        } else {
            ForeignDecryption.spend(derivation, budget);
        }
    }

    private static Optional<AlgorithmIdentifier> algorithm(ObjectData object) {
        return switch (object.getType().intValue()) {
            case PRIVATE_KEY, PROTECTED_PRIVATE_KEY -> Optional.of(EncryptedPrivateKeyData.getInstance(object.getData())
                    .getEncryptedPrivateKeyInfo().getEncryptionAlgorithm());
            case SECRET_KEY, PROTECTED_SECRET_KEY ->
                    Optional.of(EncryptedSecretKeyData.getInstance(object.getData()).getKeyEncryptionAlgorithm());
            default -> Optional.empty();
        };
    }

    private static byte[] decrypted(EncryptedObjectStoreData data, char[] passphrase)
            throws GeneralSecurityException, InvalidCipherTextException, IOException {
        var parameters = PBES2Parameters.getInstance(data.getEncryptionAlgorithm().getParameters());
        var key = derived(parameters.getKeyDerivationFunc(), passphrase);
        try {
            return decrypted(parameters.getEncryptionScheme(), key, data.getEncryptedContent().getOctets());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] decrypted(EncryptionScheme scheme, byte[] key, byte[] content)
            throws GeneralSecurityException, InvalidCipherTextException, IOException {
        if (scheme.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_wrap_pad)) {
            var wrap = new RFC5649WrapEngine(AESEngine.newInstance());
            wrap.init(false, new KeyParameter(key));
            return wrap.unwrap(content, 0, content.length);
        }
        var parameters = AlgorithmParameters.getInstance("CCM", ForeignDecryption.provider());
        parameters.init(scheme.getParameters().toASN1Primitive().getEncoded());
        var ccm = Cipher.getInstance("AES/CCM/NoPadding", ForeignDecryption.provider());
        ccm.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), parameters);
        return ccm.doFinal(content);
    }

    private static byte[] derived(KeyDerivationFunc derivation, char[] passphrase) {
        var secret = secret(passphrase);
        try {
            return MiscObjectIdentifiers.id_scrypt.equals(derivation.getAlgorithm())
                    ? derived(ScryptParams.getInstance(derivation.getParameters()), secret)
                    : derived(PBKDF2Params.getInstance(derivation.getParameters()), secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static byte[] secret(char[] passphrase) {
        var first = PBEParametersGenerator.PKCS12PasswordToBytes(passphrase);
        try {
            return Der.joined(first, PBEParametersGenerator.PKCS12PasswordToBytes(PURPOSE.toCharArray()));
        } finally {
            Arrays.fill(first, (byte) 0);
        }
    }

    private static byte[] derived(ScryptParams scrypt, byte[] secret) {
        int size = scrypt.getBlockSize().intValueExact();
        return SCrypt.generate(secret, scrypt.getSalt(), scrypt.getCostParameter().intValueExact(), size, size,
                length(Optional.ofNullable(scrypt.getKeyLength())));
    }

    private static byte[] derived(PBKDF2Params pbkdf2, byte[] secret) {
        boolean sha3 = NISTObjectIdentifiers.id_hmacWithSHA3_512.equals(pbkdf2.getPrf().getAlgorithm());
        if (!sha3 && !PKCSObjectIdentifiers.id_hmacWithSHA512.equals(pbkdf2.getPrf().getAlgorithm())) {
            throw ForeignDecryption.unknown();
        }
        var generator = new PKCS5S2ParametersGenerator(sha3 ? new SHA3Digest(512) : new SHA512Digest());
        generator.init(secret, pbkdf2.getSalt(), pbkdf2.getIterationCount().intValueExact());
        int bits = Byte.SIZE * length(Optional.ofNullable(pbkdf2.getKeyLength()));
        return ((KeyParameter) generator.generateDerivedParameters(bits)).getKey();
    }

    private static int length(Optional<BigInteger> octets) {
        return octets.map(BigInteger::intValueExact).orElse(KEY_OCTETS);
    }
}
