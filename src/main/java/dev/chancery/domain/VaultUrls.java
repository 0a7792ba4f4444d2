package dev.chancery.domain;

import java.util.List;

/// Where what a mount signs says that its issuer, its revocation list and its OCSP responder are. Lists that are empty are
/// not sent.
public record VaultUrls(List<String> issuers, List<String> lists, List<String> responders) {

    public VaultUrls {
        issuers = List.copyOf(issuers);
        lists = List.copyOf(lists);
        responders = List.copyOf(responders);
    }

    /// The mount's own, as they are reached under `address`.
    public static VaultUrls of(VaultAddress address, VaultPath mount) {
        var at = address.base() + "/v1/" + address.namespace().map(name -> name + "/").orElse("") + mount;
        return new VaultUrls(List.of(at + "/ca"), List.of(at + "/crl"), List.of());
    }
}
