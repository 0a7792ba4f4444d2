package dev.chancery.cli;

import dev.chancery.engine.Office;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes a store.
@Command(name = "init", description = "Make a new, empty store. Its passphrase cannot be recovered: keep it well.")
final class Init implements Callable<Integer> {

    @Mixin private StoreOptions store;
    @Mixin private Output output;

    private final Console console;

    Init(Console console) {
        this.console = console;
    }

    @Override public Integer call() {
        var passphrase = store.newPassphrase();
        try (var office = Office.create(store.file(), passphrase, console.surroundings())) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("store", office.file().toAbsolutePath().toString());
            Printing.print(console, output, Answer.done(facts, "Made " + office.file() + "."));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        return Exit.DONE.code();
    }
}
