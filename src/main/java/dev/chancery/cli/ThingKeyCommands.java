package dev.chancery.cli;

import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.Thing;
import dev.chancery.engine.EnrolmentKeys.Made;
import dev.chancery.engine.Office;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The secrets by which things prove to the local endpoints who they are.
@Command(name = "key", description = "Enrolment keys: secrets by which devices fetch or ask for certificates at the local endpoints.",
        subcommands = {ThingKeyCommands.Make.class, ThingKeyCommands.ListAll.class, ThingKeyCommands.Revoke.class})
final class ThingKeyCommands extends Group {

    private static List<Thing> things(Office office, List<String> ids) {
        return ids.stream().map(new Lookup(office)::thing).distinct().toList();
    }

    private static Map<String, Object> facts(EnrolmentKey key, Instant now) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("thing", key.thing().value());
        facts.put("made", key.made().toString());
        facts.put("ends", key.ends().toString());
        facts.put("uses", key.uses());
        facts.put("used", key.used());
        facts.put("state", state(key, now));
        return facts;
    }

    private static String state(EnrolmentKey key, Instant now) {
        return key.state(now).name().toLowerCase(Locale.ROOT);
    }

    @Command(name = "make", description = {"Make a key for each of these things, shown once; a key that a thing had before is worth nothing then.",
        "With --csv they are written to a file for its owner alone and not shown."})
    static final class Make extends StoreCommand {

        @Parameters(paramLabel = "ID", arity = "1..*", description = "The things.")
        private List<String> ids;
        @Option(names = "--days", paramLabel = "N", defaultValue = "7", description = "How long it is good. Default: ${DEFAULT-VALUE}.")
        private String days;
        @Option(names = "--uses", paramLabel = "N", defaultValue = "1", description = "For how many certificates. Default: ${DEFAULT-VALUE}.")
        private String uses;
        @Option(names = "--csv", paramLabel = "FILE", description = "Write them to this file; there must be no such file.")
        private Optional<Path> file;

        Make(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var terms = EnrolmentKey.Terms.of(days, uses).orRefuse();
            var things = things(office, ids);
            return file.map(path -> saved(office, things, terms, path)).orElseGet(() -> shown(office, things, terms));
        }

        private static Answer saved(Office office, List<Thing> things, EnrolmentKey.Terms terms, Path path) {
            office.enrolmentKeys().makeInto(path, things, terms);
            var facts = new LinkedHashMap<String, Object>();
            facts.put("keys", things.size());
            facts.put("file", path.toAbsolutePath().toString());
            return Answer.done(facts, "Wrote " + things.size() + " keys to " + path + ". Delete it once the devices have them.");
        }

        private static Answer shown(Office office, List<Thing> things, EnrolmentKey.Terms terms) {
            var made = office.enrolmentKeys().make(things, terms);
            try {
                var table = new TextTable("THING", "KEY", "GOOD UNTIL");
                made.forEach(one -> table.row(one.thing(), one.secret().use(String::new), one.ends()));
                return Answer.list(made.stream().map(Make::facts).toList(), table);
            } finally {
                made.forEach(Made::close);
            }
        }

        private static Map<String, Object> facts(Made one) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("thing", one.thing().value());
            facts.put("key", one.secret().use(String::new));
            facts.put("ends", one.ends().toString());
            return facts;
        }
    }

    @Command(name = "list", description = "List keys and what they are worth, the newest first. The keys themselves are not kept anywhere.")
    static final class ListAll extends StoreCommand {

        @Parameters(paramLabel = "ID", arity = "0..1", description = "Only those of this thing.")
        private Optional<String> id;

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var keys = id.map(new Lookup(office)::thing).map(office.enrolmentKeys()::of).orElseGet(office.enrolmentKeys()::all);
            var now = office.enrolmentKeys().now();
            var table = new TextTable("THING", "STATE", "USED", "MADE", "GOOD UNTIL");
            keys.forEach(key -> table.row(key.thing(), state(key, now), key.used() + " of " + key.uses(), key.made(), key.ends()));
            return Answer.list(keys.stream().map(key -> facts(key, now)).toList(), table);
        }
    }

    @Command(name = "revoke", description = "Make the keys of these things worth nothing. Certificates that came by them stay good.")
    static final class Revoke extends StoreCommand {

        @Parameters(paramLabel = "ID", arity = "1..*", description = "The things.")
        private List<String> ids;

        Revoke(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var revoked = office.enrolmentKeys().revoke(things(office, ids));
            return Answer.done(new LinkedHashMap<>(Map.of("revoked", revoked)), revoked + (revoked == 1 ? " key" : " keys") + " revoked.");
        }
    }
}
