package dev.chancery.cli;

import dev.chancery.domain.Failure;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Under what passphrase private keys leave.
final class KeyPassphrase {

    static final String VARIABLE = "CHANCERY_KEY_PASSPHRASE";

    @Option(names = "--key-passphrase-fd", paramLabel = "N",
            description = "Read the passphrase for the private keys from this file descriptor, up to the end of the line. Without it: the "
                    + "environment variable " + VARIABLE + ", or the terminal, where it is asked for twice.")
    private Optional<Integer> descriptor;

    @Option(names = "--no-key-passphrase", description = "Write the private keys unprotected.")
    private boolean none;

    @Spec(Spec.Target.MIXEE) private CommandSpec command;

    private final Console console;

    KeyPassphrase(Console console) {
        this.console = console;
    }

    /// Whether keys are to leave unprotected.
    boolean isNone() {
        return none;
    }

    /// The passphrase, which the caller wipes; without characters when there is to be none.
    ///
    /// @throws ParameterException when nothing says which
    /// @throws Failure.Refused when it was typed in two ways
    char[] read() {
        if (none) {
            return new char[0];
        }
        return new PassphraseSource(console).readNew(descriptor, VARIABLE, "Passphrase for the private keys")
                .orElseThrow(() -> new ParameterException(command.commandLine(), "No passphrase for the private keys: give "
                        + "--key-passphrase-fd N, set " + VARIABLE + ", give --no-key-passphrase, or call it from a terminal."));
    }
}
