package dev.chancery.domain;

import java.time.Instant;
import java.util.List;

/// What a check of a store has found. `findings` holds the first [#MOST] of them, `found` counts all; the other numbers say
/// how much was looked at.
public record StoreReport(
        Instant when, List<StoreFinding> findings, long found, long certificates, long keys, long lists) {

    /// The most findings that are kept.
    public static final int MOST = 10_000;

    public StoreReport {
        findings = List.copyOf(findings);
    }

    public boolean good() {
        return found == 0;
    }

    /// What is safe to do about them, each once.
    public List<StoreRepair> repairs() {
        return findings.stream().flatMap(finding -> finding.repair().stream()).distinct().toList();
    }

    /// The findings that this repair is for.
    public List<StoreFinding> mendedBy(StoreRepair repair) {
        return findings.stream().filter(finding -> finding.repair().filter(repair::equals).isPresent()).toList();
    }
}
