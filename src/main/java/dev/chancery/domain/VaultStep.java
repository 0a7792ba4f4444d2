package dev.chancery.domain;

import java.util.Optional;

/// One step of setting up a PKI on a Vault or OpenBao, with all that it needs. None holds a secret.
public sealed interface VaultStep {

    /// A PKI secrets engine at this path, which issues nothing that lives longer.
    record Mount(VaultPath path, Ttl longest) implements VaultStep {}

    /// A root that the server makes.
    record Root(VaultPath mount, DistinguishedName subject, KeySpec key, Ttl life) implements VaultStep {}

    /// The issuing authority: its key and request are made at the mount, the request is signed, the answer goes back.
    record Issuing(VaultPath mount, DistinguishedName subject, KeySpec key, Ttl life, Signer signer) implements VaultStep {}

    /// Where those who trust the mount's authority find its certificate and its revocation list.
    record Urls(VaultPath mount, VaultUrls urls) implements VaultStep {}

    /// What may be issued at the mount.
    record Role(VaultPath mount, VaultPlan.Role role) implements VaultStep {}

    /// What the login may do.
    record Policy(VaultPath name, VaultPolicy policy) implements VaultStep {}

    /// The way to sign in by role id and secret id, at this path below `auth/`.
    record Login(VaultPath path) implements VaultStep {}

    /// The login itself.
    record AppRole(VaultPath path, VaultPath name, VaultPath policy, Ttl token, Optional<Ttl> secret) implements VaultStep {}

    /// Who signs the issuing authority.
    sealed interface Signer {

        /// The root at this mount.
        record AtVault(VaultPath mount) implements Signer {}

        /// An authority of this store.
        record Ours(AuthorityId authority, String name) implements Signer {}
    }

    /// What the step is about, as the server calls it.
    default String object() {
        return switch (this) {
            case Mount(var path, _) -> path.value();
            case Root(var mount, _, _, _) -> mount.value();
            case Issuing(var mount, _, _, _, _) -> mount.value();
            case Urls(var mount, _) -> mount.value();
            case Role(var mount, var role) -> mount + "/" + role.name();
            case Policy(var name, _) -> name.value();
            case Login(var path) -> path.value();
            case AppRole(_, var name, _, _, _) -> name.value();
        };
    }
}
