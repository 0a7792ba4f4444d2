package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.VaultFailure;
import dev.chancery.store.Candidate;
import dev.chancery.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Taking the trust back from certificates, and giving it again to those on hold. Nothing that is revoked is deleted.
///
/// Each act is one step, all or nothing, and durable before the lists that tell of it are published: a list that cannot
/// be published is told and never undoes the revocation.
public final class Revocations {

    /// What was done, when, and what became of the lists that tell of it.
    public record Done(Effects effects, Instant when, List<Publication> publications) {
        public Done {
            publications = List.copyOf(publications);
        }
    }

    private final Desk desk;
    private final RevocationLists lists;
    private final Events events;
    private final VaultRevoking vaults;
    private final Backups backups;

    Revocations(Desk desk, RevocationLists lists, Events events, VaultRevoking vaults, Backups backups) {
        this.desk = desk;
        this.backups = backups;
        this.vaults = vaults;
        this.lists = lists;
        this.events = events;
    }

    /// The certificates that somebody may mean by a serial number in any form, of all issuers. None is an answer too.
    public List<Certificate> bySerial(String text) {
        return desk.read(tx -> SerialNumber.candidates(text).stream()
                .flatMap(serial -> tx.certificates().bySerial(serial).stream()).distinct().toList());
    }

    /// What [#revoke] would do. Nothing is changed.
    public Effects preview(Scope scope, Reason reason) {
        var now = desk.now();
        return desk.read(tx -> Effects.of(candidates(tx, scope), one -> Effect.ofRevoking(one, reason, now)));
    }

    /// Revokes all of them that can be, or with [Reason#CERTIFICATE_HOLD] puts them on hold. Again is no failure: what is
    /// revoked stays as it is. What a Vault has issued is revoked there first, one after the other.
    ///
    /// @throws Failure.Gone when one of the certificates, or the authority, is not there; nothing is changed then
    /// @throws VaultFailure when a Vault does not do it; what it had revoked before is revoked here too, the rest is not
    public Done revoke(Scope scope, Reason reason) {
        return revoke(scope, reason, Progress.NONE);
    }

    /// The same where somebody watches; a cancel stops before the next that a Vault would have to revoke.
    ///
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled; what a Vault had revoked before
    ///         is revoked here too, the rest is not
    public Done revoke(Scope scope, Reason reason, Progress progress) {
        backups.before(desk.<Integer>read(tx -> candidates(tx, scope).size()), progress);
        var now = desk.now();
        var there = there(tx -> candidates(tx, scope), reason, now, progress);
        return revoked(now, there.and(desk.change(tx -> revoke(tx, without(candidates(tx, scope), there), reason, now))));
    }

    /// Revokes those that Vaults have issued, there and here; for whoever revokes the others next.
    ///
    /// @throws VaultFailure as [#revoke]
    /// @throws Failure.Refused when they are to be put on hold
    Effects there(Function<Transaction, List<Candidate>> candidates, Reason reason, Instant now) {
        return there(candidates, reason, now, Progress.NONE);
    }

    private Effects there(Function<Transaction, List<Candidate>> candidates, Reason reason, Instant now, Progress progress) {
        var changing = vaults.there(candidates).stream().filter(one -> Effect.ofRevoking(one, reason, now) == Effect.CHANGES).toList();
        vaults.require(changing, reason);
        progress.expect(changing.size());
        for (var one : changing) {
            progress.checkCancelled();
            vaults.revoke(one, progress);
            desk.write(tx -> mark(tx, List.of(one), reason, now));
            progress.advance(1);
        }
        return Effects.of(changing, _ -> Effect.CHANGES);
    }

    private static List<Candidate> without(List<Candidate> candidates, Effects done) {
        var settled = Set.copyOf(done.of(Effect.CHANGES));
        return candidates.stream().filter(one -> !settled.contains(one.id())).toList();
    }

    /// What [#release] would do. Nothing is changed.
    public Effects previewRelease(Scope scope) {
        return desk.read(tx -> Effects.of(candidates(tx, scope), Effect::ofReleasing));
    }

    /// Lets all of them go that are on hold.
    ///
    /// @throws Failure.Gone when one of the certificates, or the authority, is not there; nothing is changed then
    public Done release(Scope scope) {
        return done(desk.now(), desk.change(tx -> change(tx, candidates(tx, scope), Effect::ofReleasing, one -> {
            tx.revocations().put(one.id(), Optional.empty(), tx.revocationLists().nextCount(one.issuer()));
            desk.note(tx, Act.CERTIFICATE_RELEASED, one.serial().hex(), "");
        })));
    }

    /// What follows once it is durable that certificates were revoked.
    Done revoked(Instant when, Effects effects) {
        tell(effects);
        return done(when, effects);
    }

    void tell(Effects effects) {
        if (effects.changes() > 0) {
            events.tell(new Happening.Revoked(effects.of(Effect.CHANGES)));
        }
    }

    Backups backups() {
        return backups;
    }

    RevocationLists lists() {
        return lists;
    }

    private Done done(Instant when, Effects effects) {
        return new Done(effects, when, lists.publishAfter(effects.issuers()));
    }

    /// What a Vault has issued must be revoked there before ([#there]).
    ///
    /// @throws KeyFailure.KeyInVault when it is not
    Effects revoke(Transaction tx, List<Candidate> candidates, Reason reason, Instant now) {
        candidates.stream().filter(one -> Effect.ofRevoking(one, reason, now) == Effect.CHANGES).map(Candidate::issuer).distinct()
                .flatMap(issuer -> tx.vaults().home(issuer).stream()).findFirst().ifPresent(home -> {
                    throw new KeyFailure.KeyInVault(home.label());
                });
        return mark(tx, candidates, reason, now);
    }

    private Effects mark(Transaction tx, List<Candidate> candidates, Reason reason, Instant now) {
        var act = reason == Reason.CERTIFICATE_HOLD ? Act.CERTIFICATE_HELD : Act.CERTIFICATE_REVOKED;
        return change(tx, candidates, one -> Effect.ofRevoking(one, reason, now), one -> {
            tx.revocations().put(one.id(), Optional.of(revocation(one, reason, now)),
                    tx.revocationLists().nextCount(one.issuer()));
            Announcing.note(desk, tx, EventKind.REVOCATION, one.id());
            desk.note(tx, act, one.serial().hex(), reason.name());
        });
    }

    private static Revocation revocation(Candidate certificate, Reason reason, Instant now) {
        return new Revocation(certificate.revoked().map(Revocation::when).orElse(now), reason);
    }

    private interface Deed {
        void of(Candidate certificate);
    }

    private static Effects change(Transaction tx, List<Candidate> candidates, Function<Candidate, Effect> effect, Deed deed) {
        candidates.stream().filter(one -> effect.apply(one) == Effect.CHANGES).forEach(deed::of);
        return Effects.of(candidates, effect);
    }

    private List<Candidate> candidates(Transaction tx, Scope scope) {
        return switch (scope) {
            case Scope.Certificates(var ids) -> these(tx, ids.stream().mapToLong(id -> id.value()).distinct().toArray());
            case Scope.OfThings(var numbers) ->
                    tx.revocations().ofThings(numbers.stream().mapToLong(number -> number).toArray());
            case Scope.OfGroup(var group) -> tx.revocations().ofGroup(group);
            case Scope.OfQuery(var query) -> tx.revocations().ofThings(tx.things().numbers(query, desk.now()));
            case Scope.OfAuthority(var authority) ->
                    tx.revocations().ofIssuer(Authorities.required(tx, authority).id());
        };
    }

    private static List<Candidate> these(Transaction tx, long[] ids) {
        var found = tx.revocations().these(ids);
        if (found.size() < ids.length) {
            throw new Failure.Gone("certificate");
        }
        return found;
    }
}
