package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.NewAuthority;
import dev.chancery.engine.Office;
import dev.chancery.engine.Preset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Authorities.
@Command(name = "ca", description = "Authorities: roots, and intermediates below them.",
        subcommands = {CaCommands.ListAll.class, CaCommands.Create.class})
final class CaCommands extends Group {

    @Command(name = "list", description = "List the authorities, a parent before those below it.")
    static final class ListAll extends StoreCommand {

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var now = office.certificates().now();
            var all = office.authorities().all();
            var table = new TextTable("NAME", "KIND", "KEY", "EXPIRES", "SUBJECT");
            all.forEach(one -> table.row(one.name(), one.isRoot() ? "root" : "intermediate", one.certificate().key().code(),
                    one.certificate().validity().notAfter(), one.certificate().subject()));
            return Answer.list(all.stream().map(one -> Facts.of(one, now)).toList(), table);
        }
    }

    @Command(name = "create", description = "Make an authority: a root, or with --parent an intermediate.")
    static final class Create extends StoreCommand {

        @Parameters(paramLabel = "NAME", description = "How the lab calls it.")
        private String name;

        @Option(names = "--preset", paramLabel = "PRESET", defaultValue = "MODERN",
                description = "What it is for: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
        private Preset preset;

        @Option(names = "--parent", paramLabel = "NAME", description = "The authority that signs it.")
        private Optional<String> parent;

        @Option(names = "--cn", paramLabel = "TEXT", description = "Common name. Default: its name.")
        private Optional<String> commonName;

        @Option(names = "--organization", paramLabel = "TEXT", defaultValue = "", description = "Organization.")
        private String organization;

        @Option(names = "--country", paramLabel = "CC", defaultValue = "", description = "Country, two letters.")
        private String country;

        @Option(names = "--key", paramLabel = "KEY", description = "Its key, such as ec-p256 or rsa-4096. Default: the preset's.")
        private Optional<KeySpec> key;

        @Option(names = "--ttl", paramLabel = "TTL", description = "How long it lives: 87600h, or whole hours. Default: the preset's.")
        private Optional<String> life;

        @Option(names = "--path-length", paramLabel = "N", description = "How many authorities may stand below it. Default: no limit.")
        private Optional<Integer> pathLength;

        Create(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var above = parent.map(new Lookup(office)::authority).map(Authority::id);
            var wanted = new NewAuthority(name, above, subject(), key.orElse(preset.key()), life(),
                    pathLength.map(OptionalInt::of).orElse(OptionalInt.empty()), preset.defaults(office.settings().defaults()));
            var made = office.authorities().create(wanted);
            return Answer.done(Facts.of(made, office.certificates().now()), "Made " + made.name() + ", serial "
                    + made.certificate().serial().colonHex() + ", until " + made.certificate().validity().notAfter() + ".");
        }

        private DistinguishedName subject() {
            Map<Attribute, String> parts = new EnumMap<>(Attribute.class);
            parts.put(Attribute.COMMON_NAME, commonName.orElse(name));
            parts.put(Attribute.ORGANIZATION, organization);
            parts.put(Attribute.COUNTRY, country);
            return DistinguishedName.of(parts).orRefuse();
        }

        private Ttl life() {
            return life.map(text -> Ttl.parse(text).orRefuse()).orElse(preset.life());
        }
    }
}
