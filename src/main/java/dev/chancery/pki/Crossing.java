package dev.chancery.pki;

import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Request;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.domain.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What a cross-certificate is asked to say: for whom, for how long, and how many authorities may stand below. Without a
/// `pathLength` it gets all that its issuer leaves.
public record Crossing(CrossSubject subject, Ttl life, OptionalInt pathLength) {

    /// @throws IllegalArgumentException when the path length is negative
    public Crossing {
        if (pathLength.orElse(0) < 0) {
            throw new IllegalArgumentException("negative path length");
        }
    }

    /// The most levels that the authority with this certificate can allow below a cross-certificate for `subject`: below
    /// zero where there must be none at all, empty for no limit. A name that is its issuer's own does not count as a level
    /// (RFC 5280, 4.2.1.9).
    ///
    /// @throws dev.chancery.domain.Failure.Malformed when it is no authority's certificate
    public static OptionalInt mostLevels(byte[] issuerDer, CrossSubject subject) {
        return mostLevels(IssuingCertificate.of(issuerDer), subject);
    }

    private static OptionalInt mostLevels(IssuingCertificate issuer, CrossSubject subject) {
        var own = subject.facts().pathLength();
        if (issuer.pathLength().isEmpty()) {
            return own;
        }
        int left = issuer.pathLength().getAsInt() - (subject.isNamedLike(issuer) ? 0 : 1);
        return OptionalInt.of(own.isPresent() ? Math.min(own.getAsInt(), left) : left);
    }

    Request request(IssuingCertificate issuer, Instant now) {
        var length = pathLength.isPresent() ? pathLength : mostLevels(issuer, subject);
        return new Request(subject.facts().subject(), List.of(), subject.key(),
                Validity.issued(now, life).begunWithin(issuer.validity()), length);
    }

    List<Violation> violations(IssuingCertificate issuer, NameRules rules, Instant now) {
        var found = new ArrayList<>(subject.violations(issuer, now));
        var most = mostLevels(issuer, subject);
        if (most.isPresent() && pathLength.orElse(0) > most.getAsInt()) {
            found.add(new IssuerViolation.PathTooLong(Math.max(0, most.getAsInt()), pathLength.orElse(0)));
        }
        if (!subject.isNamedLike(issuer) && !rules.allows(subject.name())) {
            found.add(new NameViolation.OutsideConstraints(NameText.of(subject.name())));
        }
        return found;
    }
}
