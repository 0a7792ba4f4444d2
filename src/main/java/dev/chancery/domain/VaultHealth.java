package dev.chancery.domain;

/// How a Vault is. A standby hands what it is asked to the active node.
public record VaultHealth(boolean initialised, boolean sealed, boolean standby, VaultProduct product, String version) {

    /// Whether it can be asked for anything.
    public boolean ready() {
        return initialised && !sealed;
    }

    /// `HashiCorp Vault 1.21.0`.
    public String label() {
        return (product.label() + " " + Visible.text(version, 40)).strip();
    }
}
