package dev.chancery.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that only gathers others.
abstract class Group implements Runnable {

    @Spec private CommandSpec command;

    @Override public final void run() {
        throw new CommandLine.ParameterException(command.commandLine(),
                "Which one? " + String.join(", ", command.subcommands().keySet()) + ".");
    }
}
