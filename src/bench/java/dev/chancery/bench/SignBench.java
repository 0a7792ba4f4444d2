package dev.chancery.bench;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Draft;
import dev.chancery.pki.Facts;
import dev.chancery.pki.Issuer;
import dev.chancery.pki.Keys;
import dev.chancery.pki.Pem;
import dev.chancery.pki.SigningKey;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Certificates a second: signed for a key that is there, and issued whole, with key and PEM. Issuer and device have keys of
/// the same kind. What reading the index out of a certificate costs stands beside it.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
@State(Scope.Benchmark)
public class SignBench {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Param({"EC_P256", "EC_P384", "ED25519", "RSA_2048"})
    private KeySpec spec;

    private final SecureRandom random = new SecureRandom();
    private Issuer issuer;
    private SigningKey signingKey;
    private KeyPair device;
    private byte[] certificate;

    @Setup
    public void makeRoot() {
        var pair = Keys.generate(spec, random);
        var request = new Request(DistinguishedName.commonName("Lab Root").orRefuse(), List.of(), spec,
                Validity.issued(NOW, Ttl.days(3650)), OptionalInt.of(0));
        var root = Issuer.root().prepare(Profile.ROOT, request, SerialNumber.random(random), NOW).orRefuse().selfSign(pair);
        issuer = Issuer.of(root);
        signingKey = SigningKey.of(root, pair.getPrivate());
        device = Keys.generate(spec, random);
        certificate = sign();
    }

    private Draft draft() {
        var names = List.<SubjectName>of(new SubjectName.Dns("press-001.lab"));
        var request = new Request(DistinguishedName.commonName("press-001").orRefuse(), names, spec,
                Validity.issued(NOW, Ttl.DEFAULT), OptionalInt.empty());
        return issuer.prepare(Profile.DEVICE, request, SerialNumber.random(random), NOW).orRefuse();
    }

    @Benchmark
    public byte[] sign() {
        return draft().sign(device.getPublic(), signingKey);
    }

    @Benchmark
    public String issue() {
        var pair = Keys.generate(spec, random);
        return Pem.certificate(draft().sign(pair.getPublic(), signingKey));
    }

    @Benchmark
    public Facts read() {
        return CertificateReader.facts(certificate);
    }
}
