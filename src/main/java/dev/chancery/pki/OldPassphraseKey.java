package dev.chancery.pki;

import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.io.CipherOutputStream;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.OutputEncryptor;

/// Encrypts as PKCS#12 did before 2010: triple DES under a key that SHA-1 makes of the passphrase (RFC 7292, Appendix B and
/// C, pbeWithSHAAnd3-KeyTripleDES-CBC). For devices that read nothing else.
final class OldPassphraseKey implements OutputEncryptor {

    /// As many as old devices still get through; a guess costs a hundredth of one at the new way.
    static final int ITERATIONS = 100_000;

    static final int SALT_OCTETS = 20;
    private static final int KEY_BITS = 192;
    private static final int BLOCK_BITS = 64;

    private final byte[] passphrase;
    private final byte[] salt;

    OldPassphraseKey(char[] passphrase, SecureRandom random) {
        this.passphrase = PBEParametersGenerator.PKCS12PasswordToBytes(passphrase);
        this.salt = PassphraseKey.random(SALT_OCTETS, random);
    }

    @Override public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, new PKCS12PBEParams(salt, ITERATIONS));
    }

    @Override public OutputStream getOutputStream(OutputStream out) {
        var derivation = new PKCS12ParametersGenerator(new SHA1Digest());
        derivation.init(passphrase, salt, ITERATIONS);
        var cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new DESedeEngine()));
        cipher.init(true, derivation.generateDerivedParameters(KEY_BITS, BLOCK_BITS));
        Arrays.fill(passphrase, (byte) 0);
        return new CipherOutputStream(out, cipher);
    }

    @Override public GenericKey getKey() {
        throw new UnsupportedOperationException("the key stays here");
    }
}
