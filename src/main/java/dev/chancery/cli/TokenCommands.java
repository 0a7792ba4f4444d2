package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.TokenFacts;
import dev.chancery.domain.TokenFailure;
import dev.chancery.domain.TokenKey;
import dev.chancery.domain.TokenName;
import dev.chancery.engine.Office;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tokens on which keys of authorities live.
@Command(name = "token", description = "Tokens (PKCS#11) on which keys of authorities live.",
        subcommands = {TokenCommands.ListAll.class, TokenCommands.Keys.class, TokenCommands.Adopt.class})
final class TokenCommands extends Group {

    /// The plugged token that was meant.
    ///
    /// @throws TokenFailure.NoTokenModule when no module is named
    /// @throws TokenFailure.TokenAway when it is not there
    /// @throws Failure.Gone when several have the label, and no serial number was given
    static TokenName named(Office office, String text) {
        if (office.tokens().modules().isEmpty()) {
            throw new TokenFailure.NoTokenModule(new TokenName(text, ""));
        }
        var found = office.tokens().present().stream().map(TokenFacts::name)
                .filter(name -> name.label().equals(text) || name.serial().equals(text) || name.text().equals(text)).toList();
        if (found.size() > 1) {
            throw new Failure.Gone("a single token " + text + ": name it by its serial number");
        }
        return found.stream().findFirst().orElseThrow(() -> new TokenFailure.TokenAway(new TokenName(text, "")));
    }

    /// @throws Failure.Gone when there is none of this id, or several
    static TokenKey key(Office office, TokenName token, String id) {
        var found = office.tokens().keys(token).stream().filter(key -> key.id().hex().equals(id.toLowerCase(Locale.ROOT))).toList();
        if (found.size() != 1) {
            throw new Failure.Gone("a single key with the ID " + id + " on the token " + token.text());
        }
        return found.getFirst();
    }

    @Command(name = "list", description = "List the tokens that are plugged in.")
    static final class ListAll extends StoreCommand {

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            if (office.tokens().modules().isEmpty()) {
                throw new TokenFailure.NoTokenModule(new TokenName("", ""));
            }
            var all = office.tokens().present();
            var table = new TextTable("LABEL", "SERIAL", "MAKER", "MODEL", "PIN");
            all.forEach(one -> table.row(one.name().label(), one.name().serial(), one.maker(), one.model(), pin(one)));
            return Answer.list(all.stream().map(ListAll::facts).toList(), table);
        }

        private static Map<String, Object> facts(TokenFacts one) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("label", one.name().label());
            facts.put("serial", one.name().serial());
            facts.put("maker", one.maker());
            facts.put("model", one.model());
            facts.put("pin", pin(one));
            return facts;
        }

        private static String pin(TokenFacts one) {
            return one.pin().name().toLowerCase(Locale.ROOT);
        }
    }

    @Command(name = "keys", description = "List the private keys on a token; needs its PIN.")
    static final class Keys extends StoreCommand {

        @Parameters(paramLabel = "TOKEN", description = "Its label, or its serial number.")
        private String token;

        Keys(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var keys = office.tokens().keys(named(office, token));
            var table = new TextTable("ID", "LABEL", "KEY", "CERTIFICATE", "AUTHORITY");
            keys.forEach(one -> table.row(one.id().hex(), one.label(), one.kind().map(KeySpec::code).orElse("-"),
                    one.certificate().isPresent() ? "yes" : "no", authority(office, one).orElse("-")));
            return Answer.list(keys.stream().map(one -> facts(office, one)).toList(), table);
        }

        private static Optional<String> authority(Office office, TokenKey key) {
            return office.tokens().authorityOf(key).map(Authority::name);
        }

        private static Map<String, Object> facts(Office office, TokenKey one) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("id", one.id().hex());
            facts.put("label", one.label());
            facts.put("key", one.kind().map(KeySpec::code).orElse(null));
            facts.put("certificate", one.certificate().isPresent());
            facts.put("authority", authority(office, one).orElse(null));
            return facts;
        }
    }

    @Command(name = "adopt", description = "Let an authority sign with its key on a token: one that is in the store without its key, "
            + "or the one whose certificate lies beside the key.")
    static final class Adopt extends StoreCommand {

        @Parameters(index = "0", paramLabel = "TOKEN", description = "Its label, or its serial number.")
        private String token;
        @Parameters(index = "1", paramLabel = "ID", description = "The key's ID (CKA_ID) in hexadecimal, as chancery token keys lists it.")
        private String id;
        @Option(names = "--name", paramLabel = "NAME", defaultValue = "Token authority",
                description = "How the lab calls an authority that is new here. Default: ${DEFAULT-VALUE}.")
        private String name;

        Adopt(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var where = named(office, token);
            var authority = office.tokens().adopt(where, key(office, where, id), name);
            return Answer.done(Facts.of(authority, office.certificates().now()), authority.name() + " signs with its key on the token "
                    + where.text() + ".");
        }
    }
}
