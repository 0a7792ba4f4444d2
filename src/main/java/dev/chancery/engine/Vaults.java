package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.VaultId;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultSelf;
import dev.chancery.domain.VaultServer;
import dev.chancery.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The Vault and OpenBao servers that the store knows, who is signed in there, and the authorities whose keys they hold.
/// Nothing is sent before somebody asks for it.
public final class Vaults implements AutoCloseable {

    private final Desk desk;
    private final VaultSessions sessions;
    private final VaultReception reception;
    private final VaultArrival arrival;
    private final VaultIssuing issuing;
    private final VaultLedger ledger;
    private final VaultInventory inventory;
    private final VaultRevoking revoking;

    Vaults(Desk desk, Authorities authorities, Imports imports) {
        this.desk = desk;
        this.sessions = new VaultSessions(desk);
        this.reception = new VaultReception(desk, sessions);
        this.arrival = new VaultArrival(desk, imports);
        var lines = new VaultLines(desk, reception);
        this.ledger = new VaultLedger(desk, lines);
        this.issuing = new VaultIssuing(desk, authorities, lines, ledger);
        this.inventory = new VaultInventory(desk, authorities, imports, lines, ledger);
        this.revoking = new VaultRevoking(desk, lines);
    }

    /// From now on this person is asked where nobody is signed in any more.
    public void askBy(VaultSignInAsker person) {
        reception.askBy(person);
    }

    public List<VaultServer> servers() {
        return desk.read(tx -> tx.vaults().all());
    }

    /// @throws Failure.Gone when there is none
    public VaultServer one(VaultId id) {
        return desk.read(tx -> tx.vaults().byId(id)).orElseThrow(() -> new Failure.Gone("Vault " + id.value()));
    }

    /// Where the authorities live that live in one.
    public List<VaultHome> homes() {
        return desk.read(tx -> tx.vaults().homes());
    }

    /// When the authority's Vault last answered.
    public Optional<Instant> contact(AuthorityId authority) {
        return desk.read(tx -> tx.vaults().contact(authority));
    }

    /// Remembers this server; one of the same address and namespace gets this trust and login, and whoever is signed in
    /// there is not any more. Nothing is sent.
    ///
    /// @throws Failure.Refused when the address is none
    public VaultServer remember(VaultPlace place) {
        var address = VaultSessions.address(place);
        var valid = new VaultPlace(address.base().toString(), address.namespace().orElse(""), place.trusted(), place.login());
        var id = desk.change(tx -> {
            var known = tx.vaults().at(valid.address(), valid.namespace()).map(VaultServer::id);
            known.ifPresent(one -> tx.vaults().update(one, valid));
            desk.note(tx, known.isPresent() ? Act.VAULT_CHANGED : Act.VAULT_ADDED, valid.label(), "");
            return known.orElseGet(() -> tx.vaults().insert(valid));
        });
        sessions.end(id);
        return one(id);
    }

    /// Knows the server no more.
    ///
    /// @throws KeyFailure.KeyInVault when an authority lives there
    public void forget(VaultId id) {
        sessions.end(id);
        desk.write(tx -> {
            tx.vaults().homes().stream().filter(home -> home.server().id().equals(id)).findFirst().ifPresent(home -> {
                throw new KeyFailure.KeyInVault(home.label());
            });
            tx.vaults().byId(id).ifPresent(server -> desk.note(tx, Act.VAULT_REMOVED, server.place().label(), ""));
            tx.vaults().delete(id);
        });
    }

    /// What forgetting where an authority lives leaves behind: `certificates` of it stay in the store, and `open` requests keep
    /// it from being forgotten. `last` when no other authority lives on that server, which is then forgotten too, with a
    /// secret that is kept.
    public record Leaving(VaultHome home, long certificates, int open, boolean last) {}

    /// What [#leave] would do.
    ///
    /// @throws Failure.Gone when the authority lives in no Vault
    public Leaving leaving(AuthorityId authority) {
        return desk.read(tx -> leaving(tx, authority));
    }

    private static Leaving leaving(Transaction tx, AuthorityId authority) {
        var home = tx.vaults().home(authority).orElseThrow(() -> new Failure.Gone("authority " + authority.value() + " in a Vault"));
        var last = tx.vaults().homes().stream().filter(one -> one.server().id().equals(home.server().id())).count() == 1;
        return new Leaving(home, tx.certificates().serialsOf(authority).size(), tx.vaultErrands().of(authority).size(), last);
    }

    /// Forgets where the authority lives. It stays with all its certificates, and issues nothing until it is added again;
    /// nothing is changed on the server.
    ///
    /// @throws KeyFailure.KeyInVault when something that was asked there is not settled; nothing is changed then
    public void leave(AuthorityId authority) {
        var left = desk.change(tx -> {
            var leaving = leaving(tx, authority);
            if (leaving.open() > 0) {
                throw new KeyFailure.KeyInVault(leaving.home().label());
            }
            tx.vaults().leave(authority);
            desk.note(tx, Act.VAULT_REMOVED, Authorities.required(tx, authority).name(), leaving.home().label());
            return leaving;
        });
        if (left.last()) {
            forget(left.home().server().id());
        }
    }

    /// Makes sure that the server is there and takes who is signed in; a person is asked where one can be and has to be.
    ///
    /// @throws AccessFailure.VaultSignIn when nobody signs in
    /// @throws VaultFailure when it cannot be asked, or takes nobody
    public VaultSelf reach(VaultId id, Progress progress) {
        return reception.line(one(id), progress).lookupSelf();
    }

    /// Signs in, until the store is locked or [#signOut]. `secret` is the token or the secret id, and stays the caller's to
    /// wipe; with `keep` it is sealed in the store, and signs in by itself from then on.
    ///
    /// @throws VaultFailure when the server does not take it; nothing is kept then
    public void signIn(VaultId id, char[] secret, boolean keep, Progress progress) {
        var server = one(id);
        reception.open(server, server.place().login(), secret, progress);
        if (keep) {
            reception.keep(server, secret);
        }
    }

    /// Signs in with another login too, which is remembered when the server takes it; a secret that was kept is replaced or
    /// forgotten then. `given` stays the caller's to close.
    ///
    /// @throws VaultFailure when the server does not take it; nothing is changed then
    public void signIn(VaultId id, VaultSignInAsker.Given given, Progress progress) {
        reception.signIn(one(id), given, progress);
    }

    /// Whether calls to it need no secret from anybody.
    public boolean isSignedIn(VaultId id) {
        return sessions.isOpen(id) || one(id).kept().isPresent();
    }

    /// Forgets whoever is signed in there, also a secret that is kept.
    public void signOut(VaultId id) {
        sessions.end(id);
        desk.write(tx -> {
            if (tx.vaults().deleteSecret(id)) {
                desk.note(tx, Act.VAULT_SECRET_FORGOTTEN, tx.vaults().byId(id).map(one -> one.place().label()).orElse(""), "");
            }
        });
    }

    /// The roles of this mount.
    ///
    /// @throws VaultFailure when it cannot be asked, or does not say
    public List<String> roles(VaultId id, VaultPath mount, Progress progress) {
        return reception.line(one(id), progress).at(mount).roles();
    }

    /// Looks at everything that issuing there needs. Nothing is changed, there or here.
    ///
    /// @throws AccessFailure.VaultSignIn when nobody is signed in there
    public VaultSurvey survey(VaultTarget target, Progress progress) {
        var server = one(target.server());
        return new VaultLook(desk, reception.line(server, progress), target, server.place().trusted()).survey();
    }

    /// Makes it an authority of the store: its certificate and those above it come in, its key stays where it is.
    ///
    /// @throws Failure.Refused when the name is taken or the certificates cannot come in; nothing is changed then
    public Authority add(VaultTarget target, VaultSurvey survey, String name, Progress progress) {
        return arrival.add(one(target.server()), target, survey, name, progress);
    }

    /// Certificates from there.
    public VaultIssuing issuing() {
        return issuing;
    }

    /// What was asked there and is not settled.
    public VaultLedger ledger() {
        return ledger;
    }

    /// What it has issued, beside what the store has.
    public VaultInventory inventory() {
        return inventory;
    }

    VaultRevoking revoking() {
        return revoking;
    }

    @Override public void close() {
        sessions.close();
    }
}
