package dev.chancery.domain;

/// That an authority's key lives in a Vault or OpenBao: in which, at which mount, and by which role it issues. `keysThere`
/// when the keys of what it issues are made there too.
public record VaultHome(AuthorityId authority, VaultServer server, String mount, String role, boolean keysThere) {

    /// `https://vault.lab:8200, pki/devices`.
    public String label() {
        return server.place().label() + ", " + mount + "/" + role;
    }
}
