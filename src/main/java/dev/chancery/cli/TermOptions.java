package dev.chancery.cli;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// On which terms certificates are issued; what is not said is as the authority's defaults have it.
final class TermOptions {

    @Option(names = "--ca", paramLabel = "NAME", description = "The authority that issues. Default: the only one there is for it.")
    private Optional<String> authority;

    @Option(names = "--profile", paramLabel = "CODE", description = "What the certificate is for; 'profile list' tells. Default: the authority's.")
    private Optional<String> profile;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "An answer to what the profile asks for.")
    private Map<String, String> answers = new LinkedHashMap<>();

    @Option(names = "--ttl", paramLabel = "TTL", description = "How long it lives: 8760h, 1h30m, or whole hours. Default: the authority's.")
    private Optional<String> life;

    @Option(names = "--key-type", paramLabel = "TYPE", description = "Kind of its key: rsa, ec, ed25519, ml-dsa. Default: the authority's.")
    private Optional<String> keyType;

    @Option(names = "--key-bits", paramLabel = "N", defaultValue = "0", description = "Size of its key; 0 for the usual one.")
    private int keyBits;

    Order.Terms terms(Office office) {
        var lookup = new Lookup(office);
        var issuer = lookup.issuer(authority);
        var defaults = issuer.defaults();
        return new Order.Terms(issuer.id(), lookup.profile(profile.orElse(defaults.profile())).answered(answers),
                keyType.map(type -> KeySpec.parse(type, keyBits).orRefuse()).orElse(defaults.key()),
                life.map(text -> Ttl.parse(text).orRefuse()).orElse(defaults.life()));
    }
}
