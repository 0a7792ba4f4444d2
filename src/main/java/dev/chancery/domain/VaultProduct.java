package dev.chancery.domain;

/// Who made the server; both speak the same words.
public enum VaultProduct {
    VAULT("HashiCorp Vault"), OPENBAO("OpenBao");

    private final String label;

    VaultProduct(String label) {
        this.label = label;
    }

    /// How it writes itself, the same in every language.
    public String label() {
        return label;
    }
}
