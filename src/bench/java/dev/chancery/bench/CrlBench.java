package dev.chancery.bench;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.pki.Issuer;
import dev.chancery.pki.Keys;
import dev.chancery.pki.RevocationList;
import dev.chancery.pki.SigningKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Milliseconds for a signed revocation list in a file, in a heap of 48 MB, beside Go's `CreateRevocationList` in the same
/// run, which makes it in memory. Serial numbers are made on the way here and before the clock starts there.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx48m")
@State(Scope.Benchmark)
public class CrlBench {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static final String GO = """
            package main

            import (
                "crypto/ecdsa"
                "crypto/elliptic"
                "crypto/rand"
                "crypto/x509"
                "crypto/x509/pkix"
                "encoding/asn1"
                "fmt"
                "math/big"
                "os"
                "sort"
                "strconv"
                "time"
            )

            func main() {
                count, _ := strconv.Atoi(os.Args[1])
                key, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
                issuer := &x509.Certificate{Subject: pkix.Name{CommonName: "Lab Root"}, KeyUsage: x509.KeyUsageCRLSign, SubjectKeyId: []byte{1, 2, 3}}
                reason, _ := asn1.Marshal(asn1.Enumerated(4))
                var entries []pkix.RevokedCertificate
                for i := 0; i < count; i++ {
                    serial := new(big.Int).Add(new(big.Int).Lsh(big.NewInt(1), 128), big.NewInt(int64(i)))
                    entries = append(entries, pkix.RevokedCertificate{SerialNumber: serial, RevocationTime: time.Unix(int64(1795170000 + i), 0),
                        Extensions: []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 21}, Value: reason}}})
                }
                var took []float64
                for i := 0; i < 3; i++ {
                    start := time.Now()
                    _, err := x509.CreateRevocationList(rand.Reader, &x509.RevocationList{Number: big.NewInt(7), ThisUpdate: time.Now(),
                        NextUpdate: time.Now().Add(24 * time.Hour), RevokedCertificates: entries}, issuer, key)
                    if err != nil {
                        panic(err)
                    }
                    took = append(took, float64(time.Since(start).Microseconds())/1000)
                }
                sort.Float64s(took)
                fmt.Print(took[1])
            }
            """;

    @Param({"100000", "1000000"})
    private int entries;

    private final SecureRandom random = new SecureRandom();
    private final List<Double> took = new ArrayList<>();
    private SigningKey key;
    private Path file;

    @Setup
    public void makeRoot() throws IOException {
        var pair = Keys.generate(KeySpec.EC_P256, random);
        var request = new Request(DistinguishedName.commonName("Lab Root").orRefuse(), List.of(), KeySpec.EC_P256,
                Validity.issued(NOW, Ttl.days(3650)), OptionalInt.of(0));
        var root = Issuer.root().prepare(Profile.ROOT, request, SerialNumber.random(random), NOW).orRefuse().selfSign(pair);
        key = SigningKey.of(root, pair.getPrivate());
        file = Files.createTempFile("bench", ".crl");
    }

    @Benchmark
    public long list() throws IOException {
        var start = System.nanoTime();
        var terms = new RevocationList.Terms(BigInteger.TWO, NOW, NOW.plus(Duration.ofHours(24)), Optional.empty(), Optional.empty());
        try (var list = RevocationList.sign(terms, key, this::each); var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            list.writeDer(out);
            return list.entries();
        } finally {
            took.add((System.nanoTime() - start) / 1e6);
        }
    }

    private void each(RevocationList.Taker taker) {
        for (int i = 0; i < entries; i++) {
            taker.take(new SerialNumber(BigInteger.ONE.shiftLeft(128).add(BigInteger.valueOf(i))), NOW.plusSeconds(i), Reason.SUPERSEDED);
        }
    }

    @TearDown
    public void besideGo() throws IOException, InterruptedException {
        var program = Files.writeString(Files.createTempDirectory("bench").resolve("crl.go"), GO);
        var process = new ProcessBuilder("go", "run", program.toString(), String.valueOf(entries)).redirectErrorStream(true).start();
        var go = Double.parseDouble(new String(process.getInputStream().readAllBytes()).strip());
        process.waitFor();
        var mine = took.stream().skip(3).sorted().toList().get((took.size() - 3) / 2);
        System.out.println(String.format(Locale.ROOT, "%n%,d entries: %.0f ms, Go %.0f ms: %.1f times as fast", entries, mine, go, go / mine));
        Files.delete(file);
    }
}
