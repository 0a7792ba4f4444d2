package dev.chancery.domain;

/// What we ask a PKI mount for, each with the path under it and the capability that a policy must give.
public enum VaultAct {
    SIGN("sign/{role}", "update"),
    ISSUE("issue/{role}", "update"),
    REVOKE("revoke", "update"),
    LIST_CERTIFICATES("certs", "list"),
    READ_CERTIFICATE("cert/+", "read"),
    LIST_ROLES("roles", "list"),
    READ_ROLE("roles/{role}", "read");

    private final String path;
    private final String capability;

    VaultAct(String path, String capability) {
        this.path = path;
        this.capability = capability;
    }

    /// The path that a policy names for it.
    public VaultNeed need(VaultPath mount, VaultPath role) {
        return new VaultNeed(mount + "/" + path.replace("{role}", role.value()), capability);
    }
}
