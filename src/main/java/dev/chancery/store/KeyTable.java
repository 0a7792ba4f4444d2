package dev.chancery.store;

import dev.chancery.domain.CertificateId;
import java.util.Optional;

/// Private keys, sealed, each under the id of its certificate.
public final class KeyTable {

    private final Session session;

    KeyTable(Session session) {
        this.session = session;
    }

    /// The certificate must be in the store, or inserted before this.
    public void insert(CertificateId certificate, byte[] sealed) {
        session.update("INSERT INTO key (id, sealed) VALUES (?, ?)", certificate.value(), sealed);
    }

    /// @throws dev.chancery.domain.Failure.Tampered when somebody else has changed it, or its certificate
    public Optional<byte[]> sealed(CertificateId certificate) {
        session.seals().ifPresent(seals -> seals.requireRow(Protected.CERTIFICATE, certificate.value()));
        return session.first(Row::bytes, "SELECT sealed FROM key WHERE id = ?", certificate.value());
    }
}
