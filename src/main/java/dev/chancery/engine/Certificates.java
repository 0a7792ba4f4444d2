package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Matches;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Uses;
import dev.chancery.domain.VaultFailure;
import dev.chancery.export.SafeNames;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Draft;
import dev.chancery.pki.Keys;
import dev.chancery.pki.Pem;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The certificates of a store, those of its authorities among them.
public final class Certificates {

    private final Desk desk;
    private final Authorities authorities;
    private final VaultIssuing elsewhere;

    Certificates(Desk desk, Authorities authorities, VaultIssuing elsewhere) {
        this.desk = desk;
        this.elsewhere = elsewhere;
        this.authorities = authorities;
    }

    /// The ids of everything the query matches, in its order. Rows are read in pages with [#rows].
    public long[] ids(CertificateQuery query) {
        return desk.read(tx -> tx.certificates().ids(query, desk.now()));
    }

    /// The first of these ids, at most so many.
    public long[] first(CertificateQuery query, int most) {
        return desk.read(tx -> tx.certificates().first(query, desk.now(), most));
    }

    /// All of them, and how many there are of each status, both of one state of the store.
    public Matches matches(CertificateQuery query) {
        return desk.read(tx -> tx.certificates().matches(query, desk.now()));
    }

    /// The certificates with these ids, in the same order.
    public List<Certificate> rows(long[] ids) {
        return desk.read(tx -> tx.certificates().rows(ids));
    }

    public long count() {
        return desk.read(tx -> tx.certificates().count());
    }

    public Map<Status, Long> countByStatus() {
        return desk.read(tx -> tx.certificates().countByStatus(desk.now()));
    }

    /// @throws Failure.Gone when there is none
    public Certificate one(CertificateId id) {
        return desk.read(tx -> tx.certificates().byId(id))
                .orElseThrow(() -> new Failure.Gone("certificate " + id.value()));
    }

    /// All certificates that a thing ever had, the newest first.
    public List<Certificate> of(Thing thing) {
        return desk.read(tx -> tx.certificates().ofThing(thing.number()));
    }

    public Decoded decoded(Certificate certificate) {
        return CertificateReader.decode(certificate.der().toArray());
    }

    /// One PEM block.
    public String pem(Certificate certificate) {
        return Pem.certificate(certificate.der().toArray());
    }

    /// What it lets its key do; empty when its extensions do not hold what their identifiers promise.
    public Optional<Uses> uses(Certificate certificate) {
        try {
            return Optional.of(CertificateReader.uses(certificate.der().toArray()));
        } catch (Failure.Malformed notWhatTheySay) {
            return Optional.empty();
        }
    }

    /// The name of a file for it that every file system takes: `press-7.pem`.
    public String fileName(Certificate certificate) {
        return SafeNames.of(certificate.thing().map(ThingId::value).orElseGet(certificate::label)) + ".pem";
    }

    /// Writes it as PEM, without a key, in place of what is there under that name: completely, or not at all.
    ///
    /// @throws FileFailure when the place cannot be written; what was there stays
    public void save(Certificate certificate, Path target) {
        CertificateFile.write(target, List.of(certificate.der().toArray()), desk.surroundings().random());
        desk.write(tx -> desk.note(tx, Act.CERTIFICATE_EXPORTED, certificate.serial().hex(), target.getFileName().toString()));
    }

    /// The certificate's issuer and those above it, the root last; a root's own chain is itself.
    public List<Authority> issuers(Certificate certificate) {
        return authorities.chain(certificate.issuer());
    }

    /// The status of a certificate now.
    public Status status(Certificate certificate) {
        return certificate.status(now());
    }

    public Instant now() {
        return desk.now();
    }

    /// The certificate as it would be signed, or every reason why it must not be. Nothing is changed.
    public Checked<Draft> draft(Order order) {
        return drafting(order.terms()).draft(order, desk.newSerial(), desk.now());
    }

    /// The certificate that a thing gets on these terms, named as their profile says, or every reason why it cannot be
    /// named so.
    public Checked<Order> order(Thing thing, Order.Terms terms) {
        return drafting(terms).order(thing);
    }

    /// The same for somebody who is no thing of the store, or none yet.
    public Checked<Order> order(String name, Order.Terms terms) {
        return drafting(terms).order(name);
    }

    Drafting drafting(Order.Terms terms) {
        return new Drafting(desk, authorities.chain(terms.issuer()), terms);
    }

    /// Issues one certificate. Its serial number is on disk before a key is used, and it is durable when this returns. Where
    /// the authority's key is in a Vault, that signs; what it signs otherwise than asked for is revoked again ([VaultIssuing]
    /// asks instead).
    ///
    /// @throws Failure.Refused with all violations; nothing is changed then
    /// @throws VaultFailure when a Vault does not do it
    public Certificate issue(Order order) {
        var terms = order.terms();
        if (authorities.inVault(terms.issuer()).isPresent()) {
            return elsewhere.issueStrictly(order, Progress.NONE);
        }
        var serial = desk.newSerial();
        var now = desk.now();
        var draft = drafting(terms).draft(order, serial, now).orRefuse();
        var signingKey = authorities.signingKey(terms.issuer());
        var id = desk.reserve(Optional.of(terms.issuer()), serial);
        var pair = Keys.generate(terms.key(), desk.surroundings().random());
        var der = draft.sign(pair.getPublic(), signingKey);
        var sealed = Filing.seal(desk, pair.getPrivate(), id);
        var certificate = Filing.certificate(id, terms.issuer(), terms.profile(), der, now, order.thing().map(Thing::id));
        desk.write(tx -> save(desk, tx, certificate, sealed));
        return certificate;
    }

    VaultIssuing elsewhere() {
        return elsewhere;
    }

    static void save(Desk desk, Transaction tx, Certificate certificate, byte[] sealed) {
        tx.certificates().insert(certificate);
        tx.keys().insert(certificate.id(), sealed);
        tx.intents().fulfil(certificate.id());
        Announcing.note(desk, tx, EventKind.ISSUE, certificate.id());
        desk.note(tx, Act.CERTIFICATE_ISSUED, certificate.serial().hex(),
                certificate.thing().map(ThingId::value).orElseGet(() -> certificate.subject().toString()));
    }

    /// Issues one certificate on the same terms for each of these things, by their numbers, as one job that can be
    /// cancelled: what was acknowledged to `progress` is durable and stays, the rest leaves no trace. A Vault is asked for one
    /// after the other, and what it signs otherwise than asked for is revoked again.
    ///
    /// @throws Failure.Refused when the terms cannot be met for any thing; nothing is changed then
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public Issued issueAll(Order.Terms terms, long[] things, Equipped equipped, Progress progress) {
        var wanted = equipped == Equipped.SKIP ? withoutEquipped(terms, things) : things;
        if (authorities.inVault(terms.issuer()).isPresent()) {
            return new VaultRound(this, elsewhere, new VaultPatience(desk.surroundings().random())).issue(terms, desk.read(tx -> tx.things().rows(wanted)), things.length - wanted.length, progress);
        }
        var round = new IssueRound(desk, wanted);
        progress.expect(wanted.length);
        bulk(terms, round, progress);
        return round.done(things.length - wanted.length);
    }

    private long[] withoutEquipped(Order.Terms terms, long[] things) {
        var have = desk.read(tx -> tx.certificates().equipped(terms.issuer(), things, desk.now()));
        return Arrays.stream(things).filter(thing -> !have.contains(thing)).toArray();
    }

    /// With `asSigned` what a Vault signs otherwise than asked for is kept.
    void bulk(Order.Terms terms, BulkIssue.Round round, boolean asSigned, Progress progress) {
        if (authorities.inVault(terms.issuer()).isPresent()) {
            new VaultBulk(desk, this, terms, asSigned).run(round, progress);
        } else {
            bulk(terms, round, progress);
        }
    }

    private void bulk(Order.Terms terms, BulkIssue.Round round, Progress progress) {
        new BulkIssue(desk, drafting(terms), authorities.signingKey(terms.issuer()), round).run(progress);
    }

    /// What a bulk job does with a thing that has a valid certificate already.
    public enum Equipped { SKIP, ISSUE_ANOTHER }
}
