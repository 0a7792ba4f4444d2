package dev.chancery.cli;

import dev.chancery.domain.ClockDoubt;
import dev.chancery.engine.Office;
import dev.chancery.words.Failures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/// Whether this machine's clock can be believed.
@Command(name = "clock", description = "Whether the clock of this machine fits what the store has seen. While it does not, nothing is signed.",
        subcommands = {ClockCommands.Show.class, ClockCommands.Confirm.class})
final class ClockCommands extends Group {

    /// A line for whoever opens a store while the clock is in doubt; empty when it is not.
    static Optional<String> warning(Office office) {
        return office.clock().doubt().map(doubt -> "chancery: " + Failures.doubt(doubt)
                + " Nothing is signed until the clock is set, or you say that it is right: chancery clock confirm.");
    }

    private static Answer answer(Optional<ClockDoubt> doubt) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("inDoubt", doubt.isPresent());
        facts.put("now", doubt.map(one -> one.now().toString()).orElse(null));
        facts.put("seen", doubt.map(one -> one.seen().toString()).orElse(null));
        return new Answer(facts, doubt.map(Failures::doubt).orElse("The clock fits what the store has seen."),
                doubt.isPresent() ? Exit.BAD : Exit.DONE);
    }

    @Command(name = "show", description = "Say whether the clock is in doubt; the exit code is 10 when it is.")
    static final class Show extends StoreCommand {

        Show(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            return answer(office.clock().doubt());
        }
    }

    @Command(name = "confirm", description = "Say that the clock is right now. From then on the store goes by it.")
    static final class Confirm extends StoreCommand {

        Confirm(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var before = office.clock().doubt();
            office.clock().confirm();
            return Answer.done(Map.of("confirmed", before.isPresent()),
                    before.isPresent() ? "The store goes by this clock from now on." : "The clock was not in doubt.");
        }
    }
}
