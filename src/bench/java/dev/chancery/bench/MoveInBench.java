package dev.chancery.bench;

import dev.chancery.XcaWriter;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.Office;
import dev.chancery.engine.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Milliseconds to bring a root and its device certificates into an empty store: out of one database of XCA, and out of a
/// folder with a PEM file each; and to read these alone. An import ends when all is durable.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
@State(Scope.Benchmark)
public class MoveInBench {

    @Param({"1000", "10000"})
    private int certificates;

    private Path folder;
    private Path database;
    private Path files;
    private Office office;
    private int opened;

    @Setup(Level.Trial) public void write() throws IOException {
        folder = Files.createTempDirectory("movein-bench");
        try (var source = LabStore.open(folder.resolve("source.chancery"))) {
            var things = LabStore.add(source, certificates);
            source.certificates().issueAll(LabStore.terms(source), things, Equipped.SKIP, Progress.NONE);
            var root = source.authorities().all().getFirst().certificate();
            var all = source.certificates().rows(source.certificates().ids(CertificateQuery.ALL));
            var devices = all.stream().filter(one -> !one.id().equals(root.id())).toList();
            database = database(root, devices);
            files = files(source, root, devices);
        }
    }

    private Path database(Certificate root, List<Certificate> devices) {
        var file = folder.resolve("lab.xdb");
        try (var writer = XcaWriter.create(file)) {
            long issuer = writer.certificate(root.label(), 0, root.der().toArray());
            devices.forEach(device -> writer.certificate(device.label(), issuer, device.der().toArray()));
        }
        return file;
    }

    private Path files(Office source, Certificate root, List<Certificate> devices) throws IOException {
        var made = Files.createDirectory(folder.resolve("files"));
        Files.writeString(made.resolve("ca.crt"), source.certificates().pem(root));
        for (var device : devices) {
            Files.writeString(made.resolve(device.label() + ".pem"), source.certificates().pem(device));
        }
        return made;
    }

    @Setup(Level.Invocation) public void open() {
        var file = folder.resolve(++opened + ".chancery");
        office = Office.create(file, LabStore.PASSPHRASE.toCharArray(), Surroundings.ofThisMachine());
    }

    @Benchmark public int xcaRead() {
        return read(database);
    }

    @Benchmark public int filesRead() {
        return read(files);
    }

    private int read(Path from) {
        try (var holdings = office.imports().read(List.of(from), Progress.NONE)) {
            return requireAll(holdings.pieces().size());
        }
    }

    @Benchmark public int xcaImport() {
        return take(office.imports().read(List.of(database), Progress.NONE));
    }

    @Benchmark public int filesImport() {
        return take(office.imports().read(List.of(files), Progress.NONE));
    }

    private int take(Holdings holdings) {
        try (holdings; var prospect = office.imports().examine(holdings, List.of(), Progress.NONE)) {
            var report = office.imports().take(prospect, Set.of(), Map.of(), Progress.NONE);
            return requireAll((int) report.certificates());
        }
    }

    private int requireAll(int found) {
        if (found != certificates + 1) {
            throw new IllegalStateException("only " + found);
        }
        return found;
    }

    @TearDown(Level.Invocation) public void close() {
        office.close();
    }

    @TearDown(Level.Trial) public void remove() throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
