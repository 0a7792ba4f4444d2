package dev.chancery.domain;

/// A capability (`update`) on a path (`pki_int/sign/device`, as policies write it: `+` stands for one step).
public record VaultNeed(String path, String capability) {

    @Override public String toString() {
        return capability + " on " + path;
    }
}
