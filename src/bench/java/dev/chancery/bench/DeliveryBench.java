package dev.chancery.bench;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.engine.Exports;
import dev.chancery.engine.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Milliseconds to export the PEM folders of 2,000 devices: ours, synced, read back and compared, their keys unsealed and
/// matched; and the same folders and files written by themselves, synced by the system's `sync` once.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(1)
@State(Scope.Benchmark)
public class DeliveryBench {

    private static final int DEVICES = 2_000;

    private record Written(Path name, byte[] content) {}

    private Path folder;
    private Path target;
    private Office office;
    private List<CertificateId> certificates;
    private List<Written> files;

    @Setup(Level.Trial) public void open() throws IOException {
        folder = Files.createTempDirectory("delivery-bench");
        office = LabStore.open(folder.resolve("lab.chancery"));
        var things = LabStore.add(office, DEVICES);
        certificates = office.certificates().issueAll(LabStore.terms(office), things, Equipped.SKIP, Progress.NONE).certificates();
        makeTarget();
        files = contents(chancery());
    }

    private List<Written> contents(Exports.Exported exported) throws IOException {
        var contents = new ArrayList<Written>();
        for (var file : exported.files()) {
            contents.add(new Written(target.relativize(file), Files.readAllBytes(file)));
        }
        return contents;
    }

    @Setup(Level.Invocation) public void makeTarget() throws IOException {
        target = Files.createTempDirectory(folder, "export");
    }

    @Benchmark
    public Exports.Exported chancery() {
        return office.exports().run(new ExportOrder(certificates, Form.PEM_FOLDER, target, new char[0]), Progress.NONE);
    }

    @Benchmark
    public int filesAlone() throws IOException, InterruptedException {
        for (var file : files) {
            var path = target.resolve(file.name());
            if (!Files.isDirectory(path.getParent())) {
                Files.createDirectory(path.getParent());
            }
            Files.write(path, file.content());
        }
        return new ProcessBuilder("sync", "-f", target.toString()).start().waitFor();
    }

    @TearDown(Level.Trial) public void close() throws IOException {
        office.close();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
