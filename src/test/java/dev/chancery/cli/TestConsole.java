package dev.chancery.cli;

import dev.chancery.TestClock;
import dev.chancery.engine.Surroundings;
import dev.chancery.pki.Cost;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls commands as a script does, in this process: a store in a folder of the test's own, a passphrase in the environment,
/// a clock that the test moves.
public final class TestConsole {

    public static final String PASSPHRASE = "correct horse";

    public final Path store;
    public final TestClock clock = new TestClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    public final Map<String, String> environment = new HashMap<>();
    public byte[] input = {};
    public Optional<String> typed = Optional.empty();
    /// What is typed when a passphrase is asked for again; the same unless a test says otherwise.
    public Optional<String> typedAgain = Optional.empty();
    public Optional<String> answered = Optional.empty();
    private final Surroundings surroundings = new Surroundings(clock, new SecureRandom(), new Cost(64, 1, 1), 2);

    /// What a command said and how it ended.
    public record Said(int exit, String out, String err) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        public JsonNode error() {
            return JsonMapper.shared().readTree(err).get("error");
        }
    }

    private TestConsole(Path store) {
        this.store = store;
        environment.put("CHANCERY_STORE", store.toString());
        environment.put("CHANCERY_PASSPHRASE", PASSPHRASE);
    }

    /// Whose store is not made yet.
    public static TestConsole in(Path folder) {
        return new TestConsole(folder.resolve("lab.chancery"));
    }

    /// With an empty store.
    public static TestConsole withStore(Path folder) {
        var console = in(folder);
        console.call("init");
        return console;
    }

    public Said call(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = Cli.run(console(out, err), arguments);
        return new Said(exit, out.toString(), err.toString());
    }

    Console console() {
        return console(new StringWriter(), new StringWriter());
    }

    private Console console(StringWriter out, StringWriter err) {
        return new Console(new PrintWriter(out), new PrintWriter(err), new ByteArrayInputStream(input),
                Map.copyOf(environment), question -> (question.equals("The same again") ? typedAgain.or(() -> typed) : typed).map(String::toCharArray), _ -> answered, surroundings);
    }

    /// Every command, for who wants to look at them.
    CommandLine tree() {
        return Cli.of(console(new StringWriter(), new StringWriter()));
    }

    /// The answer as JSON of a command that must succeed.
    public JsonNode json(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        var said = call(all.toArray(String[]::new));
        if (said.exit() != 0) {
            throw new AssertionError(String.join(" ", all) + " ended with " + said.exit() + ": " + said.err());
        }
        return said.json();
    }
}
