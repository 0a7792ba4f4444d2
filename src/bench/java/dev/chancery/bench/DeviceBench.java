package dev.chancery.bench;

import dev.chancery.domain.Progress;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.Issued;
import dev.chancery.engine.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Milliseconds for P-256 devices: ours for all of `devices`, from the rows of the list to certificates and sealed keys that
/// are durable in the store with their audit entries; and the three calls of the `openssl` command that make a key, a
/// request and a certificate in files, for one device.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class DeviceBench {

    private static final int BY_COMMAND = 50;

    /// A new store for every shot, with its root and its list of devices.
    @State(Scope.Benchmark)
    public static class Lab {
        @Param("10000") private int devices;
        private Path folder;
        private Office office;
        private long[] things;

        @Setup(Level.Invocation) public void open() throws IOException {
            folder = Files.createTempDirectory("device-bench");
            office = LabStore.open(folder.resolve("lab.chancery"));
            things = LabStore.add(office, devices);
        }

        @TearDown(Level.Invocation) public void close() throws IOException {
            office.close();
            LabStore.remove(folder);
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
            LabStore.remove(folder);
        }
    }

    @Benchmark
    public Issued chancery(Lab lab) {
        return lab.office.certificates().issueAll(LabStore.terms(lab.office), lab.things, Equipped.SKIP, Progress.NONE);
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
}
