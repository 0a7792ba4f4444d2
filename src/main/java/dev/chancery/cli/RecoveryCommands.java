package dev.chancery.cli;

import dev.chancery.domain.RecoveryKey;
import dev.chancery.engine.Office;
import dev.chancery.engine.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What opens the store when its passphrase is forgotten.
@Command(name = "recovery", description = "The recovery key, which opens the store when its passphrase is forgotten.",
        subcommands = {RecoveryCommands.Show.class, RecoveryCommands.Make.class, RecoveryCommands.Remove.class})
final class RecoveryCommands extends Group {

    @Command(name = "show", description = "Tell whether the store has a recovery key, and since when. The key itself is not kept anywhere.")
    static final class Show extends StoreCommand {

        Show(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var facts = new LinkedHashMap<String, Object>();
            var made = office.recovery().made();
            facts.put("present", made.isPresent());
            made.ifPresent(when -> facts.put("made", when.toString()));
            return Answer.done(facts, made.map(when -> "Made on " + when + ".").orElse("This store has no recovery key."));
        }
    }

    @Command(name = "make", description = {"Make a recovery key. An older one opens nothing any more.",
        "Without --pdf and --text it is shown, once; at a terminal a group of it is asked for before it counts.",
        "A store that has one asks for its passphrase again."})
    static final class Make extends StoreCommand {

        private static final int ASKED = 3;

        @Option(names = "--pdf", paramLabel = "FILE", description = "Write it to this file, for its owner alone, as a page to print; there must be no such file.")
        private Optional<Path> page;

        @Option(names = "--text", paramLabel = "FILE", description = "Write it to this file, for its owner alone, as text; there must be no such file.")
        private Optional<Path> text;

        Make(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var again = office.recovery().made().isPresent() ? passphraseAgain("to replace the recovery key") : new char[0];
            try {
                return make(office, again);
            } finally {
                Arrays.fill(again, '\0');
            }
        }

        /// Nothing is written for somebody who does not know the passphrase.
        private Answer make(Office office, char[] again) {
            if (again.length > 0) {
                office.stepUp().require(again);
            }
            var written = new ArrayList<Path>();
            try (var key = office.recovery().draw()) {
                page.ifPresent(file -> {
                    office.recovery().print(key, new Reader(Locale.UK, ZoneId.systemDefault()), file);
                    written.add(file);
                });
                text.ifPresent(file -> {
                    office.recovery().save(key, file);
                    written.add(file);
                });
                var shown = page.isPresent() || text.isPresent() || isConfirmed(key) ? "" : words(key);
                if (again.length > 0) {
                    office.recovery().replace(key, again);
                } else {
                    office.recovery().keep(key);
                }
                return answer(shown);
            } catch (RuntimeException failed) {
                written.forEach(file -> remove(file, failed));
                throw failed;
            }
        }

        /// A page that looks like a key and opens nothing would be kept in a safe.
        private static void remove(Path file, RuntimeException reason) {
            try {
                Files.delete(file);
            } catch (IOException kept) {
                reason.addSuppressed(kept);
            }
        }

        private static String words(RecoveryKey key) {
            var letters = key.text();
            try {
                return new String(letters);
            } finally {
                Arrays.fill(letters, '\0');
            }
        }

        /// Whether somebody sits here, and has it now.
        private boolean isConfirmed(RecoveryKey key) {
            if (console().question().apply("The recovery key is shown once. Have pen and paper ready. [Enter]").isEmpty()) {
                return false;
            }
            console().err().println(words(key));
            console().err().flush();
            var group = console().question().apply("Type group " + ASKED + " of it:").orElse("");
            if (!key.isGroup(ASKED - 1, group.toCharArray())) {
                throw new CancellationException("not written down");
            }
            return true;
        }

        private Answer answer(String shown) {
            var facts = new LinkedHashMap<String, Object>();
            if (!shown.isEmpty()) {
                facts.put("recoveryKey", shown);
            }
            page.ifPresent(file -> facts.put("pdf", file.toAbsolutePath().toString()));
            text.ifPresent(file -> facts.put("text", file.toAbsolutePath().toString()));
            return Answer.done(facts, (shown + "\nIt opens the store when the passphrase is forgotten. Keep it on paper, away from this machine.").strip());
        }
    }

    @Command(name = "remove", description = "Take the recovery key away: the passphrase alone opens the store then. Asks for it again.")
    static final class Remove extends StoreCommand {

        Remove(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var passphrase = passphraseAgain("to remove the recovery key");
            try {
                office.recovery().remove(passphrase);
            } finally {
                Arrays.fill(passphrase, '\0');
            }
            return Answer.done(new LinkedHashMap<>(Map.of("present", false)), "The recovery key opens nothing any more.");
        }
    }
}
