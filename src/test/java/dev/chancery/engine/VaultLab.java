package dev.chancery.engine;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultServer;
import dev.chancery.vault.PracticeVault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A store beside a practice Vault, one of whose authorities is an authority of the store.
public final class VaultLab implements AutoCloseable {

    public static final VaultPath MOUNT = new VaultPath("pki_int");
    public static final VaultPath ROLE = new VaultPath("device");

    public final TestOffice lab;
    public final PracticeVault vault;
    public final VaultServer server;
    public final Authority authority;

    private VaultLab(Path folder, boolean keysThere, boolean keep) {
        lab = TestOffice.in(folder);
        vault = PracticeVault.start(lab.clock).withPki();
        server = vaults().remember(new VaultPlace(vault.address().base().toString(), "", List.of(), VaultPlace.Login.TOKEN));
        signIn(keep);
        var target = new VaultTarget(server.id(), MOUNT, ROLE, keysThere);
        authority = vaults().add(target, vaults().survey(target, Progress.NONE), "Plant Vault", Progress.NONE);
    }

    public static VaultLab in(Path folder) {
        return new VaultLab(folder, false, true);
    }

    public static VaultLab withKeysThere(Path folder) {
        return new VaultLab(folder, true, true);
    }

    public static VaultLab forgetful(Path folder) {
        return new VaultLab(folder, false, false);
    }

    public Vaults vaults() {
        return lab.office.vaults();
    }

    public void signIn(boolean keep) {
        vaults().signIn(server.id(), PracticeVault.ROOT_TOKEN.toCharArray(), keep, Progress.NONE);
    }

    public Order.Terms terms(Ttl life) {
        return new Order.Terms(authority.id(), Profile.DEVICE, KeySpec.EC_P256, life);
    }

    public Order order(String name, Ttl life) {
        var id = new ThingId(name);
        var thing = lab.office.things().find(id).orElseGet(() -> lab.office.things().add(id, Thing.Description.NONE));
        return Order.of(thing, terms(life));
    }

    public Order order(String name) {
        return order(name, Ttl.days(30));
    }

    public VaultResult issue(String name) {
        return vaults().issuing().issue(order(name), Progress.NONE);
    }

    public Certificate issued(String name) {
        return ((VaultResult.Kept) issue(name)).certificate();
    }

    /// What the store has of the authority, its own left out.
    public List<Certificate> here() {
        return lab.office.certificates().rows(lab.office.certificates().ids(CertificateQuery.ALL.withIssuer(Optional.of(authority.id()))));
    }

    public VaultComparison compare() {
        return vaults().inventory().compare(authority.id(), Progress.NONE);
    }

    @Override public void close() {
        lab.close();
        vault.close();
    }
}
