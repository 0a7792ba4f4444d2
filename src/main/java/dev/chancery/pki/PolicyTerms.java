package dev.chancery.pki;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/// What a user asks of certificate policies (RFC 5280, 6.1.1 c, e, f and g): the ones wanted, as object identifiers; whether
/// one must hold; whether they may go under other names on the way; whether `anyPolicy` counts.
public record PolicyTerms(Set<String> wanted, boolean required, boolean mappingInhibited, boolean anyInhibited) {

    static final ASN1ObjectIdentifier ANY_POLICY = new ASN1ObjectIdentifier("2.5.29.32.0");

    /// Nothing is asked: an authority of the chain may still ask for a policy.
    public static final PolicyTerms NONE = new PolicyTerms(Set.of(ANY_POLICY.getId()), false, false, false);

    public PolicyTerms {
        wanted = Set.copyOf(wanted);
    }
}
