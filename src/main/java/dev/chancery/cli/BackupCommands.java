package dev.chancery.cli;

import dev.chancery.domain.Failure;
import dev.chancery.domain.StoreFacts;
import dev.chancery.engine.Office;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Restoration;
import dev.chancery.domain.StoredBackup;
import dev.chancery.words.Failures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Backups: made, listed, checked, and brought back.
final class BackupCommands {

    private BackupCommands() {}

    static Answer made(Console console, Office office, Optional<Path> target) {
        if (target.isPresent()) {
            office.backups().make(target.get());
            return wrote(target.get());
        }
        try (var progress = new Reporting(console)) {
            return wrote(office.backups().make(progress).file());
        }
    }

    private static Answer wrote(Path file) {
        return Answer.done(new LinkedHashMap<>(Map.of("file", file.toAbsolutePath().toString())), "Wrote " + file + ".");
    }

    @Command(name = "make", description = "Copy the store into the folder for its backups, and read the copy back. Older ones go as it is set.")
    static final class Make extends StoreCommand {

        Make(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            return made(console(), office, Optional.empty());
        }
    }

    @Command(name = "list", description = "List the backups in the folder, the newest first.")
    static final class ListAll extends StoreCommand {

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var backups = office.backups().list();
            var table = new TextTable("MADE", "OCTETS", "FILE", "PROBLEM");
            backups.forEach(one -> table.row(one.name().made(), one.size(), one.file(), problem(one.trouble())));
            return Answer.list(backups.stream().map(BackupCommands::facts).toList(), table);
        }
    }

    private static Map<String, Object> facts(StoredBackup backup) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("file", backup.file().toAbsolutePath().toString());
        facts.put("made", backup.name().made().toString());
        facts.put("octets", backup.size());
        facts.put("problem", problem(backup.trouble()));
        return facts;
    }

    private static String problem(Optional<Failure> trouble) {
        return trouble.map(failure -> Failures.tell(failure).title()).orElse("");
    }

    @Command(name = "check", description = "Read backups whole, and say what they hold.")
    static final class Check extends StoreCommand {

        @Parameters(paramLabel = "FILE", arity = "0..*", description = "The backups. Without any: all that are in the folder.")
        private List<Path> files = List.of();

        Check(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var wanted = files.isEmpty() ? office.backups().list().stream().map(StoredBackup::file).toList() : files;
            var rows = new ArrayList<Map<String, Object>>();
            var table = new TextTable("FILE", "SOUND", "UP TO", "SCHEMA", "AUTHORITIES", "CERTIFICATES", "THINGS", "PROBLEM");
            wanted.forEach(file -> rows.add(check(office, file, table)));
            var bad = rows.stream().anyMatch(row -> Boolean.FALSE.equals(row.get("sound")));
            return new Answer(rows, table.toString(), bad ? Exit.BAD : Exit.DONE);
        }

        private static Map<String, Object> check(Office office, Path file, TextTable table) {
            var row = new LinkedHashMap<String, Object>();
            row.put("file", file.toAbsolutePath().toString());
            try {
                var facts = office.backups().check(file);
                row.put("sound", true);
                row.putAll(BackupCommands.facts(facts));
                table.row(file, "yes", facts.lastAct(), facts.schema(), facts.count().authorities(), facts.count().certificates(),
                        facts.count().things(), "");
            } catch (Failure failure) {
                row.put("sound", false);
                row.put("problem", problem(Optional.of(failure)));
                table.row(file, "no", "", "", "", "", "", problem(Optional.of(failure)));
            }
            return row;
        }
    }

    private static Map<String, Object> facts(StoreFacts facts) {
        var row = new LinkedHashMap<String, Object>();
        row.put("upTo", facts.lastAct().toString());
        row.put("schema", facts.schema());
        row.put("authorities", facts.count().authorities());
        row.put("certificates", facts.count().certificates());
        row.put("things", facts.count().things());
        return row;
    }

    @Command(name = "restore", description = {"Make a store from a backup, in a file of its own.",
            "Revocation lists get higher numbers than any before, and are made anew. What was issued after the backup is not in the store."})
    static final class Restore implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "BACKUP", description = "The backup; it stays as it is.")
        private Path backup;
        @Parameters(index = "1", paramLabel = "FILE", description = "The store to be made; there must be no such file.")
        private Path target;
        @Option(names = "--passphrase-fd", paramLabel = "N",
                description = "Read the backup's passphrase from this file descriptor, up to the end of the line. Without it: the environment "
                        + "variable " + StoreOptions.PASSPHRASE + ", or the terminal, where it is asked for.")
        private Optional<Integer> descriptor;
        @Mixin private Output output;
        @Spec private CommandSpec command;

        private final Console console;

        Restore(Console console) {
            this.console = console;
        }

        @Override public Integer call() {
            var passphrase = new PassphraseSource(console)
                    .read(descriptor, StoreOptions.PASSPHRASE, "Passphrase of " + backup.getFileName())
                    .orElseThrow(() -> new ParameterException(command.commandLine(),
                            "No passphrase: give --passphrase-fd N, set " + StoreOptions.PASSPHRASE + ", or call it from a terminal."));
            try (var progress = new Reporting(console)) {
                tell(Restoration.restore(backup, target, passphrase, console.surroundings(), progress));
                return Exit.DONE.code();
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }

        private void tell(Restoration.Restored restored) {
            restored.office().close();
            var failed = restored.lists().stream().filter(Publication.Failed.class::isInstance).count();
            var facts = new LinkedHashMap<String, Object>();
            facts.put("store", target.toAbsolutePath().toString());
            facts.put("upTo", restored.upTo().toString());
            facts.put("revocationsTakenIn", restored.revocations());
            facts.put("listsMade", restored.lists().size() - failed);
            facts.put("listsFailed", failed);
            Printing.print(console, output, Answer.done(facts, text(restored, failed)));
        }

        private String text(Restoration.Restored restored, long failed) {
            return """
                    Made %s, as it was at %s.
                    What was done after that is not in it. Certificates that were issued since still work, and do not show here: to be able
                    to revoke one, import it. %d revocations were taken from published lists; check that no other is missing.
                    %d revocation lists were made anew, %d could not be."""
                    .formatted(target, restored.upTo(), restored.revocations(), restored.lists().size() - failed, failed);
        }
    }
}
