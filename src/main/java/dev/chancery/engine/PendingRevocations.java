package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.PendingRevocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.VaultFailure;
import dev.chancery.store.Candidate;
import dev.chancery.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaced certificates that stay good until their successors are on the devices: until somebody confirms that, or until
/// the date that was set comes.
public final class PendingRevocations {

    /// A replaced certificate, the one that is to be on the device in its place, and the last day of waiting.
    public record Awaited(Certificate old, Certificate successor, Instant revokeBy) {

        /// Whether the successor can stand for the old one: it is neither revoked nor has it ended.
        public boolean isGood(Instant now) {
            return successor.revoked().isEmpty() && !now.isAfter(successor.validity().notAfter());
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(PendingRevocations.class);

    private final Desk desk;
    private final Revocations revocations;

    PendingRevocations(Desk desk, Revocations revocations) {
        this.desk = desk;
        this.revocations = revocations;
    }

    /// All that wait, the first to be revoked first. What has ended or is revoked waits no more.
    public List<Awaited> all() {
        var now = desk.now();
        return desk.read(tx -> tx.pendingRevocations().all(now).stream().map(one -> awaited(tx, one)).toList());
    }

    /// What a certificate waits for; empty when it waits for nothing.
    public Optional<Awaited> of(CertificateId certificate) {
        var now = desk.now();
        return desk.read(tx -> tx.pendingRevocations().of(certificate, now).map(one -> awaited(tx, one)));
    }

    /// At most so many, the first to be revoked first.
    static List<Awaited> first(Transaction tx, Instant now, int most) {
        return tx.pendingRevocations().first(now, most).stream().map(one -> awaited(tx, one)).toList();
    }

    private static Awaited awaited(Transaction tx, PendingRevocation pending) {
        return new Awaited(required(tx, pending.certificate()), required(tx, pending.successor()), pending.revokeBy());
    }

    private static Certificate required(Transaction tx, CertificateId id) {
        return tx.certificates().byId(id).orElseThrow(() -> new Failure.Gone("certificate " + id.value()));
    }

    /// Whether the successor can stand for the old one: it is neither revoked nor has it ended.
    public boolean isGood(Awaited one) {
        return one.isGood(desk.now());
    }

    /// The successors of these are on the devices: those that wait are revoked as superseded, in one step; those of a Vault
    /// there before.
    ///
    /// @throws VaultFailure when a Vault does not do it; what it has not revoked goes on waiting
    public Revocations.Done confirm(List<CertificateId> certificates) {
        var now = desk.now();
        return revoke(now, certificates, revocations.there(tx -> waiting(tx, certificates, now), Reason.SUPERSEDED, now));
    }

    private static List<Candidate> waiting(Transaction tx, List<CertificateId> certificates, Instant now) {
        var waiting = tx.pendingRevocations().all(now).stream().map(PendingRevocation::certificate).filter(certificates::contains);
        return tx.revocations().these(waiting.mapToLong(CertificateId::value).toArray());
    }

    /// Revokes those whose date has come. One whose successor is revoked or has ended goes on waiting: it is the only one
    /// that its device has. So does one that a Vault would have to revoke and does not.
    public Revocations.Done revokeDue() {
        var now = desk.now();
        var due = desk.read(tx -> tx.pendingRevocations().due(now)).stream().map(PendingRevocation::certificate).toList();
        desk.write(tx -> tx.pendingRevocations().tidy(now));
        var there = Effects.NONE;
        var ready = new ArrayList<>(due);
        for (var id : due) {
            try {
                there = there.and(revocations.there(tx -> waiting(tx, List.of(id), now), Reason.SUPERSEDED, now));
            } catch (VaultFailure | AccessFailure.VaultSignIn away) {
                LOG.info("a revocation goes on waiting: {}", away.getMessage());
                ready.remove(id);
            }
        }
        return revoke(now, ready, there);
    }

    private Revocations.Done revoke(Instant now, List<CertificateId> certificates, Effects there) {
        var settled = there.of(Effect.CHANGES);
        return revocations.revoked(now, there.and(desk.change(tx -> {
            var waiting = certificates.stream().filter(tx.pendingRevocations()::delete).filter(id -> !settled.contains(id))
                    .mapToLong(CertificateId::value).toArray();
            return revocations.revoke(tx, tx.revocations().these(waiting), Reason.SUPERSEDED, now);
        })));
    }

    /// These wait no more and stay good until they end.
    public void drop(List<CertificateId> certificates) {
        desk.write(tx -> certificates.stream().filter(tx.pendingRevocations()::delete).forEach(id ->
                desk.note(tx, Act.REVOCATION_DROPPED, required(tx, id).serial().hex(), "")));
    }
}
