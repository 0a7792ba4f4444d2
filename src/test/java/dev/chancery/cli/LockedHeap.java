package dev.chancery.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.chancery.engine.Surroundings;
import dev.chancery.pki.Cost;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A journey from an empty folder to exported keys: each command opens the store and locks it again. At the end the heap is
/// dumped. The passphrases come down the standard input, a line for each time that one is asked for.
public final class LockedHeap {

    private final String store;

    private LockedHeap(String store) {
        this.store = store;
    }

    /// The store, a folder for what is exported, and the file for the dump.
    public static void main(String[] arguments) throws Exception {
        new LockedHeap(arguments[0]).journey(arguments[1]);
        System.gc();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[2], true);
        System.exit(0);
    }

    private void journey(String out) {
        run("init");
        var authority = run("ca create Lab --json").replaceAll("(?s).*\"serial\" : \"([^\"]+)\".*", "$1");
        run("ca list");
        run("cert issue press-1 --add");
        run("export press-1 --key-passphrase-fd 0 --to " + out + "/locked");
        run("export press-1 --no-key-passphrase --to " + out + "/open");
        run("export " + authority + " --no-key-passphrase --to " + out + "/authority");
        run("recovery make --text " + out + "/recovery.txt");
        run("passphrase --new-passphrase-fd 0");
    }

    private String run(String line) {
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        var console = new Console(writer, writer, new FileInputStream(FileDescriptor.in), Map.of(), _ -> Optional.empty(),
                _ -> Optional.empty(), new Surroundings(Clock.systemUTC(), new SecureRandom(), new Cost(64, 1, 1), 2));
        var all = new ArrayList<>(Arrays.asList(line.split(" ")));
        all.addAll(List.of("--store", store, "--passphrase-fd", "0"));
        System.out.println(line.substring(0, 4) + " ended with " + Cli.run(console, all.toArray(String[]::new)) + "\n" + said);
        return said.toString();
    }
}
