package dev.chancery.cli;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whether something that cannot be taken back may be done.
final class Consent {

    @Option(names = {"-y", "--yes"}, description = "Do it without asking.")
    private boolean given;

    @Spec(Spec.Target.MIXEE) private CommandSpec command;

    private final Console console;

    Consent(Console console) {
        this.console = console;
    }

    /// Returns when it may be done.
    ///
    /// @throws CancellationException when the person at the terminal does not want it
    /// @throws ParameterException when nobody can be asked
    void require(String what) {
        if (given) {
            return;
        }
        var answer = console.question().apply(what + " [y/N]").orElseThrow(() -> new ParameterException(command.commandLine(),
                what + " Give --yes to do it."));
        if (!answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new CancellationException("not wanted");
        }
    }
}
