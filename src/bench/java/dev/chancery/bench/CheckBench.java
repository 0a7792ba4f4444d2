package dev.chancery.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Office;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How long 'Verify store' takes, and how much memory: `CheckBench [CERTIFICATES]`. Each has a P-256 key of its own.
public final class CheckBench {

    private static final int ROUNDS = 3;

    private CheckBench() {}

    public static void main(String[] arguments) throws IOException {
        var file = MillionStore.at(arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]));
        try (var office = Office.unlock(file, LabStore.PASSPHRASE.toCharArray(), MillionStore.surroundings(Clock.systemUTC()))) {
            for (int round = 1; round <= ROUNDS; round++) {
                var begun = Instant.now();
                long burnt = burnt();
                var report = office.storeCheck().look(Progress.NONE);
                var took = Duration.between(begun, Instant.now());
                System.out.printf("%d certificates, %d keys, %d findings: %.1f s, of one core %.1f s, heap in use %d MB of %d MB%n",
                        report.certificates(), report.keys(), report.found(), took.toMillis() / 1000.0, (burnt() - burnt) / 1e9, used(), Runtime.getRuntime().maxMemory() >> 20);
            }
        }
    }

    /// What all cores have worked for this process, in nanoseconds.
    private static long burnt() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() >> 20;
    }
}
