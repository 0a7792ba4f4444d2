package dev.chancery.cli;

import dev.chancery.domain.Failure;
import dev.chancery.domain.StoreVitals;
import dev.chancery.journal.Diagnostics;
import dev.chancery.journal.Machine;
import dev.chancery.journal.StateFolder;
import dev.chancery.pki.Crypto;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What whoever helps asks for first.
@Command(name = "diagnostics", description = {"Say what runs here, what went wrong last, and how much is in the store if one is named.",
    "It names nothing that is in the store, no folder of yours and no secret: fit to be shown to others."})
final class DiagnosticsCommand implements Callable<Integer> {

    @Mixin private StoreOptions store;
    @Mixin private Output output;

    private final Console console;

    DiagnosticsCommand(Console console) {
        this.console = console;
    }

    @Override public Integer call() {
        var found = diagnostics();
        Printing.print(console, output, new Answer(found.facts(), found.text(), Exit.DONE));
        return Exit.DONE.code();
    }

    /// A store that cannot be opened is a reason to ask, not one to say nothing.
    private Diagnostics diagnostics() {
        try {
            return of(store.isNamed() ? Optional.of(vitals()) : Optional.empty());
        } catch (Failure failure) {
            return of(Optional.empty()).withUnopened(failure.getClass().getSimpleName());
        }
    }

    private StoreVitals vitals() {
        try (var office = store.open()) {
            return office.vitals();
        }
    }

    private Diagnostics of(Optional<StoreVitals> vitals) {
        var version = Optional.ofNullable(DiagnosticsCommand.class.getPackage().getImplementationVersion());
        return Diagnostics.of(new Machine(System.getProperties(), version), Crypto.chosen().name(),
                StateFolder.of(System.getProperties(), console.environment()), vitals);
    }
}
