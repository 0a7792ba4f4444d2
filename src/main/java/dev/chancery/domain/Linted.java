package dev.chancery.domain;

import java.util.List;

/// A certificate, revocation list or request that was held to the rules, and those that it breaks. `place` is its place
/// among all that was handed in, from 1.
public record Linted(Kind kind, int place, List<Breach> breaches) {

    public enum Kind { CERTIFICATE, REVOCATION_LIST, REQUEST }

    public Linted {
        breaches = List.copyOf(breaches);
    }

    /// Whether it breaks no rule that keeps Chancery from signing.
    public boolean holds() {
        return breaches.stream().noneMatch(breach -> breach.severity().forbidsSigning());
    }
}
