package dev.chancery.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What stands in a certificate beside usages and names: where to ask about revocation, policies, name constraints, anything
/// else by object identifier, and what is left out on purpose.
public record Additions(
        Links links, List<Policy> policies, Constraints constraints, List<Other> others, Set<Omitted> omitted) {

    public static final Additions NONE =
            new Additions(Links.NONE, List.of(), Constraints.NONE, List.of(), Set.of());

    private static final int MOST = 50;

    /// Where a verifier finds the revocation list (RFC 5280, 4.2.1.13), the OCSP responder and the issuer's certificate
    /// (4.2.2.1). Templates, because a profile may ask for the host.
    public record Links(List<Template> crl, List<Template> ocsp, List<Template> issuers) {
        public static final Links NONE = new Links(List.of(), List.of(), List.of());

        public Links {
            crl = List.copyOf(crl);
            ocsp = List.copyOf(ocsp);
            issuers = List.copyOf(issuers);
        }

        public List<Template> all() {
            return Stream.of(crl, ocsp, issuers).flatMap(List::stream).toList();
        }
    }

    /// A certificate policy (RFC 5280, 4.2.1.4) and, unless empty, the address of its practice statement.
    public record Policy(String oid, String statement) {}

    /// The names that an authority may or must not issue for (RFC 5280, 4.2.1.10).
    public record Constraints(List<Subtree> permitted, List<Subtree> excluded) {
        public static final Constraints NONE = new Constraints(List.of(), List.of());

        public Constraints {
            permitted = List.copyOf(permitted);
            excluded = List.copyOf(excluded);
        }

        public boolean isEmpty() {
            return permitted.isEmpty() && excluded.isEmpty();
        }
    }

    /// Any other extension: `der` is its value.
    public record Other(String oid, boolean critical, Bytes der) {}

    /// What other systems leave out of device certificates; an authority always says what it is.
    public enum Omitted {
        /// That the certificate is no authority's, which its absence means too (RFC 5280, 4.2.1.9).
        BASIC_CONSTRAINTS("basicConstraints"),
        /// The subject key identifier, which verifiers of devices do not need (4.2.1.2).
        SUBJECT_KEY_ID("subjectKeyIdentifier");

        private final String code;

        Omitted(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Omitted> ofCode(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }

    public Additions {
        policies = List.copyOf(policies);
        others = List.copyOf(others);
        omitted = Collections.unmodifiableSet(omitted.isEmpty() ? EnumSet.noneOf(Omitted.class) : EnumSet.copyOf(omitted));
    }

    /// The links with these values for their placeholders, so that none is left.
    Checked<Additions> filled(Map<String, String> values) {
        var wrong = new ArrayList<Violation>();
        var filled = new Links(filled(links.crl(), values, wrong), filled(links.ocsp(), values, wrong),
                filled(links.issuers(), values, wrong));
        return Checked.of(wrong, () -> new Additions(filled, policies, constraints, others, omitted));
    }

    private static List<Template> filled(List<Template> templates, Map<String, String> values, List<Violation> wrong) {
        var found = new ArrayList<Template>();
        for (var template : templates) {
            var text = template.fill(Field.LINKS, values);
            wrong.addAll(text.violations());
            text.orElse(Optional.empty()).map(Additions::inAscii).ifPresent(link -> {
                wrong.addAll(address(link));
                found.add(new Template(link, false));
            });
        }
        return found;
    }

    /// What a URI cannot hold is written in per cent (RFC 3986, 2.1): a space in the name of an authority, an umlaut.
    private static String inAscii(String link) {
        var written = new StringBuilder();
        for (var octet : link.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0x20 && octet < 0x7f && "<>\"{}|\\^`".indexOf(octet) < 0) {
                written.append((char) octet);
            } else {
                written.append("%%%02X".formatted(octet & 0xff));
            }
        }
        return written.toString();
    }

    private static List<Violation> address(String text) {
        return SubjectName.Uri.parse(text) instanceof Checked.Valid<SubjectName> && text.contains("://")
                ? List.of() : List.of(new ProfileViolation.NotALink(text));
    }

    /// The reasons why a profile of this kind cannot have these.
    List<Violation> violations(Profile.Kind kind, Set<String> known) {
        var found = new ArrayList<Violation>();
        links.all().forEach(link -> {
            found.addAll(link.violations(Field.LINKS, known));
            found.addAll(link.isFixed() ? address(link.text()) : List.of());
        });
        policies.forEach(policy -> found.addAll(violations(policy)));
        if (kind == Profile.Kind.END_ENTITY && !constraints.isEmpty()) {
            found.add(new ProfileViolation.ConstraintsOfAuthorities());
        }
        if (kind != Profile.Kind.END_ENTITY && !omitted.isEmpty()) {
            found.add(new ProfileViolation.AuthorityMustSay());
        }
        found.addAll(violationsOfOthers());
        return tooMany() ? List.of(new TextViolation.TooLong(Field.EXTENSIONS, MOST + 1, MOST)) : found;
    }

    private boolean tooMany() {
        return links.all().size() > MOST || policies.size() > MOST || others.size() > MOST
                || constraints.permitted().size() + constraints.excluded().size() > MOST;
    }

    private static List<Violation> violations(Policy policy) {
        var found = new ArrayList<Violation>();
        if (!Usages.isOid(policy.oid())) {
            found.add(new ProfileViolation.NotAnOid(Field.POLICIES, policy.oid()));
        }
        if (!policy.statement().isEmpty()) {
            found.addAll(address(policy.statement()));
        }
        return found;
    }

    /// Those that Chancery writes by itself, or that make sense in other places only (RFC 5280, 4.2 and 5.2).
    private static final Pattern WRITTEN = Pattern.compile(
            "2\\.5\\.29\\.(14|15|17|19|20|21|24|27|28|29|30|31|32|33|35|37)|1\\.3\\.6\\.1\\.5\\.5\\.7\\.1\\.1");

    private List<Violation> violationsOfOthers() {
        var found = new ArrayList<Violation>();
        var seen = new HashSet<String>();
        for (var other : others) {
            found.addAll(violationsOf(other.oid()));
            if (!seen.add(other.oid())) {
                found.add(new ProfileViolation.ExtensionTaken(other.oid()));
            }
        }
        return found;
    }

    /// The reasons why no further extension can have this object identifier.
    public static List<Violation> violationsOf(String oid) {
        if (!Usages.isOid(oid)) {
            return List.of(new ProfileViolation.NotAnOid(Field.EXTENSIONS, oid));
        }
        return WRITTEN.matcher(oid).matches() ? List.of(new ProfileViolation.ExtensionTaken(oid)) : List.of();
    }
}
