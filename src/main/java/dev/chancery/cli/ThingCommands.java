package dev.chancery.cli;

import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.ThingSummary;
import dev.chancery.engine.Office;
import dev.chancery.engine.ThingImport;
import dev.chancery.words.Violations;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Things.
@Command(name = "thing", description = "Things: devices and whatever else gets a certificate.",
        subcommands = {ThingCommands.Add.class, ThingCommands.ListAll.class, ThingCommands.Show.class,
            ThingCommands.Import.class, ThingCommands.Remove.class, ThingKeyCommands.class})
final class ThingCommands extends Group {

    private static Map<String, Object> facts(Office office, Thing thing) {
        return Facts.of(summary(office, thing), office.certificates().now());
    }

    static Map<String, Object> facts(ThingImport.Problem problem) {
        return Map.of("line", problem.line(), "column", problem.columnName(), "why", Violations.words(problem.violation()),
                "excerpt", problem.excerpt());
    }

    private static ThingSummary summary(Office office, Thing thing) {
        return office.things().rows(new long[] {thing.number()}).getFirst();
    }

    @Command(name = "add", description = "Add a thing.")
    static final class Add extends StoreCommand {

        @Parameters(paramLabel = "ID", arity = "0..1", description = "Its id. Without one it gets a UUID.")
        private Optional<String> id;
        @Option(names = "--name", defaultValue = "", paramLabel = "TEXT", description = "What people call it.")
        private String name;
        @Option(names = "--group", defaultValue = "", paramLabel = "TEXT", description = "The group that it belongs to.")
        private String group;
        @Option(names = "--tags", defaultValue = "", paramLabel = "A,B", description = "Tags, a comma between two.")
        private String tags;
        @Option(names = "--notes", defaultValue = "", paramLabel = "TEXT", description = "Notes.")
        private String notes;
        @Option(names = "--hardware-serial", defaultValue = "", paramLabel = "TEXT", description = "What its maker printed on it.")
        private String hardwareSerial;
        @Option(names = "--address", defaultValue = "", paramLabel = "IP", description = "Its IP address.")
        private String address;

        Add(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var description = Thing.Description.of(name, group, tags, notes, hardwareSerial, address).orRefuse();
            var thing = office.things().add(id.map(text -> ThingId.of(text).orRefuse()).orElseGet(ThingId::random), description);
            return Answer.done(facts(office, thing), "Added " + thing.id() + ".");
        }
    }

    @Command(name = "list", description = "List things.")
    static final class ListAll extends StoreCommand {

        @Parameters(paramLabel = "TEXT", arity = "0..1", defaultValue = "", description = "Only those that have it in an id, name, group or tag.")
        private String text;
        @Option(names = "--state", paramLabel = "STATE", description = "Only those of this state: ${COMPLETION-CANDIDATES}.")
        private Optional<ThingQuery.State> state;
        @Mixin private Page page;

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var numbers = office.things().numbers(ThingQuery.ALL.withText(text).withState(state));
            var now = office.certificates().now();
            var rows = office.things().rows(page.of(numbers));
            var table = new TextTable("ID", "NAME", "GROUP", "CERTIFICATE UNTIL");
            rows.forEach(row -> table.row(row.thing().id(), row.thing().description().name(), row.thing().description().group(),
                    row.current().map(one -> one.validity().notAfter().toString()).orElse("-")));
            return page.answer("things", rows.stream().map(row -> Facts.of(row, now)).toList(), numbers.length, table);
        }
    }

    @Command(name = "show", description = "Show a thing with all certificates it ever had.")
    static final class Show extends StoreCommand {

        @Parameters(paramLabel = "ID", description = "Its id.")
        private String id;

        Show(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var thing = new Lookup(office).thing(id);
            var now = office.certificates().now();
            var certificates = office.certificates().of(thing);
            var facts = facts(office, thing);
            facts.put("certificates", certificates.stream().map(one -> Facts.of(one, now)).toList());
            var table = new TextTable("SERIAL", "STATUS", "UNTIL");
            certificates.forEach(one -> table.row(one.serial().colonHex(), one.status(now).code(), one.validity().notAfter()));
            return Answer.done(facts, thing.id() + "\n" + table);
        }
    }

    @Command(name = "import", description = "Add the things of a device list (CSV).")
    static final class Import extends StoreCommand {

        @Parameters(paramLabel = "FILE", description = "The list: comma, semicolon or tab between two columns, UTF-8.")
        private Path file;
        @Mixin private ListColumns columns;
        @Option(names = "--dry-run", description = "Check the list and add nothing.")
        private boolean dry;

        Import(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var list = columns.open(office, file);
            try (var progress = new Reporting(console())) {
                var review = list.check(columns.meanings(list), progress);
                var added = dry ? 0 : list.run(review, progress);
                return answer(review, added);
            }
        }

        private Answer answer(ThingImport.Review review, int added) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("good", review.good().size());
            facts.put("added", added);
            facts.put("badRows", review.badRows());
            facts.put("problems", review.problems().stream().map(ThingCommands::facts).toList());
            var text = new StringBuilder(dry ? review.good().size() + " things could be added." : added + " things added.");
            review.problems().forEach(problem -> text.append("\n").append("line ").append(problem.line()).append(", ")
                    .append(problem.columnName()).append(": ").append(Violations.words(problem.violation())));
            return new Answer(facts, text.toString(), review.badRows() == 0 ? Exit.DONE : Exit.PARTLY);
        }
    }

    @Command(name = "remove", description = "Remove things and revoke their certificates, which stay known.")
    static final class Remove extends StoreCommand {

        @Parameters(paramLabel = "ID", arity = "1..*", description = "The things.")
        private List<String> ids;
        @Option(names = "--reason", paramLabel = "REASON", defaultValue = "cessationOfOperation",
                description = "Why their certificates are revoked (RFC 5280). Default: ${DEFAULT-VALUE}.")
        private Reason reason;
        @Mixin private Consent consent;

        Remove(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var numbers = ids.stream().map(new Lookup(office)::thing).mapToLong(Thing::number).distinct().toArray();
            var removals = office.things().removals();
            var preview = removals.preview(numbers, reason);
            consent.require("Remove " + preview.things().size() + " things and revoke " + preview.effects().changes() + " certificates?");
            var removed = removals.remove(numbers, reason);
            var facts = new LinkedHashMap<String, Object>();
            facts.put("removed", removed.count());
            facts.put("revoked", removed.revocation().effects().changes());
            facts.put("lists", Facts.of(removed.revocation().publications(), office));
            return new Answer(facts, removed.count() + " things removed, " + removed.revocation().effects().changes()
                    + " certificates revoked.", removed.count() == numbers.length ? Exit.DONE : Exit.PARTLY);
        }
    }
}
