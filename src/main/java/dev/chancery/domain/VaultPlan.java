package dev.chancery.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A PKI as it is to stand on a Vault or OpenBao: a root there or here, an issuing authority below it, what may be issued,
/// and a login that may do that and nothing else. [#steps] says how it comes about.
public record VaultPlan(VaultAddress place, Root root, Issuing issuing, Role role, Access access) {

    /// The longest life that a new PKI offers first: ten years for a root, five for what issues.
    public static final Ttl ROOT_LIFE = Ttl.days(3650);
    public static final Ttl ISSUING_LIFE = Ttl.days(1825);

    /// The keys that both servers make for an authority.
    public static final List<KeySpec> KEYS = List.of(KeySpec.EC_P256, KeySpec.EC_P384, KeySpec.EC_P521, KeySpec.RSA_2048,
            KeySpec.RSA_3072, KeySpec.RSA_4096);

    private static final Set<String> OWN = Set.of("sys", "auth", "cubbyhole", "identity");
    private static final List<VaultAct> ACTS = List.of(VaultAct.SIGN, VaultAct.ISSUE, VaultAct.REVOKE, VaultAct.LIST_CERTIFICATES,
            VaultAct.READ_CERTIFICATE, VaultAct.READ_ROLE);
    private static final List<VaultNeed> ITSELF = List.of(new VaultNeed("auth/token/lookup-self", "read"),
            new VaultNeed("auth/token/renew-self", "update"), new VaultNeed("sys/capabilities-self", "update"));

    /// Who signs the issuing authority.
    public sealed interface Root {

        /// One that the server makes; its key never leaves it.
        record AtVault(VaultPath mount, DistinguishedName subject, KeySpec key, Ttl life) implements Root {}

        /// An authority of this store, whose key stays here. `name` is what the store calls it.
        record Ours(AuthorityId authority, String name) implements Root {}

        static Checked<Root> atVault(String mount, Checked<DistinguishedName> subject, KeySpec key, String life) {
            return authority(mount, subject, key, life).map(one -> new AtVault(one.mount, one.subject, one.key, one.life));
        }
    }

    /// The authority that issues. Its key is made on the server and never leaves it.
    public record Issuing(VaultPath mount, DistinguishedName subject, KeySpec key, Ttl life) {

        public static Checked<Issuing> of(String mount, Checked<DistinguishedName> subject, KeySpec key, String life) {
            return authority(mount, subject, key, life);
        }
    }

    /// What may be issued, as the server calls it. Without domains any name may be.
    ///
    /// `longest` is the longest life, `key` the kind of key that is taken, empty for any.
    public record Role(VaultPath name, List<String> domains, Optional<KeySpec> key, Ttl longest, boolean clients, boolean servers) {

        public Role {
            domains = List.copyOf(domains);
        }

        /// `domains` are separated by commas or space.
        public static Checked<Role> of(String name, String domains, Optional<KeySpec> key, String longest, Purposes purposes) {
            var called = VaultPath.name(Field.VAULT_ROLE, name);
            var life = Ttl.parse(longest);
            var allowed = Checked.all(Stream.of(domains.split("[,;\\s]+")).filter(one -> !one.isBlank()).map(Role::domain).toList());
            var found = violations(called, life, allowed);
            if (!purposes.clients() && !purposes.servers()) {
                found.add(new TextViolation.Missing(Field.PURPOSES));
            }
            return Checked.of(found, () -> new Role(called.orRefuse(), allowed.orRefuse(), key, life.orRefuse(),
                    purposes.clients(), purposes.servers()));
        }

        private static Checked<String> domain(String text) {
            return text.startsWith("*") ? Checked.refused(new NameViolation.NotADnsName(text))
                    : SubjectName.Dns.parse(text).map(SubjectName::value);
        }
    }

    /// Whether certificates of a role are for devices that sign in, for servers, or for both.
    public record Purposes(boolean clients, boolean servers) {}

    /// The login: an AppRole with its policy. `token` is how long a token of it lives before it is renewed, `secret` how
    /// long a secret id is taken, empty for ever.
    public record Access(VaultPath path, VaultPath name, VaultPath policy, Ttl token, Optional<Ttl> secret) {

        public static Checked<Access> of(String path, String name, String policy, String token, String secret) {
            var where = mount(path);
            var called = lower(Field.VAULT_APP_ROLE, name);
            var allowed = lower(Field.VAULT_POLICY, policy);
            var life = Ttl.parse(token);
            var secretLife = secret.isBlank() ? Checked.valid(Optional.<Ttl>empty()) : Ttl.parse(secret).map(Optional::of);
            return Checked.of(violations(where, called, allowed, life, secretLife), () -> new Access(where.orRefuse(),
                    called.orRefuse(), allowed.orRefuse(), life.orRefuse(), secretLife.orRefuse()));
        }
    }

    /// The plan of these parts, or everything that is wrong with them and with their fitting together.
    public static Checked<VaultPlan> of(Checked<VaultAddress> place, Checked<Root> root, Checked<Issuing> issuing, Checked<Role> role,
            Checked<Access> access) {
        var found = violations(place, root, issuing, role, access);
        return found.isEmpty() ? fitting(new VaultPlan(place.orRefuse(), root.orRefuse(), issuing.orRefuse(), role.orRefuse(),
                access.orRefuse())) : new Checked.Invalid<>(found);
    }

    private static Checked<VaultPlan> fitting(VaultPlan plan) {
        var found = new ArrayList<>(misfits(plan.root, plan.issuing));
        found.addAll(misfits(plan.issuing, plan.role));
        return Checked.of(found, () -> plan);
    }

    /// Why the one cannot stand below the other.
    public static List<Violation> misfits(Root root, Issuing issuing) {
        return switch (root) {
            case Root.Ours _ -> List.of();
            case Root.AtVault(var mount, _, _, var life) -> Stream.of(apart(mount, issuing.mount), within(issuing.life, life))
                    .flatMap(List::stream).toList();
        };
    }

    /// Why the role cannot be one of the authority.
    public static List<Violation> misfits(Issuing issuing, Role role) {
        return within(role.longest, issuing.life);
    }

    /// A mount within another one's path is refused by the server.
    private static List<Violation> apart(VaultPath one, VaultPath other) {
        return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/")
                ? List.of(new TextViolation.Taken(Field.VAULT_MOUNT, other.value(), 0)) : List.of();
    }

    private static List<Violation> within(Ttl life, Ttl longest) {
        return life.duration().compareTo(longest.duration()) > 0
                ? List.of(new ValidityViolation.LivesTooLong(life.duration(), longest)) : List.of();
    }

    private static Checked<Issuing> authority(String mount, Checked<DistinguishedName> subject, KeySpec key, String life) {
        var where = mount(mount);
        var lives = Ttl.parse(life);
        var found = violations(where, subject, lives);
        if (subject instanceof Checked.Valid<DistinguishedName>(var name) && name.commonName().isEmpty()) {
            found.add(new TextViolation.Missing(Field.COMMON_NAME));
        }
        found.addAll(commas(subject));
        if (!KEYS.contains(key)) {
            found.add(new TextViolation.NotInForm(Field.KEY, KeySpec.EC_P256.label()));
        }
        return Checked.of(found, () -> new Issuing(where.orRefuse(), subject.orRefuse(), key, lives.orRefuse()));
    }

    /// The server takes a comma in any part of a name but the common name for the end of one value and the start of another.
    private static List<Violation> commas(Checked<DistinguishedName> subject) {
        return subject.map(name -> name.parts().stream().filter(part -> part.attribute() != DistinguishedName.Attribute.COMMON_NAME)
                .filter(part -> part.value().contains(","))
                .<Violation>map(part -> new TextViolation.ForbiddenCharacter(part.attribute().field(), ',', part.value().indexOf(','))).toList())
                .orElse(List.of());
    }

    /// A mount that is none of the server's own.
    private static Checked<VaultPath> mount(String text) {
        var mount = VaultPath.mount(Field.VAULT_MOUNT, text);
        return mount instanceof Checked.Valid<VaultPath>(var path) && OWN.contains(path.value().split("/")[0])
                ? Checked.refused(new TextViolation.NotInForm(Field.VAULT_MOUNT, "pki_int")) : mount;
    }

    /// The server itself turns these names into lower case.
    private static Checked<VaultPath> lower(Field field, String text) {
        var name = VaultPath.name(field, text);
        return name instanceof Checked.Valid<VaultPath>(var path) && !path.value().equals(path.value().toLowerCase(Locale.ROOT))
                ? Checked.refused(new TextViolation.NotInForm(field, "chancery")) : name;
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
                new VaultStep.Policy(access.policy, policy()),
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

    private VaultStep urls(VaultPath mount) {
        return new VaultStep.Urls(mount, VaultUrls.of(place, mount));
    }

    /// The least that our client asks for, as the server's default policy is left away.
    private VaultPolicy policy() {
        var needs = new ArrayList<>(VaultPolicy.of(issuing.mount, role.name, ACTS).needs());
        needs.addAll(ITSELF);
        return new VaultPolicy(needs);
    }
}
