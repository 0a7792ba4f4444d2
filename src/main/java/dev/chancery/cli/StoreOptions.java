package dev.chancery.cli;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.engine.Office;
import dev.chancery.words.StoreWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which store, and how it is opened.
final class StoreOptions {

    static final String STORE = "CHANCERY_STORE";
    static final String PASSPHRASE = "CHANCERY_PASSPHRASE";
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    @Option(names = {"-s", "--store"}, paramLabel = "FILE",
            description = "The store. Without it: what the environment variable " + STORE + " names.")
    private Optional<Path> store;

    @Option(names = "--passphrase-fd", paramLabel = "N",
            description = "Read the passphrase from this file descriptor, up to the end of the line. Without it: the environment "
                    + "variable " + PASSPHRASE + ", or the terminal, where it is asked for.")
    private Optional<Integer> descriptor;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "0",
            description = "How long to wait while another process, such as the window, has the store open.")
    private int patience;

    @Option(names = "--token-module", paramLabel = "FILE",
            description = "The PKCS#11 module by which tokens are reached, for authorities whose key is on one. Without it: what the "
                    + "environment variable " + TokenPin.MODULE + " names.")
    private Optional<Path> tokenModule;

    @Option(names = "--pin-fd", paramLabel = "N",
            description = "Read the PIN of the token from this file descriptor, up to the end of the line. Without it: the environment "
                    + "variable " + TokenPin.PIN + ", or the terminal, where it is asked for when something has to be signed.")
    private Optional<Integer> pinDescriptor;

    @Spec(Spec.Target.MIXEE) private CommandSpec command;

    private final Console console;

    StoreOptions(Console console) {
        this.console = console;
    }

    boolean isNamed() {
        return named().isPresent();
    }

    private Optional<Path> named() {
        return store.or(() -> Optional.ofNullable(console.environment().get(STORE)).filter(text -> !text.isBlank()).map(Path::of));
    }

    Path file() {
        return named().orElseThrow(() -> usage("Which store? Give --store FILE, or set " + STORE + "."));
    }

    /// The opened store, which the caller closes.
    ///
    /// @throws FileFailure.StoreInUse when another process still has it open at the end of the patience
    /// @throws ParameterException when nobody can be asked for the passphrase
    Office open() {
        var passphrase = passphrase();
        try {
            return open(passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /// The same with a passphrase that was read, which stays the caller's to wipe.
    Office open(char[] passphrase) {
        var office = unlocked(file(), passphrase);
        module().ifPresent(office.tokens()::know);
        office.tokens().askBy(new TokenPin(console, pinDescriptor));
        office.warnings().forEach(found -> console.err().println("chancery: " + StoreWords.of(found).what()));
        return office;
    }

    private Optional<Path> module() {
        return tokenModule.or(() -> Optional.ofNullable(console.environment().get(TokenPin.MODULE)).filter(text -> !text.isBlank())
                .map(Path::of));
    }

    /// To be wiped by the caller.
    ///
    /// @throws ParameterException when nobody can be asked for it
    char[] passphrase() {
        return passphrase("Passphrase of " + file().getFileName());
    }

    /// Once more, for an act that needs it: from the same source, where a descriptor gives it in its next line.
    char[] passphraseAgain(String why) {
        return passphrase("Passphrase of " + file().getFileName() + " again, " + why);
    }

    private char[] passphrase(String question) {
        return new PassphraseSource(console).read(descriptor, PASSPHRASE, question).orElseThrow(this::noPassphrase);
    }

    /// For a store that is to be made.
    ///
    /// @throws Failure.Refused when it was typed in two ways
    char[] newPassphrase() {
        return new PassphraseSource(console).readNew(descriptor, PASSPHRASE, "Passphrase of the new store").orElseThrow(this::noPassphrase);
    }

    private ParameterException noPassphrase() {
        return usage("No passphrase: give --passphrase-fd N, set " + PASSPHRASE + ", or call it from a terminal.");
    }

    private Office unlocked(Path file, char[] passphrase) {
        var until = console.surroundings().clock().instant().plusSeconds(patience);
        while (true) {
            try {
                return Office.unlock(file, passphrase, console.surroundings());
            } catch (FileFailure.StoreInUse inUse) {
                if (!console.surroundings().clock().instant().isBefore(until)) {
                    throw inUse;
                }
                pause(inUse);
            }
        }
    }

    private static void pause(FileFailure.StoreInUse inUse) {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw inUse;
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
