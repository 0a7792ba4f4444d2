package dev.chancery.domain;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.DistinguishedName.Attribute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a certificate is for, and so what stands in it.
///
/// `code` is stored with every certificate and never changes; `name` is what people call it. A value of this type may
/// contradict itself while somebody edits it: [#violations] says how, and nothing is signed by such a one.
public record Profile(
        String code, String name, Kind kind, Usages usages, Naming naming, Terms terms, Additions additions) {

    /// The role of the certificate's subject. The code is stored and never changes.
    public enum Kind {
        ROOT("root"), INTERMEDIATE("intermediate"), END_ENTITY("end-entity");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
        }
    }

    /// What a form offers first, the longest life that it takes, and how far the start is set back for slow clocks.
    public record Terms(KeySpec key, Ttl life, Optional<Ttl> longest, Duration backdate) {

        /// The furthest that a start may be set back.
        public static final Duration MOST_BACKDATE = Duration.ofDays(1);

        public static Terms of(KeySpec key, Ttl life) {
            return new Terms(key, life, Optional.empty(), Validity.BACKDATE);
        }
    }

    /// The longest name, in characters.
    public static final int LONGEST_NAME = 64;

    public static final String SERVER_AUTH = Usages.SERVER_AUTH;
    public static final String CLIENT_AUTH = Usages.CLIENT_AUTH;

    private static final Naming BY_ID =
            new Naming(Map.of(Attribute.COMMON_NAME, Template.of("{id}")), List.of(), Map.of());
    private static final Usages AUTHORITY = Usages.same(EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN));

    /// A server is found by its names (RFC 9525, 2): its id where that can be one, and its address.
    static final Naming AS_SERVER = new Naming(Map.of(Attribute.COMMON_NAME, Template.of("{id}")),
            List.of(Template.of("?DNS:{id}"), Template.of("?IP:{address}")), Map.of());

    public static final Profile ROOT = new Profile("root", "Root", Kind.ROOT, AUTHORITY, Naming.NONE,
            Terms.of(KeySpec.EC_P256, Ttl.days(3650)), Additions.NONE);
    public static final Profile INTERMEDIATE = new Profile("intermediate", "Intermediate", Kind.INTERMEDIATE, AUTHORITY,
            Naming.NONE, Terms.of(KeySpec.EC_P256, Ttl.days(1825)), Additions.NONE);
    public static final Profile SERVER = new Profile("server", "Server", Kind.END_ENTITY, Usages.tls(SERVER_AUTH),
            AS_SERVER, Terms.of(KeySpec.EC_P256, Ttl.days(365)), Additions.NONE);
    public static final Profile DEVICE = new Profile("device", "Device", Kind.END_ENTITY, Usages.tls(CLIENT_AUTH),
            BY_ID, Terms.of(KeySpec.EC_P256, Ttl.DEFAULT), Additions.NONE);

    public boolean forAuthority() {
        return kind != Kind.END_ENTITY;
    }

    /// What a form offers first.
    public Ttl life() {
        return terms.life();
    }

    /// What a form offers first.
    public KeySpec key() {
        return terms.key();
    }

    /// The key usage for a key of this kind; without any, the extension is not written.
    public Set<KeyUsage> keyUsage(KeySpec key) {
        return requireNonNull(usages.byKey().get(key.algorithm()));
    }

    /// Whether a client will look for the certificate by a host name or an address.
    public boolean isForServers() {
        return usages.allows(SERVER_AUTH);
    }

    public Profile named(String code, String name) {
        return new Profile(code, name, kind, usages, naming, terms, additions);
    }

    /// The same with answers to what it asks for.
    public Profile answered(Map<String, String> answers) {
        return new Profile(code, name, kind, usages, naming.answered(answers), terms, additions);
    }

    /// Whether what it adds is the same for everybody.
    public boolean isSettled() {
        return additions.links().all().stream().allMatch(link -> link.isFixed() && !link.optional());
    }

    /// The same with every link settled for somebody of whom these values are known.
    public Checked<Profile> filled(Map<String, String> known) {
        if (isSettled()) {
            return Checked.valid(this);
        }
        var values = new HashMap<>(known);
        values.putAll(naming.answers(known));
        return additions.filled(values).map(settled -> new Profile(code, name, kind, usages, naming, terms, settled));
    }

    /// When a certificate that is issued now may be used.
    public Validity validity(Instant now, Ttl life) {
        return Validity.issued(now, life, terms.backdate());
    }

    /// Every reason why nothing can be issued by this profile, whoever asks.
    public List<Violation> violations() {
        var found = new ArrayList<>(name(name).violations());
        found.addAll(usages.violations(kind));
        found.addAll(naming.violations());
        found.addAll(additions.violations(kind, naming.known()));
        terms.longest().filter(longest -> terms.life().duration().compareTo(longest.duration()) > 0)
                .ifPresent(longest -> found.add(new ValidityViolation.LivesTooLong(terms.life().duration(), longest)));
        if (terms.backdate().isNegative() || terms.backdate().compareTo(Terms.MOST_BACKDATE) > 0) {
            found.add(new ValidityViolation.TtlOutOfRange(terms.backdate(), Duration.ZERO, Terms.MOST_BACKDATE));
        }
        return found;
    }

    /// What may be called a profile's name.
    public static Checked<String> name(String text) {
        var name = Text.tidy(text);
        return name.isEmpty() ? Checked.refused(new TextViolation.Missing(Field.NAME))
                : Checked.of(Text.line(Field.NAME, name, LONGEST_NAME), () -> name);
    }
}
