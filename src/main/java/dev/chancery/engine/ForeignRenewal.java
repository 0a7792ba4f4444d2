package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Lineage;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.pki.CertificateReader;
import dev.chancery.store.Transaction;
import java.util.Optional;

/// An authority's life made longer elsewhere: a further certificate for its name and key takes its place among those that
/// it has, by their ends. From then on the authority signs with the one that ends last.
final class ForeignRenewal {

    private final Desk desk;
    private final Transaction tx;

    ForeignRenewal(Desk desk, Transaction tx) {
        this.desk = desk;
        this.tx = tx;
    }

    /// Both must be in the store. What the one has of the key the other gets too.
    void join(AuthorityId id, CertificateId further) {
        var authority = Authorities.required(tx, id);
        var certificate = one(further);
        shareKey(authority.certificate().id(), further);
        if (endsLater(certificate, authority.certificate())) {
            link(certificate, authority.certificate(), authority);
            replace(authority, certificate);
        } else {
            insert(authority, certificate);
        }
    }

    private Certificate one(CertificateId id) {
        return tx.certificates().byId(id).orElseThrow();
    }

    private void shareKey(CertificateId old, CertificateId further) {
        var own = tx.keys().sealed(old);
        var brought = tx.keys().sealed(further);
        if (brought.isEmpty()) {
            own.ifPresent(sealed -> tx.keys().insert(further, Succession.resealed(desk, sealed, old, further)));
        } else if (own.isEmpty()) {
            tx.keys().insert(old, Succession.resealed(desk, brought.get(), further, old));
        }
    }

    private static boolean endsLater(Certificate one, Certificate other) {
        return one.validity().notAfter().isAfter(other.validity().notAfter());
    }

    /// Nobody can use one that has not begun, and what is revoked stays so under another certificate.
    private void replace(Authority authority, Certificate certificate) {
        if (certificate.validity().notBefore().isAfter(desk.now()) || certificate.revoked().isPresent()
                || authority.certificate().revoked().isPresent()) {
            return;
        }
        tx.authorities().replaceCertificate(authority.id(), certificate.id(),
                CertificateReader.facts(certificate.der().toArray()).pathLength());
        desk.note(tx, Act.AUTHORITY_RENEWED, authority.name(), "until " + certificate.validity().notAfter());
    }

    private void insert(Authority authority, Certificate certificate) {
        var younger = authority.certificate();
        var older = before(younger);
        while (older.filter(one -> endsLater(one, certificate)).isPresent()) {
            younger = older.get();
            older = before(younger);
        }
        older.ifPresent(one -> link(certificate, one, authority));
        link(younger, certificate, authority);
    }

    private Optional<Certificate> before(Certificate certificate) {
        return tx.lineage().before(certificate.id()).map(lineage -> one(lineage.replaces()));
    }

    private void link(Certificate younger, Certificate older, Authority authority) {
        tx.lineage().put(new Lineage(younger.id(), older.id(), authority.isRoot() ? Way.ROOT_RENEWED : Way.AUTHORITY_RENEWED));
    }
}
