package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.VaultPath;

/// The way from an authority to the Vault where it lives.
final class VaultLines {

    private final Desk desk;
    private final VaultReception reception;

    VaultLines(Desk desk, VaultReception reception) {
        this.desk = desk;
        this.reception = reception;
    }

    /// @throws Failure.Gone when the authority lives in no Vault
    /// @throws AccessFailure.VaultSignIn when nobody is signed in there
    VaultAsking of(AuthorityId authority, Progress progress) {
        var home = home(authority);
        return new VaultAsking(desk, home, reception.line(home.server(), progress).at(new VaultPath(home.mount())), progress);
    }

    private VaultHome home(AuthorityId authority) {
        return desk.read(tx -> tx.vaults().home(authority)).orElseThrow(() -> new Failure.Gone("authority " + authority.value() + " in a Vault"));
    }
}
