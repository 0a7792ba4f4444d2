package dev.chancery.domain;

import dev.chancery.domain.VaultStep.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A PKI as it is to stand on a Vault or OpenBao: a root there or here, an issuing authority below it, what may be issued,
/// and a login that may do that and nothing else. [#steps] says how it comes about.
public record VaultPlan(Place place, Root root, Issuing issuing, Role role, Access access) {

    /// The longest life that a new PKI offers first: ten years for a root, five for what issues.
    public static final Ttl ROOT_LIFE = Ttl.days(3650);
    public static final Ttl ISSUING_LIFE = Ttl.days(1825);

    /// The keys that both servers make for an authority.
    public static final List<KeySpec> KEYS = List.of(KeySpec.EC_P256, KeySpec.EC_P384, KeySpec.EC_P521, KeySpec.RSA_2048,
            KeySpec.RSA_3072, KeySpec.RSA_4096);

    /// The server as devices and people reach it, and the namespace there; empty for none.
    public record Place(String address, String namespace) {

        private static final PlaceInput ADDRESS = PlaceInput.address(true, "https://vault.lab:8200");

        public static Checked<Place> of(String address, String namespace) {
            var reached = ADDRESS.read(address);
            var found = new ArrayList<>(reached.violations());
            var tidy = Text.tidy(namespace).replaceAll("^/+|/+$", "");
            var space = tidy.isEmpty() ? Checked.valid("") : Name.PATH.read(tidy);
            found.addAll(space.violations());
            return Checked.of(found, () -> new Place(reached.orRefuse().orElseThrow(), space.orRefuse()));
        }
    }

    /// Who signs the issuing authority.
    public sealed interface Root {

        /// One that the server makes; its key never leaves it.
        record AtVault(String mount, DistinguishedName subject, KeySpec key, Ttl life) implements Root {}

        /// An authority of this store, whose key stays here. `name` is what the store calls it.
        record Ours(AuthorityId authority, String name) implements Root {}

        static Checked<Root> atVault(String mount, Checked<DistinguishedName> subject, KeySpec key, String life) {
            return authority(mount, subject, key, life).map(one -> new AtVault(one.mount, one.subject, one.key, one.life));
        }
    }

    /// The authority that issues. Its key is made on the server and never leaves it.
    public record Issuing(String mount, DistinguishedName subject, KeySpec key, Ttl life) {

        public static Checked<Issuing> of(String mount, Checked<DistinguishedName> subject, KeySpec key, String life) {
            return authority(mount, subject, key, life);
        }
    }

    /// What may be issued, as the server calls it. Without domains any name may be.
    ///
    /// `longest` is the longest life, `key` the kind of key that is taken, empty for any.
    public record Role(String name, List<String> domains, Optional<KeySpec> key, Ttl longest, boolean clients, boolean servers) {

        public Role {
            domains = List.copyOf(domains);
        }

        /// `domains` are separated by commas or space.
        public static Checked<Role> of(String name, String domains, Optional<KeySpec> key, String longest, Purposes purposes) {
            var called = Name.WORD.read(name);
            var life = Ttl.parse(longest);
            var allowed = Checked.all(Stream.of(domains.split("[,;\\s]+")).filter(one -> !one.isBlank()).map(Role::domain).toList());
            var found = violations(called, life, allowed);
            if (!purposes.clients() && !purposes.servers()) {
                found.add(new Violation.Missing(Field.PURPOSES));
            }
            return Checked.of(found, () -> new Role(called.orRefuse(), allowed.orRefuse(), key, life.orRefuse(),
                    purposes.clients(), purposes.servers()));
        }

        private static Checked<String> domain(String text) {
            return text.startsWith("*") ? Checked.refused(new Violation.NotADnsName(text))
                    : SubjectName.Dns.parse(text).map(SubjectName::value);
        }
    }

    /// Whether certificates of a role are for devices that sign in, for servers, or for both.
    public record Purposes(boolean clients, boolean servers) {}

    /// The login: an AppRole with its policy. `token` is how long a token of it lives before it is renewed, `secret` how
    /// long a secret id is taken, empty for ever.
    public record Access(String path, String name, String policy, Ttl token, Optional<Ttl> secret) {

        public static Checked<Access> of(String path, String name, String policy, String token, String secret) {
            var where = Name.PATH.read(path);
            var called = Name.LOWER.read(name);
            var allowed = Name.LOWER.read(policy);
            var life = Ttl.parse(token);
            var secretLife = secret.isBlank() ? Checked.valid(Optional.<Ttl>empty()) : Ttl.parse(secret).map(Optional::of);
            return Checked.of(violations(where, called, allowed, life, secretLife), () -> new Access(where.orRefuse(),
                    called.orRefuse(), allowed.orRefuse(), life.orRefuse(), secretLife.orRefuse()));
        }
    }

    /// The plan of these parts, or everything that is wrong with them and with their fitting together.
    public static Checked<VaultPlan> of(Checked<Place> place, Checked<Root> root, Checked<Issuing> issuing, Checked<Role> role,
            Checked<Access> access) {
        var found = violations(place, root, issuing, role, access);
        return found.isEmpty() ? fitting(new VaultPlan(place.orRefuse(), root.orRefuse(), issuing.orRefuse(), role.orRefuse(),
                access.orRefuse())) : new Checked.Invalid<>(found);
    }

    private static Checked<VaultPlan> fitting(VaultPlan plan) {
        var found = new ArrayList<Violation>();
        if (plan.root instanceof Root.AtVault(var mount, _, _, var life)) {
            found.addAll(apart(mount, plan.issuing.mount));
            found.addAll(within(plan.issuing.life, life));
        }
        found.addAll(within(plan.role.longest, plan.issuing.life));
        return Checked.of(found, () -> plan);
    }

    /// A mount within another one's path is refused by the server.
    private static List<Violation> apart(String one, String other) {
        return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/")
                ? List.of(new Violation.Taken(Field.VAULT_MOUNT, other, 0)) : List.of();
    }

    private static List<Violation> within(Ttl life, Ttl longest) {
        return life.duration().compareTo(longest.duration()) > 0
                ? List.of(new Violation.LivesTooLong(life.duration(), longest)) : List.of();
    }

    private static Checked<Issuing> authority(String mount, Checked<DistinguishedName> subject, KeySpec key, String life) {
        var where = Name.PATH.read(mount);
        var lives = Ttl.parse(life);
        var found = violations(where, subject, lives);
        if (subject instanceof Checked.Valid<DistinguishedName>(var name) && name.commonName().isEmpty()) {
            found.add(new Violation.Missing(Field.COMMON_NAME));
        }
        if (!KEYS.contains(key)) {
            found.add(new Violation.NotInForm(Field.KEY, KeySpec.EC_P256.label()));
        }
        return Checked.of(found, () -> new Issuing(where.orRefuse(), subject.orRefuse(), key, lives.orRefuse()));
    }

    private static List<Violation> violations(Checked<?>... parts) {
        var found = new ArrayList<Violation>();
        Stream.of(parts).forEach(part -> found.addAll(part.violations()));
        return found;
    }

    /// Whether a root of this store is to sign, so that the key of the root never reaches the server.
    public boolean rootIsOurs() {
        return root instanceof Root.Ours;
    }

    /// What is to be done, in this order. Each step rests on those before it.
    public List<VaultStep> steps() {
        return Stream.of(rootSteps(), Stream.of(
                new VaultStep.Mount(issuing.mount, issuing.life),
                new VaultStep.Issuing(issuing.mount, issuing.subject, issuing.key, issuing.life, signer()),
                urls(issuing.mount),
                new VaultStep.Role(issuing.mount, role),
                new VaultStep.Policy(access.policy, VaultPolicy.text(issuing.mount, role.name)),
                new VaultStep.Login(access.path),
                new VaultStep.AppRole(access.path, access.name, access.policy, access.token, access.secret)))
                .flatMap(part -> part).toList();
    }

    private Stream<VaultStep> rootSteps() {
        return switch (root) {
            case Root.AtVault(var mount, var subject, var key, var life) -> Stream.of(new VaultStep.Mount(mount, life),
                    new VaultStep.Root(mount, subject, key, life), urls(mount));
            case Root.Ours _ -> Stream.empty();
        };
    }

    private VaultStep.Signer signer() {
        return switch (root) {
            case Root.AtVault(var mount, _, _, _) -> new VaultStep.Signer.AtVault(mount);
            case Root.Ours(var authority, var name) -> new VaultStep.Signer.Ours(authority, name);
        };
    }

    private VaultStep urls(String mount) {
        var base = place.address + "/v1/" + (place.namespace.isEmpty() ? "" : place.namespace + "/") + mount;
        return new VaultStep.Urls(mount, base + "/ca", base + "/crl");
    }
}
