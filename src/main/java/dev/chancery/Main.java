package dev.chancery;

import dev.chancery.cli.Cli;
import dev.chancery.cli.Console;
import dev.chancery.journal.CrashReports;
import dev.chancery.journal.LogFile;
import dev.chancery.journal.Machine;
import dev.chancery.journal.StateFolder;
import dev.chancery.words.Failures;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Application;

/// Starts the window, or runs a command. Does not extend `Application`, so that the program runs from the class path.
public final class Main {

    private Main() {}

    /// `--version` prints the version and ends; `--print-startup` prints how long the window took to open; other
    /// arguments are a command.
    public static void main(String[] arguments) {
        var asked = LogLevel.of(arguments, System.getenv());
        if (Arrays.asList(arguments).contains("--version")) {
            say("Chancery " + version().orElse("(run from its classes, which have no version)"));
        } else if (asked.isUnknown()) {
            System.exit(command(arguments));
        } else {
            keepJournal(asked.level());
            start(asked.rest());
        }
    }

    private static void start(String... arguments) {
        if (Cli.isAsked(arguments)) {
            System.exit(command(arguments));
        } else {
            Application.launch(App.class, arguments);
        }
    }

    // On a thread of its own: when the process is asked to end, the one that exits hangs until the command has stopped.
    private static int command(String... arguments) {
        var command = new FutureTask<>(() -> Cli.run(Console.ofThisProcess(), arguments));
        new Thread(command, "command").start();
        try {
            return command.get();
        } catch (InterruptedException | ExecutionException defect) {
            throw new IllegalStateException(defect);
        }
    }

    // Before the first logger is made. Without a folder for it the program runs all the same, and keeps no journal.
    private static void keepJournal(LogFile.Level level) {
        var folder = StateFolder.of(System.getProperties(), System.getenv());
        try {
            folder.prepare();
        } catch (UncheckedIOException nowhere) {
            System.setProperty("chancery.log.level", "OFF");
            return;
        }
        new LogFile(folder.log()).begin(System.getProperties(), level);
        var reports = new CrashReports(folder, Clock.systemUTC(), new Machine(System.getProperties(), version()));
        reports.prune();
        Failures.reportBy(reports::keep);
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> Failures.tell(thrown));
    }

    static void say(String line) {
        System.out.println(line);
    }

    /// Empty when it does not run from its jar: only that knows its version.
    static Optional<String> version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
    }
}
