package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One way from a certificate up, the certificate first: where it ends and why there.
record Way(List<Sighted> chain, Cause end) {

    Way {
        chain = List.copyOf(chain);
    }

    Sighted last() {
        return chain.getLast();
    }

    /// The name of the issuer that was not found.
    Optional<String> missing() {
        return end instanceof Cause.IssuerMissing(var issuer) ? Optional.of(issuer) : Optional.empty();
    }

    /// What the signatures say.
    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i + 1 < chain.size(); i++) {
            findings.add(new Finding(i, new Cause.SignedBy(chain.get(i + 1).label())));
        }
        findings.add(new Finding(chain.size() - 1, end));
        return findings;
    }
}
