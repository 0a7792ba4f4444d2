package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.InputDecryptor;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.jspecify.annotations.Nullable;

/// Opens what others have encrypted with a passphrase, by old ways too (RFC 8018, 6; RFC 7292, Appendix C; scrypt, RFC
/// 7914), within a budget of rounds and memory.
final class ForeignDecryption implements InputDecryptorProvider {

    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    private static final BigInteger MOST_SCRYPT_BLOCKS = BigInteger.valueOf(Limits.MOST_SCRYPT_OCTETS / Limits.SCRYPT_BLOCK_OCTETS);

    private final char[] passphrase;
    private final Iterations budget;

    ForeignDecryption(char[] passphrase, Iterations budget) {
        this.passphrase = passphrase;
        this.budget = budget;
    }

    static BouncyCastleProvider provider() {
        return BOUNCY_CASTLE;
    }

    /// Whoever waits for a passphrase is told first that it is of use: the scheme is known and within the budget.
    ///
    /// @throws Failure.Malformed when it is not
    static void check(AlgorithmIdentifier algorithm) {
        spend(algorithm, new Iterations(Limits.MOST_ITERATIONS));
    }

    static void spend(AlgorithmIdentifier algorithm, Iterations budget) {
        var scheme = algorithm.getAlgorithm();
        if (PKCSObjectIdentifiers.id_PBES2.equals(scheme)) {
            spend(PBES2Parameters.getInstance(algorithm.getParameters()).getKeyDerivationFunc(), budget);
        } else if (scheme.on(PKCSObjectIdentifiers.pkcs_12PbeIds)) {
            budget.spend(PKCS12PBEParams.getInstance(algorithm.getParameters()).getIterations());
        } else if (isOfPkcs5(scheme)) {
            budget.spend(PBEParameter.getInstance(algorithm.getParameters()).getIterationCount());
        } else {
            throw unknown();
        }
    }

    private static boolean isOfPkcs5(ASN1ObjectIdentifier scheme) {
        return scheme.equals(PKCSObjectIdentifiers.pbeWithMD5AndDES_CBC) || scheme.equals(PKCSObjectIdentifiers.pbeWithSHA1AndDES_CBC)
                || scheme.equals(PKCSObjectIdentifiers.pbeWithMD5AndRC2_CBC) || scheme.equals(PKCSObjectIdentifiers.pbeWithSHA1AndRC2_CBC);
    }

    /// Of the MAC over a PKCS#12 file: PBMAC1 has its rounds in parameters of its own, and leaves those outside at 1 (RFC 9579, 5).
    static void spend(MacData mac, Iterations budget) {
        var algorithm = mac.getMac().getAlgorithmId();
        if (PKCSObjectIdentifiers.id_PBMAC1.equals(algorithm.getAlgorithm())) {
            var derivation = KeyDerivationFunc.getInstance(PBMAC1Params.getInstance(algorithm.getParameters()).getKeyDerivationFunc());
            if (!PKCSObjectIdentifiers.id_PBKDF2.equals(derivation.getAlgorithm())) {
                throw unknown();
            }
            spend(derivation, budget);
        } else {
            budget.spend(mac.getIterationCount());
        }
    }

    /// Of a derivation on its own.
    static void spend(KeyDerivationFunc derivation, Iterations budget) {
        if (PKCSObjectIdentifiers.id_PBKDF2.equals(derivation.getAlgorithm())) {
            var parameters = PBKDF2Params.getInstance(derivation.getParameters());
            requireKeyLength(parameters.getKeyLength());
            budget.spend(parameters.getIterationCount());
        } else if (MiscObjectIdentifiers.id_scrypt.equals(derivation.getAlgorithm())) {
            var scrypt = ScryptParams.getInstance(derivation.getParameters());
            spend(scrypt, scrypt.getParallelizationParameter(), budget);
        } else {
            throw unknown();
        }
    }

    /// @param passes how often the memory is filled: `p` of RFC 7914, 6
    static void spend(ScryptParams scrypt, BigInteger passes, Iterations budget) {
        var blocks = scrypt.getCostParameter().multiply(scrypt.getBlockSize());
        requireKeyLength(scrypt.getKeyLength());
        if (blocks.multiply(scrypt.getParallelizationParameter().max(BigInteger.ONE)).compareTo(MOST_SCRYPT_BLOCKS) > 0) {
            throw unknown();
        }
        budget.spend(blocks.multiply(passes));
    }

    /// Each part of a key that one hash gives takes all rounds again.
    private static void requireKeyLength(@Nullable BigInteger octets) {
        if (octets != null && octets.compareTo(BigInteger.valueOf(Limits.MOST_DERIVED_OCTETS)) > 0) {
            throw unknown();
        }
    }

    static Failure.Malformed unknown() {
        return new Failure.Malformed("encryption: a scheme that Chancery does not read");
    }

    /// BouncyCastle wraps what the provider of a decryptor throws.
    ///
    /// @throws Failure.Malformed when it was refused as too much, or of another scheme
    static void requireWithin(PKCSException undecryptable) {
        if (undecryptable.getCause() instanceof Failure.Malformed refused) {
            throw refused;
        }
    }

    /// @throws Failure.Malformed when it is another scheme, or asks for too much
    @Override public InputDecryptor get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
        spend(algorithm, budget);
        return new JcePKCSPBEInputDecryptorProviderBuilder().setProvider(BOUNCY_CASTLE).build(passphrase).get(algorithm);
    }
}
