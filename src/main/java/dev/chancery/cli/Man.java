package dev.chancery.cli;

import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes the manual.
@Command(name = "man", description = {"Print the manual page of a command, or write all pages.",
    "chancery man ca create | man -l -"})
final class Man implements Runnable {

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Which command. Default: the program as a whole.")
    private String[] words = {};

    @Option(names = "--folder", paramLabel = "FOLDER", description = "Write the pages of all commands here, such as chancery-ca-create.1, in place of those that are there.")
    private Optional<Path> folder;

    @Spec private CommandSpec command;

    private final Console console;

    Man(Console console) {
        this.console = console;
    }

    @Override public void run() {
        if (folder.isPresent()) {
            var pages = ManPage.tree(command.root()).toList();
            pages.forEach(page -> write(folder.get().resolve(ManPage.name(page)), ManPage.of(page)));
            console.out().println("Wrote " + pages.size() + " pages to " + folder.get() + ".");
        } else {
            console.out().print(ManPage.of(named()));
        }
        console.out().flush();
    }

    private CommandSpec named() {
        var found = command.root();
        for (var word : words) {
            var below = Optional.ofNullable(found.subcommands().get(word));
            found = below.orElseThrow(() -> new ParameterException(command.commandLine(), "There is no command '" + String.join(" ", words) + "'."))
                    .getCommandSpec();
        }
        return found;
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException unwritable) {
            throw new FileFailure.CannotWrite(file, unwritable);
        }
    }
}
