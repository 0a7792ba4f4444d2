package dev.chancery.bench;

import dev.chancery.domain.Authority;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.Issued;
import dev.chancery.engine.NewAuthority;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.engine.Surroundings;
import dev.chancery.engine.Things;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Milliseconds for one P-256 device: ours from its row in the list to its certificate and sealed key, durable in the
/// store with its audit entry, as one of 10,000; and the three calls of the `openssl` command that make a key, a request
/// and a certificate in files, as one of 50.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class DeviceBench {

    private static final int DEVICES = 10_000;
    private static final int BY_COMMAND = 50;

    /// A new store for every shot, with its root and its list of devices.
    @State(Scope.Benchmark)
    public static class Lab {
        private Path folder;
        private Office office;
        private Authority root;
        private long[] things;

        @Setup(Level.Invocation) public void open() throws IOException {
            folder = Files.createTempDirectory("device-bench");
            office = Office.create(folder.resolve("lab.chancery"), "a bench passphrase".toCharArray(), Surroundings.ofThisMachine());
            root = office.authorities().create(new NewAuthority("Root", Optional.empty(),
                    DistinguishedName.commonName("Root").orRefuse(), KeySpec.EC_P256, Ttl.days(3650), OptionalInt.empty(),
                    new Authority.Defaults(Profile.DEVICE.code(), Ttl.DEFAULT, KeySpec.EC_P256)));
            office.things().addAll(IntStream.range(0, DEVICES)
                    .mapToObj(i -> new Things.Entry(new ThingId("device-" + i), Thing.Description.NONE)).toList(), "bench", Progress.NONE);
            things = office.things().numbers(ThingQuery.ALL);
        }

        @TearDown(Level.Invocation) public void close() throws IOException {
            office.close();
            remove(folder);
        }
    }

    /// An authority in files, as the command wants it.
    @State(Scope.Benchmark)
    public static class Files509 {
        private Path folder;

        @Setup(Level.Trial) public void open() throws IOException, InterruptedException {
            folder = Files.createTempDirectory("device-bench-openssl");
            run(folder, "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                    "/CN=Root", "-days", "3650", "-keyout", "ca.key", "-out", "ca.pem");
        }

        @TearDown(Level.Trial) public void close() throws IOException {
            remove(folder);
        }
    }

    @Benchmark
    @OperationsPerInvocation(DEVICES)
    public Issued chancery(Lab lab) {
        return lab.office.certificates().issueAll(
                new Order.Terms(lab.root.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.DEFAULT), lab.things, Equipped.SKIP, Progress.NONE);
    }

    @Benchmark
    @OperationsPerInvocation(BY_COMMAND)
    public void openssl(Files509 files) throws IOException, InterruptedException {
        for (int i = 0; i < BY_COMMAND; i++) {
            run(files.folder, "openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "device.key");
            run(files.folder, "openssl", "req", "-new", "-key", "device.key", "-subj", "/CN=device-" + i, "-out", "device.csr");
            run(files.folder, "openssl", "x509", "-req", "-in", "device.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "365",
                    "-out", "device.pem");
        }
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + List.of(command));
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
