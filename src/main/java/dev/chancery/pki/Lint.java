package dev.chancery.pki;

import dev.chancery.domain.Breach;
import dev.chancery.domain.Failure;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.Rule;
import dev.chancery.domain.Violation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Holds certificates, revocation lists and requests to the rules ([Rule]), by their octets alone: nothing that writes them
/// has a part in it. Whatever the octets are, it answers with breaches and throws nothing; no signature is checked.
public final class Lint {

    private Lint() {}

    /// The rules that anybody's certificate breaks, as far as it tells by itself.
    public static List<Breach> certificate(byte[] der) {
        return read(der, found -> check(Specimen.of(der, Optional.empty()), found));
    }

    /// The same beside the certificate of its issuer: names, key identifiers, times and path lengths must fit too.
    public static List<Breach> certificate(byte[] der, byte[] issuerDer) {
        return read(der, found -> check(Specimen.of(der, Optional.of(Specimen.of(issuerDer, Optional.empty()))), found));
    }

    /// The rules that a revocation list breaks. Where they are known, the certificate of its issuer and the number of the list
    /// before it are looked at.
    public static List<Breach> list(byte[] der, Optional<byte[]> issuerDer, Optional<BigInteger> before) {
        if (der.length > Limits.MOST_LIST_OCTETS) {
            return List.of(new Breach(Rule.STRUCTURE, ""));
        }
        return walled(found -> check(ListSpecimen.of(der, issuerDer.map(issuer -> Specimen.of(issuer, Optional.empty())), before), found));
    }

    /// The rules that a certification request breaks (RFC 2986).
    public static List<Breach> request(byte[] der) {
        return read(der, found -> RequestRules.check(DerElement.of(der), found));
    }

    /// The broken rules for which somebody else's certificate is not taken in.
    static List<Violation> dangers(byte[] der) {
        return certificate(der).stream().filter(breach -> breach.severity() == Rule.Severity.DANGER)
                .<Violation>map(ProfileViolation.BreaksRule::new).toList();
    }

    /// @throws Failure.Refused when there are any
    static void requireHarmless(byte[] der) {
        var dangers = dangers(der);
        if (!dangers.isEmpty()) {
            throw new Failure.Refused(dangers);
        }
    }

    /// Why this body of a certificate must not be signed by us; `waived` is what an issuer cannot help.
    static List<Violation> forbidding(Specimen ours, Set<Rule> waived) {
        return violations(walled(found -> check(ours, found)), waived);
    }

    /// Why this list without its entries must not be signed by us.
    static List<Violation> forbidding(ListSpecimen ours) {
        return violations(walled(found -> check(ours, found)), Set.of());
    }

    static List<Violation> violations(List<Breach> breaches, Set<Rule> waived) {
        return breaches.stream().filter(breach -> breach.severity().forbidsSigning() && !waived.contains(breach.rule()))
                .<Violation>map(ProfileViolation.BreaksRule::new).toList();
    }

    static void check(Specimen one, List<Breach> found) {
        Check.all(BodyRules.ALL, one, found);
        Check.all(ExtensionRules.READABLE, one, found);
        if (found.stream().anyMatch(breach -> breach.rule() == Rule.EXTENSION_VALUE)) {
            return;
        }
        Check.all(SigningRules.ALL, SigningRules.Signed.of(one), found);
        Check.all(KeyRules.ALL, one.key(), found);
        Check.all(NamingRules.ALL, one, found);
        Check.all(NamingRules.OF_SUBJECT, one.subject(), found);
        Check.all(NamingRules.OF_NAMES, one.alternativeNames(), found);
        Check.all(ExtensionRules.ALL, one, found);
        Check.all(UsageRules.ALL, one, found);
        Check.all(LimitRules.ALL, one, found);
    }

    private static void check(ListSpecimen one, List<Breach> found) {
        Check.all(ListRules.READABLE, one, found);
        if (found.isEmpty()) {
            Check.all(SigningRules.ALL, one.signed(), found);
            Check.all(ListRules.ALL, one, found);
            one.entries().ifPresent(entries -> EntryRules.check(entries, one.isDelta(), found));
        }
    }

    private static List<Breach> read(byte[] der, Consumer<List<Breach>> check) {
        return der.length > Limits.MOST_OCTETS ? List.of(new Breach(Rule.STRUCTURE, "")) : walled(check);
    }

    /// What cannot even be taken apart breaks the first of all rules.
    private static List<Breach> walled(Consumer<List<Breach>> check) {
        var found = new ArrayList<Breach>();
        try {
            check.accept(found);
        } catch (RuntimeException | StackOverflowError unreadable) {
            found.add(new Breach(Rule.STRUCTURE, ""));
        }
        return List.copyOf(found);
    }
}
