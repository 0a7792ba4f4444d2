package dev.chancery.cli;

import dev.chancery.engine.Office;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Copies the store.
@Command(name = "backup", description = "Copy the store to a new file, and read the copy back. It opens with the same passphrase.")
final class BackupCommand extends StoreCommand {

    @Parameters(paramLabel = "FILE", description = "The copy; there must be no such file.")
    private Path target;

    BackupCommand(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        office.backups().make(target);
        return Answer.done(new LinkedHashMap<>(Map.of("file", target.toAbsolutePath().toString())), "Wrote " + target + ".");
    }
}
