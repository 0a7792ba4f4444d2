package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultId;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultServer;
import dev.chancery.engine.VaultSignInAsker.Given;
import dev.chancery.vault.Vault;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Lets those in who are signed in at a Vault, and has a person asked where nobody is any more and a person is there.
final class VaultReception {

    private final Desk desk;
    private final VaultSessions sessions;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile VaultSignInAsker asker = VaultSignInAsker.NOBODY;

    VaultReception(Desk desk, VaultSessions sessions) {
        this.desk = desk;
        this.sessions = sessions;
    }

    void askBy(VaultSignInAsker person) {
        asker = person;
    }

    /// The line to this server. Where a person can be asked, it is tried first whether the server still takes who is signed
    /// in.
    ///
    /// @throws AccessFailure.VaultSignIn when somebody has to sign in and does not
    /// @throws VaultFailure when the server cannot be asked, or takes nothing that is given
    Vault line(VaultServer server, Progress progress) {
        if (asker != VaultSignInAsker.NOBODY && !TokenSessions.isUnattended() && needed(server, progress).isPresent()) {
            askOnce(server.id(), progress);
        }
        return sessions.of(one(server.id()), progress);
    }

    /// Two that need the same server at once have its person asked once.
    private void askOnce(VaultId id, Progress progress) {
        asking.lock();
        try {
            progress.checkCancelled();
            var server = one(id);
            needed(server, progress).ifPresent(why -> ask(server, why, progress));
        } finally {
            asking.unlock();
        }
    }

    /// Why somebody has to sign in; empty when that is not needed. A policy may forbid a token to look at itself.
    private Optional<Failure> needed(VaultServer server, Progress progress) {
        try {
            sessions.of(server, progress).lookupSelf();
            return Optional.empty();
        } catch (VaultFailure.VaultDenied lives) {
            return Optional.empty();
        } catch (AccessFailure.VaultSignIn nobody) {
            return Optional.of(nobody);
        } catch (VaultRefused refused) {
            return Optional.of(ofSecret(refused));
        }
    }

    /// The refusal where it is about the secret; any other is thrown on.
    private static VaultRefused ofSecret(VaultRefused refused) {
        return switch (refused.why()) {
            case NO_TOKEN, BAD_TOKEN, LOGIN -> refused;
            case SEALED, NOT_INITIALISED, ELSEWHERE, UNKNOWN_MOUNT, UNKNOWN_ROLE, NO_AUTHORITY, NOT_THERE, RULE, EXPIRED, TOO_FAST,
                    UNKNOWN_CALL, FAULT -> throw refused;
        };
    }

    private void ask(VaultServer server, Failure why, Progress progress) {
        for (var last = Optional.of(why); last.isPresent();) {
            var unmet = last.get();
            var refused = last.filter(VaultRefused.class::isInstance);
            var given = asker.signIn(server, refused).orElseThrow(() -> unmet);
            last = tried(server, given, progress);
        }
    }

    /// What the server says against the secret; empty when it takes it.
    private Optional<Failure> tried(VaultServer server, Given given, Progress progress) {
        try (given) {
            progress.checkCancelled();
            signIn(server, given, progress);
            return Optional.empty();
        } catch (VaultRefused again) {
            return Optional.of(ofSecret(again));
        }
    }

    /// Signs in with this, and remembers the login when the server takes it.
    void signIn(VaultServer server, Given given, Progress progress) {
        given.secret().use(typed -> {
            open(server, given.login(), typed, progress);
            desk.write(tx -> {
                if (!given.login().equals(server.place().login())) {
                    tx.vaults().update(server.id(), asking(server.place(), given.login()));
                    desk.note(tx, Act.VAULT_CHANGED, server.place().label(), "");
                }
                if (!given.keep() && tx.vaults().deleteSecret(server.id())) {
                    desk.note(tx, Act.VAULT_SECRET_FORGOTTEN, server.place().label(), "");
                }
            });
            if (given.keep()) {
                keep(server, typed);
            }
            return server;
        });
    }

    private static VaultPlace asking(VaultPlace place, VaultPlace.Login login) {
        return new VaultPlace(place.address(), place.namespace(), place.trusted(), login);
    }

    /// From now on this one is signed in, if the server takes the secret.
    void open(VaultServer server, VaultPlace.Login login, char[] secret, Progress progress) {
        var vault = Vault.open(VaultSessions.address(server.place()), server.place().trusted(), VaultSessions.login(login, secret), progress);
        try {
            vault.lookupSelf();
        } catch (RuntimeException refused) {
            vault.close();
            throw refused;
        }
        sessions.put(server.id(), vault);
    }

    /// Seals the secret in the store.
    void keep(VaultServer server, char[] secret) {
        desk.write(tx -> {
            tx.vaults().putSecret(server.id(), desk.now(), sessions.sealed(server.id(), secret));
            desk.note(tx, Act.VAULT_SECRET_KEPT, server.place().label(), "");
        });
    }

    private VaultServer one(VaultId id) {
        return desk.read(tx -> tx.vaults().byId(id)).orElseThrow(() -> new Failure.Gone("Vault " + id.value()));
    }
}
