package dev.chancery.cli;

import dev.chancery.domain.StoreReport;
import dev.chancery.engine.Office;
import dev.chancery.words.StoreReportFacts;
import dev.chancery.words.StoreReportText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The store as a whole.
@Command(name = "store", description = "The store as a whole.", subcommands = StoreCommands.Verify.class)
final class StoreCommands extends Group {

    @Command(name = "verify", description = {"Check everything in the store: its file, every certificate and key, and the lists that it published.",
        "It ends with 10 when something is wrong."})
    static final class Verify extends StoreCommand {

        @Option(names = "--repair", description = "Mend what can be made again without loss, and check once more.")
        private boolean repair;
        @Mixin private Consent consent;

        Verify(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var report = look(office);
            if (repair && !report.repairs().isEmpty()) {
                console().err().print(StoreReportText.text(report));
                console().err().flush();
                consent.require("Mend " + mendable(report) + " of these " + report.found() + "?");
                mend(office, report);
                report = look(office);
            }
            return new Answer(StoreReportFacts.of(report), StoreReportText.text(report), report.good() ? Exit.DONE : Exit.BAD);
        }

        private StoreReport look(Office office) {
            try (var progress = new Reporting(console())) {
                return office.storeCheck().look(progress);
            }
        }

        private static long mendable(StoreReport report) {
            return report.findings().stream().filter(finding -> finding.repair().isPresent()).count();
        }

        private static void mend(Office office, StoreReport report) {
            report.repairs().forEach(repair -> office.storeCheck().mend(repair, report));
        }
    }
}
