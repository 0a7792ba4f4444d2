package dev.chancery.cli;

import dev.chancery.domain.AuditEntry;
import dev.chancery.engine.Office;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What was done.
@Command(name = "audit", description = "What was done in the store.", subcommands = AuditCommands.ListAll.class)
final class AuditCommands extends Group {

    @Command(name = "list", description = "List what was done, the newest first.")
    static final class ListAll extends StoreCommand {

        @Parameters(paramLabel = "OBJECT", arity = "0..1",
                description = "Only what was done to this: a serial number in hexadecimal, the id of a thing, the name of an authority.")
        private Optional<String> object;
        @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "Show so many at most. Default: ${DEFAULT-VALUE}.")
        private int limit;

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var most = Math.max(limit, 0);
            var entries = object.map(name -> office.audit().of(name).stream().limit(most).toList())
                    .orElseGet(() -> office.audit().recent(most));
            var table = new TextTable("WHEN", "WHAT", "OBJECT", "DETAIL");
            entries.forEach(one -> table.row(one.when(), one.act().code(), one.object(), one.detail()));
            return Answer.list(entries.stream().map(ListAll::facts).toList(), table);
        }

        private static Map<String, Object> facts(AuditEntry entry) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("number", entry.number());
            facts.put("when", entry.when().toString());
            facts.put("act", entry.act().code());
            facts.put("object", entry.object());
            facts.put("detail", entry.detail());
            return facts;
        }
    }
}
