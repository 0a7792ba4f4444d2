package dev.chancery.cli;

import dev.chancery.domain.Holdings;
import dev.chancery.domain.Objection;
import dev.chancery.domain.ThingId;
import dev.chancery.engine.ImportItem;
import dev.chancery.engine.ImportReport;
import dev.chancery.engine.ImportReport.Fate;
import dev.chancery.engine.Office;
import dev.chancery.engine.Prospect;
import dev.chancery.words.ObjectionWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings in what others have made.
@Command(name = "import", description = {"Bring in authorities, certificates, keys, requests and revocations.",
    "They may be in files of any format, folders of OpenSSL or easy-rsa, zip files, and databases of XCA. All that is wanted comes in, or nothing."})
final class Import extends StoreCommand {

    static final String VARIABLE = "CHANCERY_FILE_PASSPHRASE";

    @Parameters(paramLabel = "PLACE", arity = "1..*", description = "Files and folders.")
    private List<Path> places;

    @Option(names = "--file-passphrase-fd", paramLabel = "N",
            description = "Read a passphrase of the files from this file descriptor, up to the end of the line; once for each passphrase. "
                    + "Without it: the environment variable " + VARIABLE + ", or the terminal, where it is asked for.")
    private List<Integer> descriptors = List.of();

    @Option(names = "--skip", paramLabel = "NUMBER", split = ",", description = "Leave these out, by their numbers in the dry run, and what belongs to them.")
    private Set<Integer> skipped = Set.of();

    @Option(names = "--name", paramLabel = "NUMBER=NAME", description = "What the authority with this number in the dry run is to be called.")
    private Map<Integer, String> names = Map.of();

    @Option(names = "--dry-run", description = "Only tell what would come in.")
    private boolean dry;

    @Spec private CommandSpec command;

    Import(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        var passphrases = new ArrayList<char[]>();
        try (var progress = new Reporting(console()); var holdings = office.imports().read(places, progress)) {
            given().forEach(passphrases::add);
            try (var prospect = examined(office, holdings, passphrases, progress)) {
                requireKnown(prospect);
                return dry ? preview(prospect) : report(office.imports().take(prospect, skipped, names, progress));
            }
        } finally {
            passphrases.forEach(passphrase -> Arrays.fill(passphrase, '\0'));
        }
    }

    private List<char[]> given() {
        var source = new PassphraseSource(console());
        if (!descriptors.isEmpty()) {
            return descriptors.stream().map(one -> source.read(Optional.of(one), VARIABLE, "").orElseThrow()).toList();
        }
        return Optional.ofNullable(console().environment().get(VARIABLE)).map(String::toCharArray).stream().toList();
    }

    private Prospect examined(Office office, Holdings holdings, List<char[]> passphrases, Reporting progress) {
        var first = office.imports().examine(holdings, passphrases, progress);
        var typed = first.isLocked() && passphrases.isEmpty()
                ? console().prompt().apply("Passphrase of " + first.source()) : Optional.<char[]>empty();
        if (typed.isEmpty()) {
            return first;
        }
        first.close();
        passphrases.add(typed.get());
        return office.imports().examine(holdings, passphrases, progress);
    }

    private void requireKnown(Prospect prospect) {
        var wanted = new HashSet<>(skipped);
        wanted.addAll(names.keySet());
        wanted.stream().filter(number -> number < 0 || number >= prospect.items().size()).findFirst().ifPresent(number -> {
            throw new ParameterException(command.commandLine(), "There is no number " + number + ".");
        });
    }

    private Answer preview(Prospect prospect) {
        var out = prospect.without(skipped);
        var table = new TextTable("NUMBER", "WHAT", "KEY", "STANDING", "NAME", "WHERE", "REMARKS");
        var rows = new ArrayList<Map<String, Object>>();
        for (var item : prospect.items()) {
            var name = names.getOrDefault(item.number(), prospect.name(item).orElse(item.label()));
            var standing = item.comesIn() && out.contains(item.number()) ? "skipped" : code(item.standing());
            table.row(item.number(), code(item.kind()), item.withKey() ? "yes" : "", standing, name, item.place(), remarks(item));
            rows.add(facts(item, name, "standing", standing));
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("source", prospect.source());
        facts.put("locked", prospect.isLocked());
        facts.put("repeated", prospect.repeated());
        facts.put("items", rows);
        return Answer.done(facts, table + "\nNothing was changed.");
    }

    private Answer report(ImportReport report) {
        var table = new TextTable("NUMBER", "WHAT", "CAME OF IT", "NAME", "WHERE", "REMARKS");
        report.lines().forEach(line -> table.row(line.item().number(), code(line.item().kind()), code(line.fate()), line.name(), line.item().place(),
                remarks(line.item())));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("source", report.source());
        facts.put("certificates", report.certificates());
        facts.put("authorities", report.authorities());
        facts.put("keys", report.keys());
        facts.put("requests", report.requests());
        facts.put("revocations", report.revocations());
        facts.put("repeated", report.repeated());
        facts.put("items", report.lines().stream().map(line -> facts(line.item(), line.name(), "fate", code(line.fate()))).toList());
        return new Answer(facts, table + "\n%d certificates, %d keys, %d requests, %d revocations came in.".formatted(
                report.certificates(), report.keys(), report.requests(), report.revocations()), exit(report));
    }

    private static Map<String, Object> facts(ImportItem item, String name, String key, String state) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("number", item.number());
        facts.put("kind", code(item.kind()));
        facts.put(key, state);
        facts.put("name", name);
        facts.put("place", item.place());
        facts.put("withKey", item.withKey());
        facts.put("thing", item.thing().map(ThingId::value).orElse(null));
        facts.put("remarks", item.objections().stream().map(ObjectionWords::of).toList());
        return facts;
    }

    private static String remarks(ImportItem item) {
        return item.objections().stream().map(ObjectionWords::of).collect(Collectors.joining(" "));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Exit exit(ImportReport report) {
        var lost = report.lines().stream().filter(line -> line.fate() == Fate.REFUSED || line.fate() == Fate.LOCKED)
                .filter(line -> !isForeign(line.item())).count();
        var good = report.of(Fate.CAME_IN) + report.of(Fate.JOINED) + report.of(Fate.WAS_HERE);
        return lost == 0 ? Exit.DONE : good > 0 ? Exit.PARTLY : Exit.REFUSED;
    }

    /// A file in a folder that is nothing of what is looked for is not missed.
    private static boolean isForeign(ImportItem item) {
        return !item.objections().isEmpty() && item.objections().stream().allMatch(objection ->
                objection instanceof Objection.LeftOut(var why) && (why == Holdings.Why.OTHER || why == Holdings.Why.HIDDEN));
    }
}
