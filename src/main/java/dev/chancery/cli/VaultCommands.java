package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.VaultFinding.Weight;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultServer;
import dev.chancery.engine.Office;
import dev.chancery.engine.VaultSurvey;
import dev.chancery.engine.VaultTarget;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Authorities whose keys live in a Vault or OpenBao.
@Command(name = "vault", description = {"Authorities whose keys live in a Vault or OpenBao.",
    "'cert issue', 'cert renew' and 'cert revoke' work with them as with any other."},
        subcommands = {VaultCommands.Connect.class, VaultCommands.ListAll.class, VaultCommands.Login.class, VaultRefresh.class,
            VaultRefresh.Settle.class, VaultCommands.Forget.class, VaultSetupCommand.class, VaultSignCommand.class})
final class VaultCommands extends Group {

    private static final String SECRET = "Read the token, or the secret id of --approle, from this file descriptor, up to the end of the line. Without it: "
            + "the environment variable " + VaultSecret.VARIABLE + ", or the terminal.";
    private static final String KEEP = "Keep the token or secret id sealed in the store, so that nobody is asked again.";

    @Command(name = "connect", description = "Look at a server and add one of its authorities.")
    static final class Connect extends StoreCommand {

        @Parameters(paramLabel = "ADDRESS", description = "Where it is, such as https://vault.lab:8200.")
        private String address;
        @Option(names = "--namespace", paramLabel = "NAME", defaultValue = "", description = "The namespace there.")
        private String namespace;
        @Option(names = "--trust", paramLabel = "FILE", description = "CA certificates to believe besides the system's; repeat it.")
        private List<Path> trusted = List.of();
        @Option(names = "--approle", paramLabel = "ROLE-ID", description = "Sign in by AppRole with this role id. Without it a token is asked for.")
        private Optional<String> appRole;
        @Option(names = "--approle-mount", paramLabel = "PATH", defaultValue = VaultPlace.Login.APP_ROLE_MOUNT, description = "Where AppRole is mounted. Default: ${DEFAULT-VALUE}.")
        private String appRoleMount;
        @Option(names = "--secret-fd", paramLabel = "N", description = SECRET)
        private Optional<Integer> descriptor;
        @Option(names = "--keep", description = KEEP)
        private boolean keep;
        @Option(names = "--mount", paramLabel = "PATH", required = true, description = "Where its PKI engine is mounted, such as pki_int.")
        private String mount;
        @Option(names = "--role", paramLabel = "NAME", required = true, description = "The role to issue by.")
        private String role;
        @Option(names = "--name", paramLabel = "NAME", description = "What the authority is called here. Default: the mount.")
        private Optional<String> name;
        @Option(names = "--keys-there", description = "Let the server make the keys too. Without it they are made here, and only requests are sent.")
        private boolean keysThere;
        @Option(names = "--check", description = "Only tell what there is and what is missing.")
        private boolean checkOnly;

        Connect(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var path = VaultPath.mount(Field.VAULT_MOUNT, mount).orRefuse();
            var server = office.vaults().remember(place(office));
            new VaultSecret(console()).signIn(office, server, descriptor, keep);
            try (var progress = new Reporting(console())) {
                var target = new VaultTarget(server.id(), path, VaultPath.name(Field.VAULT_ROLE, role).orRefuse(), keysThere);
                var survey = office.vaults().survey(target, progress);
                return checkOnly || !survey.isReady() ? answer(survey, Optional.empty())
                        : answer(survey, Optional.of(office.vaults().add(target, survey, name.orElse(mount), progress)));
            }
        }

        private VaultPlace place(Office office) {
            var believed = trusted.stream().flatMap(file -> office.registrations().files().trusted(file).stream()).toList();
            var login = appRole.map(id -> new VaultPlace.Login(VaultPlace.Kind.APP_ROLE, VaultPath.mount(Field.VAULT_MOUNT, appRoleMount).orRefuse().value(), id))
                    .orElse(VaultPlace.Login.TOKEN);
            return new VaultPlace(address, namespace, believed, login);
        }

        private static Answer answer(VaultSurvey survey, Optional<Authority> added) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("checks", survey.findings().stream().map(one -> Map.of("weight", one.weight().name().toLowerCase(Locale.ROOT),
                    "says", one.message())).toList());
            facts.put("authority", added.map(Authority::name).orElse(null));
            var text = survey.findings().stream().map(one -> mark(one.weight()) + one.message().strip()).collect(Collectors.joining("\n"))
                    + added.map(one -> "\nAdded as '" + one.name() + "'.").orElse("");
            return new Answer(facts, text, survey.isReady() ? Exit.DONE : Exit.REFUSED);
        }

        private static String mark(Weight weight) {
            return switch (weight) {
                case GOOD -> "ok       ";
                case NOTE -> "note     ";
                case STOPS -> "missing  ";
            };
        }
    }

    @Command(name = "list", description = "List the servers, their authorities, and what is not settled.")
    static final class ListAll extends StoreCommand {

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var table = new TextTable("AUTHORITY", "SERVER", "MOUNT", "ROLE", "KEYS", "SECRET", "LAST CONTACT", "OPEN");
            var homes = office.vaults().homes();
            var rows = homes.stream().map(home -> facts(office, home)).toList();
            rows.forEach(row -> table.row(row, "authority", "server", "mount", "role", "keys", "secret", "lastContact", "open"));
            office.vaults().servers().stream().filter(server -> homes.stream().noneMatch(home -> home.server().id().equals(server.id())))
                    .forEach(server -> table.row("", server.place().label(), "", "", "", secret(server), "", 0));
            return Answer.list(rows, table);
        }

        private static Map<String, Object> facts(Office office, VaultHome home) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("authority", office.authorities().one(home.authority()).name());
            facts.put("server", home.server().place().label());
            facts.put("mount", home.mount());
            facts.put("role", home.role());
            facts.put("keys", home.keysThere() ? "there" : "here");
            facts.put("secret", secret(home.server()));
            facts.put("lastContact", office.vaults().contact(home.authority()).map(Object::toString).orElse(""));
            var unanswered = office.vaults().issuing().unanswered(home.authority());
            var waiting = office.vaults().issuing().waiting(home.authority()).size();
            facts.put("unanswered", unanswered);
            facts.put("waiting", waiting);
            facts.put("open", unanswered + waiting);
            return facts;
        }

        private static String secret(VaultServer server) {
            return server.kept().isPresent() ? "kept" : "asked";
        }
    }

    /// A command about one server.
    abstract static class OfServer extends StoreCommand {

        @Parameters(paramLabel = "ADDRESS", description = "The server, as 'vault list' calls it.")
        private String address;

        OfServer(Console console) {
            super(console);
        }

        /// @throws Failure.Gone when there is none
        final VaultServer server(Office office) {
            return office.vaults().servers().stream().filter(one -> one.place().label().equals(address) || one.place().address().equals(address))
                    .findFirst().orElseThrow(() -> new Failure.Gone("Vault " + address));
        }
    }

    @Command(name = "login", description = "Try a token or secret id, and keep it sealed in the store.")
    static final class Login extends OfServer {

        @Option(names = "--secret-fd", paramLabel = "N", description = SECRET)
        private Optional<Integer> descriptor;

        Login(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var server = server(office);
            new VaultSecret(console()).signIn(office, server, descriptor, true);
            return Answer.done(Map.of("server", server.place().label(), "kept", true), "Signed in, and kept: " + server.place().label());
        }
    }

    @Command(name = "forget", description = "Forget the secret that is kept for a server; and the server, where no authority lives there.")
    static final class Forget extends OfServer {

        @Option(names = "--secret-only", description = "Only the secret.")
        private boolean secretOnly;

        Forget(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var server = server(office);
            office.vaults().signOut(server.id());
            if (!secretOnly) {
                office.vaults().forget(server.id());
            }
            return Answer.done(Map.of("server", server.place().label()), "Forgotten: " + (secretOnly ? "the secret for " : "") + server.place().label());
        }
    }
}
