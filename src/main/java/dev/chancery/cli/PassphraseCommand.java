package dev.chancery.cli;

import dev.chancery.domain.RecoveryKey;
import dev.chancery.engine.Office;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Gives the store another passphrase, with the one that it has or with the recovery key.
@Command(name = "passphrase", description = {"Change the passphrase of the store. The keys in it stay as they are.",
    "With --recovery, for a passphrase that is forgotten: the recovery key takes its place."})
final class PassphraseCommand implements Callable<Integer> {

    static final String RECOVERY = "CHANCERY_RECOVERY_KEY";
    static final String NEW = "CHANCERY_NEW_PASSPHRASE";

    @Mixin private StoreOptions store;
    @Mixin private Output output;

    @Option(names = "--recovery", description = "Open the store with its recovery key instead of its passphrase.")
    private boolean recovery;

    @Option(names = "--recovery-fd", paramLabel = "N",
            description = "Read the recovery key from this file descriptor, up to the end of the line. Without it: the environment "
                    + "variable " + RECOVERY + ", or the terminal, where it is asked for.")
    private Optional<Integer> recoveryDescriptor;

    @Option(names = "--new-passphrase-fd", paramLabel = "N",
            description = "Read the new passphrase from this file descriptor, up to the end of the line. Without it: the environment "
                    + "variable " + NEW + ", or the terminal, where it is asked for twice.")
    private Optional<Integer> newDescriptor;

    @Spec private CommandSpec command;

    private final Console console;

    PassphraseCommand(Console console) {
        this.console = console;
    }

    @Override public Integer call() {
        if (recovery) {
            recover();
        } else {
            change();
        }
        Printing.print(console, output, Answer.done(new LinkedHashMap<>(Map.of("store", store.file().toAbsolutePath().toString())),
                store.file() + " has its new passphrase."));
        return Exit.DONE.code();
    }

    private void change() {
        var current = store.passphrase();
        var next = new char[0];
        try (var office = store.open(current)) {
            next = newPassphrase();
            office.changePassphrase(current, next);
        } finally {
            Arrays.fill(current, '\0');
            Arrays.fill(next, '\0');
        }
    }

    private void recover() {
        var next = new char[0];
        try (var key = recoveryKey()) {
            next = newPassphrase();
            Office.recover(store.file(), key, next, console.surroundings()).close();
        } finally {
            Arrays.fill(next, '\0');
        }
    }

    /// A typo is told before the store is opened.
    private RecoveryKey recoveryKey() {
        var typed = new PassphraseSource(console).read(recoveryDescriptor, RECOVERY, "Recovery key")
                .orElseThrow(() -> missing("recovery key", "--recovery-fd", RECOVERY));
        try {
            return RecoveryKey.parse(typed).orRefuse();
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private char[] newPassphrase() {
        return new PassphraseSource(console).readNew(newDescriptor, NEW, "New passphrase")
                .orElseThrow(() -> missing("new passphrase", "--new-passphrase-fd", NEW));
    }

    private ParameterException missing(String what, String option, String variable) {
        return new ParameterException(command.commandLine(),
                "No %s: give %s N, set %s, or call it from a terminal.".formatted(what, option, variable));
    }
}
