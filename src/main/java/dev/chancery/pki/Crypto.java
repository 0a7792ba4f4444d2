package dev.chancery.pki;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeySpec.Algorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.jcajce.spec.MLDSAParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which JCA provider makes keys and signatures, decided once and here alone.
///
/// The first of these that is there and passes its self-test: ACCP (Linux, macOS), Conscrypt (Windows), and what works
/// everywhere, BouncyCastle for EC and Ed25519 with the JDK for RSA. ML-DSA is BouncyCastle's in any case: it alone keeps
/// a private key in the encoding of RFC 9881. `-Dchancery.crypto=accp|conscrypt|bc` chooses
/// another. No provider is installed for the whole process.
public final class Crypto {

    /// The system property that overrules the choice.
    public static final String PROPERTY = "chancery.crypto";

    private static final Logger LOG = LoggerFactory.getLogger(Crypto.class);
    private static final int ED25519_BITS = 255;
    private static final byte[] TEST_MESSAGE = {1, 2, 3};
    private static final byte[] OTHER_MESSAGE = {1, 2, 4};

    /// Where keys and signatures can come from, the fastest first. The first two are loaded by name, because each
    /// platform has only one of their jars.
    enum Source {
        ACCP("AmazonCorrettoCryptoProvider"), CONSCRYPT("Conscrypt"), BC("BouncyCastle and JDK");

        private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

        private final String label;

        Source(String label) {
            this.label = label;
        }

        private Map<Algorithm, Provider> providers() throws ReflectiveOperationException {
            return switch (this) {
                case ACCP -> everywhere((Provider) Class.forName(
                        "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider").getField("INSTANCE").get(null));
                case CONSCRYPT -> everywhere((Provider) Class.forName("org.conscrypt.OpenSSLProvider")
                        .getConstructor().newInstance());
                case BC -> {
                    var providers = everywhere(BOUNCY_CASTLE);
                    providers.put(Algorithm.RSA, Security.getProvider("SunRsaSign"));
                    yield providers;
                }
            };
        }

        private static Map<Algorithm, Provider> everywhere(Provider provider) {
            var providers = new EnumMap<Algorithm, Provider>(Algorithm.class);
            Arrays.stream(Algorithm.values()).forEach(algorithm -> providers.put(algorithm, provider));
            providers.put(Algorithm.ML_DSA, BOUNCY_CASTLE);
            return providers;
        }
    }

    private static final class Chosen {
        static final Crypto CRYPTO = choose(Optional.ofNullable(System.getProperty(PROPERTY)));
    }

    private final Source source;
    private final Map<Algorithm, Provider> providers;

    private Crypto(Source source) throws ReflectiveOperationException {
        this.source = source;
        this.providers = source.providers();
    }

    /// The choice of this process, made and logged on the first call.
    public static Crypto chosen() {
        return Chosen.CRYPTO;
    }

    /// How the log and the diagnostics call it.
    public String name() {
        return source.label;
    }

    /// Checks signatures of every algorithm, those too with which Chancery signs nothing. The JDK is quick to refuse odd RSA
    /// keys; BouncyCastle knows the other kinds.
    static JcaContentVerifierProviderBuilder anyVerifier(boolean rsa) {
        var builder = new JcaContentVerifierProviderBuilder();
        return rsa ? builder : builder.setProvider(Every.PROVIDER);
    }

    private static final class Every {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }

    Source source() {
        return source;
    }

    /// The wanted source, or the fastest one, or the one that always works.
    static Crypto choose(Optional<String> wanted) {
        var crypto = order(wanted).stream().map(Crypto::usable).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new IllegalStateException("no crypto provider passes its self-test"));
        LOG.info("keys and signatures by {}", crypto.name());
        return crypto;
    }

    private static List<Source> order(Optional<String> wanted) {
        var named = wanted.flatMap(Crypto::source);
        if (wanted.isPresent() && named.isEmpty()) {
            LOG.warn("-D{} names no known provider", PROPERTY);
        }
        return named.map(source -> List.of(source, Source.BC)).orElse(List.of(Source.values()));
    }

    private static Optional<Source> source(String name) {
        return Arrays.stream(Source.values())
                .filter(source -> source.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))).findFirst();
    }

    /// This source, if it is on the class path and passes its self-test here.
    static Optional<Crypto> usable(Source source) {
        try {
            var crypto = new Crypto(source);
            crypto.selfTest();
            return Optional.of(crypto);
        } catch (ClassNotFoundException absent) {
            LOG.debug("{} is not here", source.label);
        } catch (ReflectiveOperationException | GeneralSecurityException | RuntimeException | LinkageError broken) {
            LOG.warn("{} is not usable", source.label, broken);
        }
        return Optional.empty();
    }

    /// RSA keys take too long to make one at every start: there it must do that the services exist.
    private void selfTest() throws GeneralSecurityException {
        for (var spec : KeySpec.values()) {
            generator(spec, new SecureRandom());
            signature(SignatureScheme.of(spec));
            factory(spec.algorithm());
        }
        signsAndVerifies(KeySpec.EC_P256);
        signsAndVerifies(KeySpec.ED25519);
    }

    private void signsAndVerifies(KeySpec spec) throws GeneralSecurityException {
        var scheme = SignatureScheme.of(spec);
        var pair = generator(spec, new SecureRandom()).generateKeyPair();
        var signature = signature(scheme);
        signature.initSign(pair.getPrivate());
        signature.update(TEST_MESSAGE);
        var signed = signature.sign();
        if (!scheme.gives(signed, spec) || !verifies(scheme, pair.getPublic(), TEST_MESSAGE, signed)
                || verifies(scheme, pair.getPublic(), OTHER_MESSAGE, signed)) {
            throw new GeneralSecurityException("self-test of " + spec.label() + " failed");
        }
    }

    boolean verifies(SignatureScheme scheme, PublicKey key, byte[] message, byte[] signed)
            throws GeneralSecurityException {
        var signature = signature(scheme);
        signature.initVerify(key);
        signature.update(message);
        return signature.verify(signed);
    }

    /// A generator for this kind of key: named curves, and 65537 as the RSA exponent. ACCP takes no randomness for Ed25519
    /// but its own; native code draws its own in any case.
    KeyPairGenerator generator(KeySpec spec, SecureRandom random) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(jcaName(spec.algorithm()), providers.get(spec.algorithm()));
        switch (spec) {
            case RSA_2048, RSA_3072, RSA_4096 ->
                    generator.initialize(new RSAKeyGenParameterSpec(spec.bits(), RSAKeyGenParameterSpec.F4), random);
            case EC_P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            case EC_P384 -> generator.initialize(new ECGenParameterSpec("secp384r1"), random);
            case EC_P521 -> generator.initialize(new ECGenParameterSpec("secp521r1"), random);
            case ED25519 -> {
                if (source != Source.ACCP) {
                    generator.initialize(ED25519_BITS, random);
                }
            }
            case ML_DSA_44 -> generator.initialize(MLDSAParameterSpec.ml_dsa_44, random);
            case ML_DSA_65 -> generator.initialize(MLDSAParameterSpec.ml_dsa_65, random);
            case ML_DSA_87 -> generator.initialize(MLDSAParameterSpec.ml_dsa_87, random);
        }
        return generator;
    }

    Signature signature(SignatureScheme scheme) throws GeneralSecurityException {
        return Signature.getInstance(scheme.jcaName(), providers.get(algorithm(scheme)));
    }

    Provider provider(Algorithm algorithm) {
        return requireNonNull(providers.get(algorithm));
    }

    private static Algorithm algorithm(SignatureScheme scheme) {
        return switch (scheme) {
            case RSA_SHA256 -> Algorithm.RSA;
            case ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512 -> Algorithm.EC;
            case ED25519 -> Algorithm.ED25519;
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> Algorithm.ML_DSA;
        };
    }

    /// The factory that reads keys of this kind: ACCP signs with Ed25519 keys that the JDK has read.
    KeyFactory factory(Algorithm algorithm) throws GeneralSecurityException {
        var provider = provider(algorithm);
        var name = jcaName(algorithm);
        return provider.getService("KeyFactory", name) == null
                ? KeyFactory.getInstance(name) : KeyFactory.getInstance(name, provider);
    }

    private static String jcaName(Algorithm algorithm) {
        return switch (algorithm) {
            case RSA -> "RSA";
            case EC -> "EC";
            case ED25519 -> "Ed25519";
            case ML_DSA -> "ML-DSA";
        };
    }
}
