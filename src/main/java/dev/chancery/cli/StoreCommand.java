package dev.chancery.cli;

import dev.chancery.domain.AccessFailure;
import dev.chancery.engine.Happening;
import dev.chancery.engine.Office;
import dev.chancery.words.Failures;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// A command that opens the store, does one thing in it, and answers.
abstract class StoreCommand implements Callable<Integer> {

    @Mixin private StoreOptions store;
    @Mixin private Output output;

    private final Console console;

    StoreCommand(Console console) {
        this.console = console;
    }

    @Override public final Integer call() {
        try (var office = store.open()) {
            office.events().listen(this::warn);
            ClockCommands.warning(office).ifPresent(console.err()::println);
            var answer = signedIn(office);
            Printing.print(console, output, answer);
            return answer.exit().code();
        }
    }

    /// A Vault is asked for nothing before somebody is signed in there, so that it can be begun again then.
    private Answer signedIn(Office office) {
        try {
            return run(office);
        } catch (AccessFailure.VaultSignIn needed) {
            new VaultSecret(console).signIn(office, needed);
            return run(office);
        }
    }

    private void warn(Happening happening) {
        if (happening instanceof Happening.NoBackup(var why)) {
            console.err().println("chancery: warning: no backup was made before this. " + Failures.tell(why).happened());
            console.err().flush();
        }
    }

    /// What it does; a failure is thrown, and told by [Cli].
    abstract Answer run(Office office);

    /// The passphrase of the store once more, to be wiped by the caller.
    final char[] passphraseAgain(String why) {
        return store.passphraseAgain(why);
    }

    final Console console() {
        return console;
    }
}
