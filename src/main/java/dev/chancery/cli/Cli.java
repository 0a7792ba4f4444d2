package dev.chancery.cli;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.words.Words;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// Runs one command.
public final class Cli {

    private static final List<String> OF_THE_WINDOW = List.of("--print-startup");

    private Cli() {}

    /// Whether these arguments ask for a command rather than for the window.
    public static boolean isAsked(String... arguments) {
        return !OF_THE_WINDOW.containsAll(Arrays.asList(arguments));
    }

    /// Runs the command and returns the exit code.
    public static int run(Console console, String... arguments) {
        Words.speak(Locale.UK);
        return of(console).execute(arguments);
    }

    /// The whole tree of commands.
    static CommandLine of(Console console) {
        return new CommandLine(Chancery.class, new Factory(console))
                .setOut(console.out()).setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(100).setUsageHelpAutoWidth(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(KeySpec.class, Cli::key)
                .registerConverter(Reason.class, Cli::reason)
                .setParameterExceptionHandler((wrong, _) -> usage(console, wrong))
                .setExecutionExceptionHandler((thrown, command, _) -> failed(console, command, thrown));
    }

    private static KeySpec key(String code) {
        return KeySpec.ofCode(code).orElseThrow(() -> new CommandLine.TypeConversionException("no key is called '" + code + "'; known: "
                + Arrays.stream(KeySpec.values()).map(KeySpec::code).collect(Collectors.joining(", "))));
    }

    /// As RFC 5280 writes it (`keyCompromise`), or with hyphens or underscores.
    private static Reason reason(String text) {
        var letters = text.replaceAll("[-_]", "");
        return Arrays.stream(Reason.values()).filter(one -> one != Reason.REMOVE_FROM_CRL)
                .filter(one -> one.name().replace("_", "").equalsIgnoreCase(letters)).findFirst()
                .orElseThrow(() -> new CommandLine.TypeConversionException("'" + text + "' is no reason of RFC 5280"));
    }

    private static int usage(Console console, ParameterException wrong) {
        console.err().println("chancery: " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, console.err());
        console.err().println("Try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        console.err().flush();
        return Exit.USAGE.code();
    }

    private static int failed(Console console, CommandLine command, Exception thrown) {
        var json = command.getParseResult().hasMatchedOption("--json");
        if (thrown instanceof Lookup.Unclear unclear) {
            return usage(console, new ParameterException(command, unclear.getMessage()));
        }
        if (thrown instanceof ParameterException wrong) {
            return usage(console, wrong);
        }
        Printing.print(console, json, thrown);
        return Exit.of(thrown).code();
    }

    /// Makes commands and what is mixed into them; those that want the console get it.
    private record Factory(Console console) implements CommandLine.IFactory {
        @Override public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Console.class})) {
                    return type.cast(constructor.newInstance(console));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
