package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The rules that the certificate at the end of a chain breaks, as far as no other step of verifying tells of them.
final class RuleCheck {

    private static final Set<Rule> TOLD = EnumSet.of(Rule.VERSION, Rule.SERIAL_POSITIVE, Rule.SUBJECT_NAMED,
            Rule.ALTERNATIVE_NOT_CRITICAL, Rule.AUTHORITY_ID, Rule.SUBJECT_ID_OF_AUTHORITY, Rule.USAGE_OF_AUTHORITY,
            Rule.CONSTRAINTS_CRITICAL, Rule.PATH_LENGTH, Rule.PATH_LENGTH_OF_ISSUER, Rule.SIGNATURE_DIGEST, Rule.RSA_SIZE,
            Rule.SERIAL_LENGTH, Rule.USAGE_OF_LEAF, Rule.LIMITS_CRITICAL, Rule.LIMITS_OF_LEAF);

    private RuleCheck() {}

    static List<Cause> of(List<Sighted> chain) {
        var der = chain.getFirst().der().toArray();
        var found = chain.size() > 1 ? Lint.certificate(der, chain.get(1).der().toArray()) : Lint.certificate(der);
        return found.stream().filter(breach -> breach.severity().forbidsSigning() && !TOLD.contains(breach.rule()))
                .<Cause>map(Cause.BreaksRule::new).toList();
    }
}
