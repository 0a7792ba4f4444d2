package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultHealth;
import dev.chancery.domain.VaultLogin;
import dev.chancery.domain.VaultPlan;
import dev.chancery.export.Delivery;
import dev.chancery.vault.SetupScript;
import dev.chancery.vault.SetupTerraform;
import dev.chancery.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Setting a PKI up on a Vault or OpenBao: from here, or as a text that somebody else runs.
public final class VaultSetups {

    private final Desk desk;
    private final Authorities authorities;
    private final ForeignAuthorities foreign;

    VaultSetups(Desk desk, Authorities authorities, ForeignAuthorities foreign) {
        this.desk = desk;
        this.authorities = authorities;
        this.foreign = foreign;
    }

    /// The plan as a Bash script. It holds no secret.
    public String script(VaultPlan plan) {
        return SetupScript.of(plan);
    }

    /// The plan as Terraform or OpenTofu text. It holds no secret, and makes none.
    public String terraform(VaultPlan plan) {
        return SetupTerraform.of(plan);
    }

    /// Writes one of the texts to a file; one that has the name already is replaced when the new one is whole.
    ///
    /// @throws dev.chancery.domain.FileFailure when it cannot be written
    public void save(Path file, String text) {
        new Delivery(desk.surroundings().random()).replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The certificates in a file, PEM or DER, by which a server is believed besides those of the platform.
    ///
    /// @throws dev.chancery.domain.FileFailure.CannotRead when it cannot be read
    /// @throws dev.chancery.domain.Failure.Malformed when something else is in it
    public List<Bytes> trusted(Path file) {
        return new CloudFiles(desk.surroundings().random()).trusted(file);
    }

    /// How the server is, asked without a login.
    ///
    /// @throws dev.chancery.domain.VaultFailure when it does not answer
    public VaultHealth health(VaultAddress address, List<Bytes> trusted, Progress progress) {
        return Vault.health(address, trusted, progress);
    }

    /// Connects. The login is taken over, and wiped when what comes back is closed, or now when it fails.
    ///
    /// @throws dev.chancery.domain.VaultFailure when the server cannot be reached or does not take the login
    public VaultSetup open(VaultAddress address, List<Bytes> trusted, VaultLogin login, Progress progress) {
        var vault = Vault.open(address, trusted, login, progress);
        return new VaultSetup(vault, new VaultSetup.Here(desk, authorities, foreign));
    }
}
