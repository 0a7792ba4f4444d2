package dev.chancery.cli;

import dev.chancery.domain.RevocationListSettings;
import dev.chancery.engine.Office;
import dev.chancery.engine.Publication;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Revocation lists.
@Command(name = "crl", description = "Revocation lists (CRL).",
        subcommands = {CrlCommands.ListAll.class, CrlCommands.Publish.class, CrlCommands.Save.class, CrlCommands.Change.class})
final class CrlCommands extends Group {

    @Command(name = "list", description = "Tell how it stands with each authority's list.")
    static final class ListAll extends StoreCommand {

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var states = office.revocationLists().states().stream().map(Facts::of).toList();
            var table = new TextTable("AUTHORITY", "STATE", "NUMBER", "NEXT UPDATE", "REVOKED", "FILE");
            states.forEach(one -> table.row(one, "authority", "health", "number", "nextUpdate", "revoked", "path"));
            return Answer.list(states, table);
        }
    }

    @Command(name = "publish", description = "Write the lists to the files that are set for them.")
    static final class Publish extends StoreCommand {

        @Parameters(paramLabel = "AUTHORITY", arity = "0..1", description = "Only this one's. Without it: all.")
        private Optional<String> authority;
        @Option(names = "--due", description = "Only those whose time has come; for a timer.")
        private boolean due;

        Publish(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var publications = publish(office);
            var facts = Facts.of(publications, office);
            var table = new TextTable("AUTHORITY", "NUMBER", "FILE");
            facts.forEach(one -> table.row(one.getOrDefault("authority", ""), one.getOrDefault("number", "failed"),
                    one.getOrDefault("file", one.getOrDefault("why", ""))));
            var failed = publications.stream().filter(Publication.Failed.class::isInstance).count();
            return new Answer(facts, table.toString(), failed == 0 ? Exit.DONE : failed == publications.size() ? Exit.FAILED : Exit.PARTLY);
        }

        private List<Publication> publish(Office office) {
            if (due) {
                return office.revocationLists().publishDue();
            }
            return authority.map(name -> office.revocationLists().publish(new Lookup(office).authority(name).id()).stream().toList())
                    .orElseGet(office.revocationLists()::publishAll);
        }
    }

    @Command(name = "save", description = "Make an authority's list and write it to a file, once.")
    static final class Save extends StoreCommand {

        @Parameters(index = "0", paramLabel = "AUTHORITY", description = "Whose list.")
        private String authority;
        @Parameters(index = "1", paramLabel = "FILE", description = "Where to; one that ends in .der becomes DER, any other PEM.")
        private Path file;

        Save(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            office.revocationLists().save(new Lookup(office).authority(authority).id(), file);
            return Answer.done(new LinkedHashMap<>(Map.of("file", file.toString())), "Wrote " + file + ".");
        }
    }

    @Command(name = "set", description = "Set how an authority publishes its list; what is not named stays.")
    static final class Change extends StoreCommand {

        @Parameters(paramLabel = "AUTHORITY", description = "Whose list.")
        private String authority;
        @Option(names = "--path", paramLabel = "FILE", description = "The file to write; empty for none.")
        private Optional<String> path;
        @Option(names = "--hours", paramLabel = "N", description = "How long a list may be used.")
        private Optional<String> hours;
        @Option(names = "--url", paramLabel = "URL", description = "The issuing distribution point; empty for none.")
        private Optional<String> url;
        @Option(names = "--keep-expired", negatable = true, description = "Keep certificates in the list after their end.")
        private Optional<Boolean> keepsExpired;
        @Option(names = "--delta", negatable = true, description = "Write a delta list beside each list.")
        private Optional<Boolean> delta;

        Change(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var id = new Lookup(office).authority(authority).id();
            var now = office.revocationLists().settings(id);
            var settings = RevocationListSettings.of(hours.orElse(Integer.toString(now.hours())), path.orElse(now.path()),
                    url.orElse(now.distributionPoint()), keepsExpired.orElse(now.keepsExpired()), delta.orElse(now.delta())).orRefuse();
            var published = office.revocationLists().change(id, settings);
            var facts = Facts.of(office.revocationLists().state(id));
            var failed = published.filter(Publication.Failed.class::isInstance).isPresent();
            return new Answer(facts, "Set. The list is " + facts.get("health") + ".", failed ? Exit.PARTLY : Exit.DONE);
        }
    }
}
