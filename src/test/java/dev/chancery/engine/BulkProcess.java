package dev.chancery.engine;

import dev.chancery.TestOffice;
import dev.chancery.domain.Progress;
import dev.chancery.pki.Cost;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/// Another process that goes on with the open bulk job of the store at the given path: `ACK` and the serial number of each
/// certificate that is durable, and `DONE` at the end.
final class BulkProcess {

    private static final PrintStream OUT = System.out;

    private BulkProcess() {}

    public static void main(String[] arguments) {
        var surroundings = new Surroundings(Clock.systemUTC(), new SecureRandom(), new Cost(64, 1, 1), 2);
        try (var office = Office.unlock(Path.of(arguments[0]), TestOffice.PASSPHRASE.toCharArray(), surroundings)) {
            office.bulkJobs().run(office.bulkJobs().open().getFirst().id(), new char[0], Progress.NONE, (serial, _) -> {
                OUT.println("ACK " + serial.hex());
                OUT.flush();
            });
            OUT.println("DONE");
        }
    }
}
