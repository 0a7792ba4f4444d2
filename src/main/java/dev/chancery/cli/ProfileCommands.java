package dev.chancery.cli;

import dev.chancery.domain.Profile;
import dev.chancery.engine.Office;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Profiles.
@Command(name = "profile", description = "Profiles: what certificates are for, and what stands in them.",
        subcommands = {ProfileCommands.ListAll.class, ProfileCommands.Export.class, ProfileCommands.Import.class,
            ProfileCommands.Remove.class})
final class ProfileCommands extends Group {

    private static Map<String, Object> facts(Office office, Profile profile) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("code", profile.code());
        facts.put("name", profile.name());
        facts.put("kind", profile.kind().code());
        facts.put("builtIn", office.profiles().isBuiltIn(profile));
        facts.put("key", profile.key().code());
        facts.put("ttl", profile.life().duration().toHours() + "h");
        facts.put("asks", profile.naming().asked().keySet().stream().sorted().toList());
        return facts;
    }

    @Command(name = "list", description = "List the profiles.")
    static final class ListAll extends StoreCommand {

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var all = office.profiles().all().stream().map(one -> facts(office, one)).toList();
            var table = new TextTable("CODE", "NAME", "KIND", "KEY", "LIFE", "ASKS FOR");
            all.forEach(one -> table.row(one, "code", "name", "kind", "key", "ttl", "asks"));
            return Answer.list(all, table);
        }
    }

    @Command(name = "export", description = "Print a profile as JSON, or write it to a file.")
    static final class Export extends StoreCommand {

        @Parameters(paramLabel = "CODE", description = "The profile.")
        private String code;
        @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "The file.")
        private Optional<Path> file;

        Export(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var profile = new Lookup(office).profile(code);
            file.ifPresent(path -> office.profiles().export(profile, path));
            return Answer.done(facts(office, profile), file.map(path -> "Wrote " + path + ".").orElseGet(() -> office.profiles().export(profile)));
        }
    }

    @Command(name = "import", description = "Add the profile that a JSON file holds.")
    static final class Import extends StoreCommand {

        @Parameters(paramLabel = "FILE", description = "The file.")
        private Path file;

        Import(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var profile = office.profiles().read(file).orRefuse();
            office.profiles().add(profile);
            return Answer.done(facts(office, profile), "Added " + profile.name() + " (" + profile.code() + ").");
        }
    }

    @Command(name = "remove", description = "Remove a profile of one's own. Certificates that were issued by it stay.")
    static final class Remove extends StoreCommand {

        @Parameters(paramLabel = "CODE", description = "The profile.")
        private String code;
        @Mixin private Consent consent;

        Remove(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var profile = new Lookup(office).profile(code);
            consent.require("Remove the profile " + profile.name() + "?");
            office.profiles().remove(profile);
            return Answer.done(facts(office, profile), "Removed " + profile.name() + ".");
        }
    }
}
