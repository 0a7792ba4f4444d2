package dev.chancery.cli;

import dev.chancery.engine.Office;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Copies the store.
@Command(name = "backup", description = {"Copy the store, and read the copy back. It opens with the same passphrase.",
        "The commands below list, check and restore backups, and set where they go and when they are made."},
        subcommands = {BackupCommands.Make.class, BackupCommands.ListAll.class, BackupCommands.Check.class, BackupCommands.Restore.class, WriteOut.class,
                BackupSettingsCommand.class})
final class BackupCommand extends StoreCommand {

    @Parameters(paramLabel = "FILE", arity = "0..1",
            description = "The copy; there must be no such file. Without it: as 'backup make' does.")
    private Optional<Path> target;

    BackupCommand(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        return BackupCommands.made(console(), office, target);
    }
}
