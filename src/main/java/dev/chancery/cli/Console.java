package dev.chancery.cli;

import dev.chancery.engine.Surroundings;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a command has at hand: where it prints, what it reads, the environment, and the machine.
///
/// `prompt` asks a person for a passphrase without showing it; empty when nobody sits there.
public record Console(PrintWriter out, PrintWriter err, InputStream in, Map<String, String> environment,
        Function<String, Optional<char[]>> prompt, Surroundings surroundings) {

    /// The terminal that the program was started from.
    public static Console ofThisProcess() {
        return new Console(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8), System.in, System.getenv(), Console::ask,
                Surroundings.ofThisMachine());
    }

    private static Optional<char[]> ask(String question) {
        var terminal = System.console();
        return terminal == null || !terminal.isTerminal() ? Optional.empty()
                : Optional.ofNullable(terminal.readPassword("%s: ", question));
    }
}
