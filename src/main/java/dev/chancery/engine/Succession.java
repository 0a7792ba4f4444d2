package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.Failure;
import dev.chancery.domain.LifecycleViolation;
import dev.chancery.domain.Lineage;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.PendingRevocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Thing;
import dev.chancery.pki.Keys;
import dev.chancery.pki.SigningKey;
import dev.chancery.store.Candidate;
import dev.chancery.store.Transaction;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// How one certificate takes the place of another: made outside any transaction, then saved together with what becomes of
/// the old one, so that at no moment there is neither.
final class Succession {

    /// A successor that is signed and not saved; its key is sealed, where the store is to hold one.
    record Made(Proposal proposal, Certificate certificate, Optional<byte[]> sealedKey) {}

    private record Pair(PublicKey open, Optional<byte[]> sealed) {}

    private final Desk desk;
    private final Revocations revocations;

    Succession(Desk desk, Revocations revocations) {
        this.desk = desk;
        this.revocations = revocations;
    }

    /// @throws Failure when the key or the signature cannot be made; nothing is changed
    Made make(Proposal proposal, CertificateId id, SigningKey key, Instant now) {
        return make(proposal, id, key, now, proposal.sameKey() ? kept(proposal.old(), id) : fresh(proposal, id));
    }

    /// The same for a key that its holder has made and keeps.
    Made make(Proposal proposal, CertificateId id, SigningKey key, Instant now, PublicKey open) {
        var made = make(proposal, id, key, now, new Pair(open, Optional.empty()));
        return new Made(proposal, Filing.withoutKey(made.certificate()), Optional.empty());
    }

    private static Made make(Proposal proposal, CertificateId id, SigningKey key, Instant now, Pair pair) {
        var terms = proposal.order().terms();
        var der = proposal.draft().sign(pair.open(), key);
        var certificate = Filing.certificate(id, terms.issuer(), terms.profile(), der, now,
                proposal.order().thing().map(Thing::id));
        return new Made(proposal, certificate, pair.sealed());
    }

    /// The key of a certificate, sealed for the row of another one.
    static byte[] resealed(Desk desk, byte[] sealed, CertificateId from, CertificateId to) {
        var pkcs8 = desk.seal().unseal(sealed, Filing.KEY_TABLE, from.value());
        try {
            return desk.seal().seal(pkcs8, Filing.KEY_TABLE, to.value(), desk.surroundings().random());
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private Pair fresh(Proposal proposal, CertificateId id) {
        var pair = Keys.generate(proposal.order().terms().key(), desk.surroundings().random());
        return new Pair(pair.getPublic(), Optional.of(Filing.seal(desk, pair.getPrivate(), id)));
    }

    // A sealed key is bound to its row.
    private Pair kept(Certificate old, CertificateId id) {
        var sealed = desk.read(tx -> tx.keys().sealed(old.id())).map(key -> resealed(desk, key, old.id(), id));
        return new Pair(Keys.ofCertificate(old.der().toArray()), sealed);
    }

    /// Saves the successor, and within the same transaction revokes the old one or lets it wait. Returns what was revoked: what
    /// a Vault has issued waits until it can be asked.
    ///
    /// @throws Failure.Refused when the old one was revoked or renewed in the meantime; nothing is changed then
    Effects save(Transaction tx, Made made, Instant now) {
        var old = made.proposal().old();
        requireUnchanged(tx, made.proposal());
        var certificate = made.certificate();
        tx.certificates().insert(certificate);
        made.sealedKey().ifPresent(sealed -> tx.keys().insert(certificate.id(), sealed));
        tx.intents().fulfil(certificate.id());
        tx.lineage().insert(new Lineage(certificate.id(), old.id(), made.proposal().way()));
        tx.pendingRevocations().passOn(old.id(), certificate.id());
        Announcing.note(desk, tx, EventKind.ROTATION, certificate.id());
        desk.note(tx, Act.CERTIFICATE_ISSUED, certificate.serial().hex(), certificate.subject().toString());
        desk.note(tx, Act.CERTIFICATE_REPLACED, old.serial().hex(),
                "%s, by %s".formatted(made.proposal().way().code(), certificate.serial().hex()));
        return handOver(tx, made, now);
    }

    private static void requireUnchanged(Transaction tx, Proposal proposal) {
        candidate(tx, proposal.old()).revoked().ifPresent(revocation -> {
            throw new Failure.Refused(new LifecycleViolation.RevokedForGood(revocation));
        });
        if (proposal.way() == Way.RENEWED) {
            tx.lineage().goodSuccessor(proposal.old().id()).ifPresent(serial -> {
                throw new Failure.Refused(new LifecycleViolation.ReplacedAlready(serial));
            });
        }
    }

    private static Candidate candidate(Transaction tx, Certificate certificate) {
        return tx.revocations().these(new long[] {certificate.id().value()}).stream().findFirst()
                .orElseThrow(() -> new Failure.Gone("certificate " + certificate.id().value()));
    }

    private Effects handOver(Transaction tx, Made made, Instant now) {
        var old = made.proposal().old();
        return switch (made.proposal().handover()) {
            case Handover.AtOnce() when tx.vaults().home(old.issuer()).isPresent() -> {
                await(tx, made, now, Duration.ZERO);
                yield Effects.NONE;
            }
            case Handover.AtOnce() -> {
                tx.pendingRevocations().delete(old.id());
                yield revocations.revoke(tx, tx.revocations().these(new long[] {old.id().value()}), Reason.SUPERSEDED, now);
            }
            case Handover.WhenConfirmed(var within) -> {
                await(tx, made, now, within);
                yield Effects.NONE;
            }
            case Handover.Never() -> Effects.NONE;
        };
    }

    private void await(Transaction tx, Made made, Instant now, Duration within) {
        var old = made.proposal().old();
        var end = old.validity().notAfter();
        if (end.isBefore(now)) {
            return;
        }
        var by = now.plus(within).isAfter(end) ? end : now.plus(within);
        tx.pendingRevocations().put(new PendingRevocation(old.id(), made.certificate().id(), by));
        desk.note(tx, Act.REVOCATION_AWAITED, old.serial().hex(), "by " + by);
    }

    /// Gives a serial number up that was reserved and will have no certificate.
    void abandon(CertificateId id, String serial) {
        desk.write(tx -> {
            tx.intents().abandon(id);
            desk.note(tx, Act.SERIAL_ABANDONED, serial, "replacing ended early");
        });
    }
}
