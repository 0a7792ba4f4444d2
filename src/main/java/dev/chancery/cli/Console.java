package dev.chancery.cli;

import dev.chancery.engine.Surroundings;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a command has at hand: where it prints, what it reads, the environment, and the machine.
///
/// `prompt` asks a person for a passphrase without showing it, `question` for a line that is shown; both are empty when
/// nobody sits there.
public record Console(PrintWriter out, PrintWriter err, InputStream in, Map<String, String> environment,
        Function<String, Optional<char[]>> prompt, Function<String, Optional<String>> question, Surroundings surroundings) {

    /// The terminal that the program was started from.
    public static Console ofThisProcess() {
        return new Console(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8), unbuffered(), System.getenv(), Console::askSecretly, Console::ask,
                Surroundings.ofThisMachine());
    }

    // System.in keeps what it read ahead, and so a passphrase, for as long as the program runs.
    private static InputStream unbuffered() {
        return new FileInputStream(FileDescriptor.in);
    }

    private static Optional<char[]> askSecretly(String question) {
        return terminal().map(terminal -> terminal.readPassword("%s: ", question));
    }

    private static Optional<String> ask(String question) {
        return terminal().map(terminal -> terminal.readLine("%s ", question));
    }

    private static Optional<java.io.Console> terminal() {
        return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
    }
}
