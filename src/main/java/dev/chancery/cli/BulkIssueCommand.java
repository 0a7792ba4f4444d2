package dev.chancery.cli;

import dev.chancery.domain.FileKind;
import dev.chancery.domain.Layout;
import dev.chancery.domain.NamePattern;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.BulkPlan;
import dev.chancery.engine.BulkSource;
import dev.chancery.engine.BulkWish;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.Issued;
import dev.chancery.engine.Office;
import dev.chancery.words.Violations;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Begins a job that issues for many.
@Command(name = "issue", description = "Issue certificates for many things, and write their bundles where that is wanted.")
final class BulkIssueCommand extends StoreCommand {

    static final class Whom {
        @Option(names = "--pattern", paramLabel = "PATTERN", description = "Names such as press-{001..500}; who is not there yet is added.")
        private String pattern;
        @Option(names = "--list", paramLabel = "FILE", description = "A device list (CSV); who is not there yet is added.")
        private Path list;
        @Option(names = "--without", description = "Every thing of the store that has no certificate.")
        private boolean without;
    }

    @ArgGroup(multiplicity = "1") private Whom whom;
    @Mixin private ListColumns columns;
    @Mixin private TermOptions terms;
    @Option(names = "--another", description = "Issue another one for things that have one. Without it they keep theirs.")
    private boolean another;
    @Option(names = "--to", paramLabel = "FOLDER", description = "Write the bundles into a new folder below this one.")
    private Optional<Path> folder;
    @Option(names = "--form", paramLabel = "FORM", defaultValue = "pem-folder", completionCandidates = Export.Forms.class,
            description = "How the files are laid out: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private String form;
    @Option(names = "--dry-run", description = "Look at everything and issue nothing.")
    private boolean dry;
    @Option(names = "--pass-over-bad-rows", description = "Go on although rows of the list cannot be read. Without it nothing is done then.")
    private boolean passOver;
    @Mixin private BulkCommands.Telling telling;

    BulkIssueCommand(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        var wish = new BulkWish(source(office), terms.terms(office), another ? Equipped.ISSUE_ANOTHER : Equipped.SKIP, delivery());
        var plan = plan(office, wish);
        if (dry || plan.badRows() > 0 && !passOver) {
            office.bulkJobs().discard(plan);
            return planned(plan);
        }
        return telling.run(console(), office, office.bulkJobs().start(plan));
    }

    private BulkPlan plan(Office office, BulkWish wish) {
        try (var progress = new Reporting(console())) {
            return office.bulkJobs().plan(wish, progress);
        }
    }

    private BulkSource source(Office office) {
        if (whom.pattern != null) {
            return new BulkSource.OfPattern(NamePattern.of(whom.pattern).orRefuse());
        }
        if (whom.list != null) {
            var list = columns.open(office, whom.list);
            return new BulkSource.OfList(list, columns.meanings(list));
        }
        return new BulkSource.OfThings(office.things().numbers(
                ThingQuery.ALL.withState(Optional.of(ThingQuery.State.WITHOUT_CERTIFICATE))));
    }

    private Optional<BulkWish.Delivery> delivery() {
        return folder.map(place -> {
            var wanted = Export.Forms.ofCode(form).orElseThrow(() -> new Lookup.Unclear("No form is called '" + form + "'."));
            return new BulkWish.Delivery(wanted, place.toAbsolutePath().normalize(), isLocked(wanted.layout()));
        });
    }

    private boolean isLocked(Layout layout) {
        return layout.holdsKey() && layout.cover() != FileKind.Cover.NEVER && !telling.leavesKeysOpen();
    }

    private Answer planned(BulkPlan plan) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("all", plan.all());
        facts.put("new", plan.fresh());
        facts.put("equipped", plan.equipped());
        facts.put("refused", plan.unfit());
        facts.put("badRows", plan.badRows());
        facts.put("problems", plan.badFirst().stream().map(ThingCommands::facts).toList());
        facts.put("refusedFirst", plan.unfitFirst().stream().map(BulkIssueCommand::facts).toList());
        var text = new StringBuilder("%d things, of which %d are new, %d have a certificate, %d cannot have one; %d rows cannot be read."
                .formatted(plan.all(), plan.fresh(), plan.equipped(), plan.unfit(), plan.badRows()));
        plan.badFirst().forEach(bad -> text.append("\nline %d, %s: %s".formatted(bad.line(), bad.columnName(), Violations.words(bad.violation()))));
        plan.unfitFirst().forEach(bad -> text.append("\n%s: %s".formatted(bad.thing(), facts(bad).get("why"))));
        text.append(dry ? "" : "\nNothing was issued. Mend the list, or give --pass-over-bad-rows.");
        return new Answer(facts, text.toString(), dry && plan.badRows() + plan.unfit() == 0 ? Exit.DONE : dry ? Exit.PARTLY : Exit.REFUSED);
    }

    private static Map<String, Object> facts(Issued.Problem problem) {
        return Map.of("thing", problem.thing().value(), "why", problem.violations().stream().map(Violations::withField).toList());
    }
}
