package dev.chancery;

import dev.chancery.cli.Cli;
import dev.chancery.cli.Console;
import dev.chancery.ui.HomeFolder;
import java.nio.file.Path;
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
        if (Arrays.asList(arguments).contains("--version")) {
            say("Chancery " + version().orElse("(run from its classes, which have no version)"));
        } else if (Cli.isAsked(arguments)) {
            logInto(HomeFolder.of(System.getProperties(), System.getenv()));
            System.exit(command(arguments));
        } else {
            logInto(HomeFolder.of(System.getProperties(), System.getenv()));
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

    // Read by logback.xml; has to be set before the first logger is made.
    private static void logInto(Path folder) {
        System.setProperty("chancery.log", folder.resolve("chancery.log").toString());
    }

    static void say(String line) {
        System.out.println(line);
    }

    /// Empty when it does not run from its jar: only that knows its version.
    static Optional<String> version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
    }
}
