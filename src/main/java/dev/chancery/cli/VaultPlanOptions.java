package dev.chancery.cli;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultPlan;
import dev.chancery.engine.Office;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What a PKI on a Vault is to look like.
final class VaultPlanOptions {

    @Option(names = "--address", paramLabel = "URL", required = true, description = "The server, as devices reach it too: https://vault.lab:8200.")
    private String address;

    @Option(names = "--namespace", paramLabel = "NAME", defaultValue = "", description = "The namespace there. Default: none.")
    private String namespace;

    @Option(names = "--root", paramLabel = "NAME", description = "An authority of this store signs, and its key stays here. Default: a root that the server makes.")
    private Optional<String> root;

    @Option(names = "--root-mount", paramLabel = "PATH", defaultValue = "pki", description = "Where the server makes the root. Default: ${DEFAULT-VALUE}.")
    private String rootMount;

    @Option(names = "--root-cn", paramLabel = "TEXT", defaultValue = "Root CA", description = "Common name of that root. Default: ${DEFAULT-VALUE}.")
    private String rootName;

    @Option(names = "--root-key", paramLabel = "KEY", defaultValue = "ec-p384", description = "Key of that root. Default: ${DEFAULT-VALUE}.")
    private KeySpec rootKey;

    @Option(names = "--root-ttl", paramLabel = "TTL", defaultValue = "87600h", description = "Life of that root. Default: ${DEFAULT-VALUE}.")
    private String rootLife;

    @Option(names = "--mount", paramLabel = "PATH", defaultValue = "pki_int", description = "Where the issuing authority is. Default: ${DEFAULT-VALUE}.")
    private String mount;

    @Option(names = "--cn", paramLabel = "TEXT", defaultValue = "Issuing CA", description = "Its common name. Default: ${DEFAULT-VALUE}.")
    private String commonName;

    @Option(names = "--organization", paramLabel = "TEXT", defaultValue = "", description = "Organization of both.")
    private String organization;

    @Option(names = "--country", paramLabel = "CC", defaultValue = "", description = "Country of both, two letters.")
    private String country;

    @Option(names = "--key", paramLabel = "KEY", defaultValue = "ec-p256", description = "Its key, such as ec-p256 or rsa-4096. Default: ${DEFAULT-VALUE}.")
    private KeySpec key;

    @Option(names = "--ttl", paramLabel = "TTL", defaultValue = "43800h", description = "Its life. Default: ${DEFAULT-VALUE}.")
    private String life;

    @Option(names = "--role", paramLabel = "NAME", defaultValue = "device", description = "The role by which is issued. Default: ${DEFAULT-VALUE}.")
    private String role;

    @Option(names = "--domains", paramLabel = "NAMES", defaultValue = "", description = "Names in these domains and below, separated by commas. Default: any name.")
    private String domains;

    @Option(names = "--role-key", paramLabel = "KEY", description = "The kind of key that is taken. Default: any.")
    private Optional<KeySpec> roleKey;

    @Option(names = "--role-ttl", paramLabel = "TTL", defaultValue = "8760h", description = "The longest life that is issued. Default: ${DEFAULT-VALUE}.")
    private String roleLife;

    @Option(names = "--servers", description = "For servers too, not for devices alone.")
    private boolean servers;

    @Option(names = "--approle", paramLabel = "NAME", defaultValue = "chancery", description = "The AppRole that may issue. Default: ${DEFAULT-VALUE}.")
    private String login;

    @Option(names = "--approle-path", paramLabel = "PATH", defaultValue = "approle", description = "Where AppRole is enabled. Default: ${DEFAULT-VALUE}.")
    private String loginPath;

    @Option(names = "--policy", paramLabel = "NAME", defaultValue = "chancery", description = "The policy of that AppRole. Default: ${DEFAULT-VALUE}.")
    private String policy;

    @Option(names = "--token-ttl", paramLabel = "TTL", defaultValue = "20m", description = "How long a token of it lives. Default: ${DEFAULT-VALUE}.")
    private String tokenLife;

    @Option(names = "--secret-ttl", paramLabel = "TTL", defaultValue = "", description = "How long a secret id is taken. Default: until it is taken back.")
    private String secretLife;

    /// @throws dev.chancery.domain.Failure.Refused with everything that is wrong with it
    VaultPlan plan(Office office) {
        return VaultPlan.of(VaultAddress.parse(address, namespace), top(office), VaultPlan.Issuing.of(mount, subject(commonName), key, life),
                VaultPlan.Role.of(role, domains, roleKey, roleLife, new VaultPlan.Purposes(true, servers)),
                VaultPlan.Access.of(loginPath, login, policy, tokenLife, secretLife)).orRefuse();
    }

    private Checked<VaultPlan.Root> top(Office office) {
        return root.map(new Lookup(office)::authority).map(VaultPlanOptions::ours)
                .orElseGet(() -> VaultPlan.Root.atVault(rootMount, subject(rootName), rootKey, rootLife));
    }

    private static Checked<VaultPlan.Root> ours(Authority authority) {
        return Checked.valid(new VaultPlan.Root.Ours(authority.id(), authority.name()));
    }

    private Checked<DistinguishedName> subject(String name) {
        return DistinguishedName.of(Map.of(Attribute.COMMON_NAME, name, Attribute.ORGANIZATION, organization, Attribute.COUNTRY, country));
    }
}
