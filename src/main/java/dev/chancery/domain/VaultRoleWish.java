package dev.chancery.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A role as it shall be written: only what is said here is sent, the rest is Vault's default.
///
/// `fields` are in Vault's own words, values are text, numbers, truth values or lists of text: a script or Terraform says
/// the same.
public record VaultRoleWish(Map<String, Object> fields) {

    public static final VaultRoleWish DEFAULTS = new VaultRoleWish(Map.of());

    public VaultRoleWish {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// The same, and this too.
    public VaultRoleWish with(String field, Object value) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new VaultRoleWish(more);
    }

    /// Names in these domains, and those below them where `subdomains` says so.
    public VaultRoleWish domains(List<String> domains, boolean subdomains) {
        return with("allowed_domains", List.copyOf(domains)).with("allow_subdomains", subdomains);
    }

    /// Whatever name, be it no host's.
    public VaultRoleWish anyName() {
        return with("allow_any_name", true).with("enforce_hostnames", false);
    }

    /// Keys of this kind alone.
    public VaultRoleWish key(KeySpec key) {
        return with("key_type", VaultCaWish.type(key)).with("key_bits", VaultCaWish.bits(key));
    }

    public VaultRoleWish anyKey() {
        return with("key_type", "any");
    }

    public VaultRoleWish longest(Ttl life) {
        return with("max_ttl", life.toString());
    }

    public VaultRoleWish usual(Ttl life) {
        return with("ttl", life.toString());
    }

    public VaultRoleWish commonNameRequired(boolean required) {
        return with("require_cn", required);
    }

    /// Whether names are taken from the certification request rather than from what is asked beside it.
    public VaultRoleWish namesOfRequest(boolean taken) {
        return with("use_csr_common_name", taken).with("use_csr_sans", taken);
    }

    public VaultRoleWish purposes(boolean client, boolean server) {
        return with("client_flag", client).with("server_flag", server);
    }

    /// What the key may be used for, in X.509's words (`DigitalSignature`).
    public VaultRoleWish usages(List<String> usages) {
        return with("key_usage", List.copyOf(usages));
    }
}
