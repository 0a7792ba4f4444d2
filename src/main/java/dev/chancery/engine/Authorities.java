package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Generations;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.Violation;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Draft;
import dev.chancery.pki.Issuer;
import dev.chancery.pki.SigningKey;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The certificate authorities of a store: roots and the intermediates below them.
public final class Authorities {

    private final Desk desk;
    private final Founding founding;

    Authorities(Desk desk) {
        this.desk = desk;
        this.founding = new Founding(desk);
    }

    /// All authorities, a parent before those below it.
    public List<Authority> all() {
        return desk.read(tx -> tx.authorities().all());
    }

    /// Those that issue: all but those that are followed by another one with a new key.
    public List<Authority> current() {
        return desk.read(tx -> {
            var generations = tx.generations().all();
            return tx.authorities().all().stream().filter(one -> !generations.isFollowed(one.id())).toList();
        });
    }

    /// Which authority follows which.
    public Generations generations() {
        return desk.read(tx -> tx.generations().all());
    }

    /// @throws Failure.Gone when there is none
    public Authority one(AuthorityId id) {
        return desk.read(tx -> required(tx, id));
    }

    static Authority required(Transaction tx, AuthorityId id) {
        return tx.authorities().byId(id).orElseThrow(() -> new Failure.Gone("authority " + id.value()));
    }

    /// How many certificates each authority has issued, its own not counted.
    public Map<AuthorityId, Long> issued() {
        var counts = new HashMap<>(desk.read(tx -> tx.certificates().countByIssuer()));
        all().stream().filter(Authority::isRoot).forEach(root -> counts.computeIfPresent(root.id(), (_, count) -> count - 1));
        return counts;
    }

    /// The authority and those above it, its root last.
    public List<Authority> chain(AuthorityId id) {
        return desk.read(tx -> chain(tx, id));
    }

    static List<Authority> chain(Transaction tx, AuthorityId id) {
        var chain = new ArrayList<Authority>();
        for (var next = required(tx, id); ; next = required(tx, next.parent().orElseThrow())) {
            chain.add(next);
            if (next.isRoot()) {
                return chain;
            }
        }
    }

    /// Why nobody would trust what the authority signs now: its certificate, or one above it, is revoked or on hold.
    Optional<Violation> revoked(AuthorityId id) {
        return desk.read(tx -> revoked(tx, id));
    }

    static Optional<Violation> revoked(Transaction tx, AuthorityId id) {
        return chain(tx, id).stream().flatMap(one -> one.certificate().revoked().stream()).findFirst()
                .map(IssuerViolation.IssuerRevoked::new);
    }

    /// Where the authority's key is when it lives in a Vault.
    public Optional<VaultHome> inVault(AuthorityId id) {
        return desk.read(tx -> tx.vaults().home(id));
    }

    static Violation away(Transaction tx, AuthorityId id) {
        return tx.vaults().home(id).<Violation>map(home -> new IssuerViolation.IssuerInVault(home.label())).orElseGet(IssuerViolation.IssuerKeyAway::new);
    }

    /// Why the authority, whose key is not in the store, cannot sign here.
    Violation away(AuthorityId id) {
        return desk.read(tx -> away(tx, id));
    }

    public Decoded decoded(AuthorityId id) {
        return CertificateReader.decode(one(id).certificate().der().toArray());
    }

    /// The first of this chain, ready to check what it is asked to sign.
    static Issuer issuer(List<Authority> chain) {
        var ders = chain.stream().map(authority -> authority.certificate().der().toArray()).toList();
        return Issuer.of(ders.getFirst(), ders.subList(1, ders.size()).toArray(byte[][]::new));
    }

    /// The certificate as it would be signed, or every reason why it must not be. Nothing is changed.
    public Checked<Draft> draft(NewAuthority wanted) {
        return desk.read(tx -> founding.draft(tx, wanted, desk.newSerial()));
    }

    /// The same as a job that nobody cancels.
    public Authority create(NewAuthority wanted) {
        return create(wanted, Progress.NONE);
    }

    /// Makes the authority. Its serial number is on disk before a key is used, and it is durable when this returns. It can
    /// be cancelled until its key is made, and leaves no trace then. A key that was made on a token is taken away again
    /// when it comes to nothing.
    ///
    /// @throws Failure.Refused with all violations; nothing is changed then
    /// @throws Failure when a token that it needs cannot be asked
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public Authority create(NewAuthority wanted, Progress progress) {
        return founding.create(wanted, progress);
    }

    /// Renames the authority and changes what its issuing forms offer first; the certificate stays as it is.
    ///
    /// @throws Failure.Refused when the name is taken or not valid
    public void change(AuthorityId id, String name, Authority.Defaults defaults) {
        var valid = Authority.name(name).orRefuse();
        desk.write(tx -> {
            tx.authorities().rename(id, valid);
            tx.authorities().updateDefaults(id, defaults);
            desk.note(tx, Act.AUTHORITY_CHANGED, valid, "name or issuing defaults");
        });
    }

    /// Writes the authority's certificate to this file as PEM, with those above it behind it where `chained`. A file that
    /// has the name already stays until the new one is whole.
    ///
    /// @throws FileFailure when the file cannot be written
    public void save(AuthorityId id, boolean chained, Path file) {
        var certificates = (chained ? chain(id) : List.of(one(id))).stream().map(Authority::certificate).toList();
        CertificateFile.write(file, certificates.stream().map(each -> each.der().toArray()).toList(),
                desk.surroundings().random());
        desk.write(tx -> desk.note(tx, Act.CERTIFICATE_EXPORTED, certificates.getFirst().serial().hex(), "to " + file));
    }

    /// What the authority may issue for things and others; what stands below it is bound by its path length alone.
    public IssuingPolicy policy(AuthorityId id) {
        return desk.read(tx -> tx.policies().of(id));
    }

    /// Sets what the authority may issue from now on.
    ///
    /// @throws Failure.Gone when there is no such authority
    public void changePolicy(AuthorityId id, IssuingPolicy policy) {
        desk.write(tx -> {
            var authority = required(tx, id);
            tx.policies().put(id, policy);
            desk.note(tx, Act.POLICY_CHANGED, authority.name(), "");
        });
    }

    /// The key of an authority, ready to sign, see [SigningKeys].
    ///
    /// @throws KeyFailure.KeyInVault when it is in a Vault
    SigningKey signingKey(AuthorityId id) {
        return new SigningKeys(desk).ofAuthority(id);
    }
}
