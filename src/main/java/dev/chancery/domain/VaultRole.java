package dev.chancery.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a role of a PKI mount lets be signed. Lengths that are empty are left to the mount.
public record VaultRole(VaultPath name, Names names, Key key, Requests requests, Life life) {

    /// Which names it takes.
    public record Names(List<String> domains, boolean bare, boolean subdomains, boolean globs, boolean any) {
        public Names {
            domains = List.copyOf(domains);
        }
    }

    /// `type` is `rsa`, `ec`, `ed25519` or `any`; `bits` is empty where it does not say.
    public record Key(String type, OptionalInt bits) {}

    /// Where the names come from when a request is signed: `commonName` and `sans` say that those of the request are
    /// taken, and what we ask for beside it is ignored.
    public record Requests(boolean commonName, boolean sans, boolean commonNameRequired, boolean client, boolean server) {}

    /// How long a certificate lives when nobody says, and at most. `kept` is whether Vault keeps what it signs: without it
    /// nothing can be listed or revoked.
    public record Life(Optional<Duration> usual, Optional<Duration> longest, Duration backdate, boolean kept) {}
}
