package dev.chancery.cli;

import dev.chancery.engine.Office;
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
            var answer = run(office);
            Printing.print(console, output, answer);
            return answer.exit().code();
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
