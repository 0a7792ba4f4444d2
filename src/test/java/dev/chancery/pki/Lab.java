package dev.chancery.pki;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A small authority to test with: real keys, real certificates, a fixed time.
final class Lab {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final SecureRandom RANDOM = new SecureRandom();

    /// A modulus that is too short.
    static final BigInteger RSA_1024 = new BigInteger("c3f3664f5ea683ff1de8b4f8879b81355ecdd8d20f961d3daede8648ee96fa2f56c40fdeec032a58e8a1f1a28c61642e"
            + "4b8e0be094ce834ea9cf1f3bdd0c8fa823eefa18a104ce280394159b392a0c4928a82dd1e39171063aeaf5e062cb04c3"
            + "1e7a1e4c7001b6aadd8a391796e5988b0fc5e887b27445eb012c1880a1c156fd", 16);

    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    /// A certificate with its key.
    record Held(byte[] der, KeyPair pair) {

        SigningKey signingKey() {
            return SigningKey.of(der, pair.getPrivate());
        }

        SigningKey signingKey(Crypto crypto) {
            return SigningKey.of(der, pair.getPrivate(), crypto);
        }

        byte[] pkcs8() {
            return pair.getPrivate().getEncoded();
        }
    }

    /// Root, intermediate and device.
    record Lineage(Held root, Held intermediate, Held device) {
        List<byte[]> leafToRoot() {
            return List.of(device.der(), intermediate.der(), root.der());
        }
    }

    private Lab() {}

    /// A key pair of this kind; RSA takes seconds, so each name gets the same one throughout a run.
    static KeyPair key(KeySpec spec, String owner) {
        return KEYS.computeIfAbsent(spec + owner, _ -> Keys.generate(spec, RANDOM));
    }

    static DistinguishedName name(String commonName) {
        return DistinguishedName.of(Map.of(Attribute.COUNTRY, "DE", Attribute.ORGANIZATION, "Prüflabor Nord",
                Attribute.COMMON_NAME, commonName)).orRefuse();
    }

    static Request request(String commonName, KeySpec key, Ttl life, OptionalInt pathLength) {
        return new Request(name(commonName), List.of(), key, Validity.issued(NOW, life), pathLength);
    }

    static Request device(String commonName, KeySpec key, SubjectName... names) {
        return new Request(name(commonName), List.of(names), key, Validity.issued(NOW, Ttl.DEFAULT), OptionalInt.empty());
    }

    static Held root(KeySpec key) {
        return root(request("Lab Root", key, Ttl.days(3650), OptionalInt.empty()));
    }

    static Held root(Request request) {
        var pair = key(request.key(), "root");
        return new Held(Issuer.root().prepare(Profile.ROOT, request, SerialNumber.random(RANDOM), NOW).orRefuse()
                .selfSign(pair), pair);
    }

    static Held issue(Held issuer, Profile profile, Request request) {
        var pair = key(request.key(), profile.code());
        return new Held(draft(issuer, profile, request).sign(pair.getPublic(), issuer.signingKey()), pair);
    }

    static Draft draft(Held issuer, Profile profile, Request request) {
        return Issuer.of(issuer.der()).prepare(profile, request, SerialNumber.random(RANDOM), NOW).orRefuse();
    }

    static Held intermediate(Held root, KeySpec key) {
        return issue(root, Profile.INTERMEDIATE, request("Lab Issuing", key, Ttl.days(1825), OptionalInt.of(0)));
    }

    static Lineage lineage(KeySpec key) {
        return lineage(key, key, key);
    }

    static Lineage lineage(KeySpec rootKey, KeySpec intermediateKey, KeySpec deviceKey) {
        var root = root(rootKey);
        var intermediate = intermediate(root, intermediateKey);
        return new Lineage(root, intermediate, issue(intermediate, Profile.DEVICE,
                device("press-001", deviceKey, new SubjectName.Dns("press-001.lab"), new SubjectName.Ip("10.0.0.7"))));
    }

    /// A self-signed authority that somebody else made, of this name and for this use; without key identifiers.
    static Held foreignRoot(X500Name subject, KeyUsage usage) {
        return selfSigned(subject, authority(usage));
    }

    static Extensions authority(KeyUsage usage) {
        return builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .addExtension(Extension.keyUsage, true, usage);
    }

    /// What somebody else might sign with its own key.
    static Held selfSigned(X500Name subject, Extensions extensions) {
        return foreign(subject, subject, extensions);
    }

    static Held foreign(X500Name issuer, X500Name subject, Extensions extensions) {
        try {
            var pair = key(KeySpec.EC_P256, "foreign");
            var builder = new X509v3CertificateBuilder(issuer, BigInteger.ONE, Date.from(NOW.minusSeconds(60)),
                    Date.from(NOW.plusSeconds(86_400 * 1_000L)), subject,
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
            extensions.addTo(builder);
            return new Held(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded(), pair);
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws IOException;
    }

    /// Every provider that is here: the fast one of this platform and the one that works everywhere.
    static Stream<Crypto> cryptos() {
        return Arrays.stream(Crypto.Source.values()).map(Crypto::usable).flatMap(Optional::stream);
    }

    static String write(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pem(Path folder, String name, byte[]... ders) {
        return write(folder, name, Pem.certificates(List.of(ders)).getBytes(StandardCharsets.US_ASCII));
    }
}
