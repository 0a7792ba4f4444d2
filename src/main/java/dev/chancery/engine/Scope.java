package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.ThingQuery;
import java.util.List;

/// Which certificates a revocation is about.
public sealed interface Scope {

    /// These, and no others.
    record Certificates(List<CertificateId> ids) implements Scope {
        public Certificates {
            ids = List.copyOf(ids);
        }
    }

    /// All that these things have, by their numbers.
    record OfThings(List<Long> numbers) implements Scope {
        public OfThings {
            numbers = List.copyOf(numbers);
        }
    }

    /// All that the things of a group have.
    record OfGroup(String group) implements Scope {}

    /// All that the things have which a query finds.
    record OfQuery(ThingQuery query) implements Scope {}

    /// All that an authority has issued, those of the authorities right below it among them.
    record OfAuthority(AuthorityId authority) implements Scope {}

    static Scope of(CertificateId certificate) {
        return new Certificates(List.of(certificate));
    }
}
