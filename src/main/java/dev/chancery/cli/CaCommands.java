package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.KeyPlace;
import dev.chancery.engine.NewAuthority;
import dev.chancery.engine.Office;
import dev.chancery.engine.Preset;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Authorities.
@Command(name = "ca", description = "Authorities: roots, and intermediates below them.",
        subcommands = {CaCommands.ListAll.class, CaCommands.Create.class, CaCommands.Show.class, CaCommands.Save.class,
            CaCommands.Renew.class, CaEnrolment.class})
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

        @Option(names = "--token", paramLabel = "TOKEN",
                description = "The token, by label or serial number, on which its key is made, and which it never leaves.")
        private Optional<String> token;

        @Option(names = "--token-key", paramLabel = "ID", description = "A key that is on the token already, by its ID (CKA_ID) in hexadecimal.")
        private Optional<String> tokenKey;

        Create(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var above = parent.map(new Lookup(office)::authority).map(Authority::id);
            var place = place(office);
            var wanted = new NewAuthority(name, above, subject(), kind(place), life(),
                    pathLength.map(OptionalInt::of).orElse(OptionalInt.empty()), preset.defaults(office.settings().defaults())).at(place);
            var made = office.authorities().create(wanted);
            return Answer.done(Facts.of(made, office.certificates().now()), "Made " + made.name() + ", serial "
                    + made.certificate().serial().colonHex() + ", until " + made.certificate().validity().notAfter() + ".");
        }

        private KeyPlace place(Office office) {
            if (token.isEmpty()) {
                return KeyPlace.IN_STORE;
            }
            var where = TokenCommands.named(office, token.get());
            return tokenKey.<KeyPlace>map(id -> new KeyPlace.ThereOnToken(where, TokenCommands.key(office, where, id)))
                    .orElseGet(() -> new KeyPlace.NewOnToken(where));
        }

        /// A key that is there is what it is.
        private KeySpec kind(KeyPlace place) {
            return place instanceof KeyPlace.ThereOnToken(var _, var there)
                    ? there.kind().orElseThrow(() -> new Failure.Refused(new KeyViolation.UnfitTokenKey())) : key.orElse(preset.key());
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

    @Command(name = "show", description = "Show an authority.")
    static final class Show extends StoreCommand {

        @Parameters(paramLabel = "NAME", description = "The authority.")
        private String name;

        Show(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var authority = new Lookup(office).authority(name);
            var facts = Facts.of(authority, office.certificates().now());
            facts.put("issued", office.authorities().issued().getOrDefault(authority.id(), 0L));
            facts.put("chain", office.authorities().chain(authority.id()).stream().map(Authority::name).toList());
            facts.put("crl", Facts.of(office.revocationLists().state(authority.id())));
            facts.put("pem", office.certificates().pem(authority.certificate()));
            var table = new TextTable("", "");
            table.row("subject", authority.certificate().subject()).row("serial", authority.certificate().serial().colonHex())
                    .row("until", authority.certificate().validity().notAfter()).row("key", authority.certificate().key().code())
                    .row("SHA-256", authority.certificate().sha256().colonHex()).row("issued", facts.get("issued"))
                    .row("chain", facts.get("chain"));
            return Answer.done(facts, table.toString().strip());
        }
    }

    @Command(name = "save", description = "Write an authority's certificate to a file as PEM, for those who shall trust it.")
    static final class Save extends StoreCommand {

        @Parameters(index = "0", paramLabel = "NAME", description = "The authority.")
        private String name;
        @Parameters(index = "1", paramLabel = "FILE", description = "The file; one of that name is replaced.")
        private Path file;
        @Option(names = "--chain", description = "With those above it behind it.")
        private boolean chained;

        Save(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            office.authorities().save(new Lookup(office).authority(name).id(), chained, file);
            return Answer.done(new LinkedHashMap<>(Map.of("file", file.toAbsolutePath().toString())), "Wrote " + file + ".");
        }
    }

    @Command(name = "renew", description = "Renew an authority's certificate with the key that it has.")
    static final class Renew extends StoreCommand {

        @Parameters(paramLabel = "NAME", description = "The authority.")
        private String name;
        @Option(names = "--ttl", paramLabel = "TTL", description = "How long it lives. Default: as long as it did.")
        private Optional<String> life;

        Renew(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var id = new Lookup(office).authority(name).id();
            var span = life.map(text -> Ttl.parse(text).orRefuse()).orElseGet(() -> office.authorityRenewals().lifeOf(id));
            var renewed = office.authorityRenewals().renew(id, span);
            return Answer.done(Facts.of(renewed, office.certificates().now()),
                    "Renewed " + renewed.name() + " until " + renewed.certificate().validity().notAfter() + ".");
        }
    }
}
