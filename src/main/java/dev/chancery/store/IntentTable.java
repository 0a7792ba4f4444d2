package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.SerialNumber;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Serial numbers that were given out before a key was used, until their certificates are stored. What a crash leaves
/// here was perhaps signed and was never acknowledged.
public final class IntentTable {

    private final Session session;

    IntentTable(Session session) {
        this.session = session;
    }

    /// Reserves all of them, in order. Their ids were never used before and never will be again.
    ///
    /// @throws Failure.Tampered when somebody else has changed what certificates are issued by
    /// @throws IllegalStateException when an issuer has used or reserved a serial number already
    public List<Intent> reserve(List<Reservation> reservations, Instant at) {
        session.seals().ifPresent(Seals::requireSound);
        return reservations.stream().map(reservation -> reserve(reservation, Instant.ofEpochMilli(at.toEpochMilli()))).toList();
    }

    private Intent reserve(Reservation wanted, Instant at) {
        var issuer = wanted.issuer().map(AuthorityId::value).orElse(null);
        var thing = wanted.thing().isPresent() ? wanted.thing().getAsLong() : null;
        var inserted = session.update("""
                INSERT INTO intent (issuer, serial, thing, at) SELECT ?1, ?2, ?3, ?4
                WHERE NOT EXISTS (SELECT 1 FROM certificate WHERE issuer = ?1 AND serial = ?2)""",
                issuer, wanted.serial().octets(), thing, at.toEpochMilli());
        if (inserted == 0) {
            throw new IllegalStateException("a serial number is used already");
        }
        return new Intent(new CertificateId(session.lastInserted()), wanted, at);
    }

    /// Those that were neither fulfilled nor abandoned, the oldest first.
    public List<Intent> open() {
        return session.list(IntentTable::intent, "SELECT id, issuer, serial, thing, at FROM intent ORDER BY id");
    }

    private static Intent intent(Row row) throws SQLException {
        var id = new CertificateId(row.number());
        var reservation = new Reservation(issuer(row.optionalNumber()), SerialNumber.ofOctets(row.bytes()), row.optionalNumber());
        return new Intent(id, reservation, row.millisecond());
    }

    private static Optional<AuthorityId> issuer(OptionalLong id) {
        return id.isPresent() ? Optional.of(new AuthorityId(id.getAsLong())) : Optional.empty();
    }

    /// The certificate is stored in this transaction too.
    ///
    /// @throws Failure.Gone when it is not open
    public void fulfil(CertificateId id) {
        end(id);
    }

    /// No certificate will be stored; the serial number is not used for another.
    ///
    /// @throws Failure.Gone when it is not open
    public void abandon(CertificateId id) {
        end(id);
    }

    private void end(CertificateId id) {
        if (session.update("DELETE FROM intent WHERE id = ?", id.value()) == 0) {
            throw new Failure.Gone("intent " + id.value());
        }
    }
}
