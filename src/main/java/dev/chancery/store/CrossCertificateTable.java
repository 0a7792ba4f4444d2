package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CrossCertificate;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Which certificates certify an authority once more. They have rows of their own in [CertificateTable].
public final class CrossCertificateTable {

    private static final String SELECT = "SELECT x.subject, " + CertificateRow.COLUMNS
            + " FROM cross_certificate x JOIN certificate c ON c.id = x.id" + CertificateRow.JOINED;

    private final Session session;

    CrossCertificateTable(Session session) {
        this.session = session;
    }

    /// Its certificate must be there and, where it is of this store, its subject.
    public void insert(CertificateId id, Optional<AuthorityId> subject) {
        session.update("INSERT INTO cross_certificate (id, subject) VALUES (?, ?)", id.value(),
                subject.map(AuthorityId::value).orElse(null));
    }

    /// In the order in which they were made.
    public List<CrossCertificate> all() {
        return session.list(CrossCertificateTable::read, SELECT + "ORDER BY c.id");
    }

    private static CrossCertificate read(Row row) throws SQLException {
        var subject = row.optionalNumber();
        var certificate = CertificateRow.read(row);
        return new CrossCertificate(certificate, certificate.issuer(),
                subject.isPresent() ? Optional.of(new AuthorityId(subject.getAsLong())) : Optional.empty());
    }
}
