package dev.chancery.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the script by which a shell completes commands and options.
@Command(name = "completion",
        description = "Print a script for bash and zsh that completes commands: source <(chancery completion)")
final class Completion implements Runnable {

    @Spec private CommandSpec command;

    private final Console console;

    Completion(Console console) {
        this.console = console;
    }

    @Override public void run() {
        console.out().print(AutoComplete.bash("chancery", command.root().commandLine()));
        console.out().flush();
    }
}
