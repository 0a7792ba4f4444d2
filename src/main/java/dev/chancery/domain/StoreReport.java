package dev.chancery.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /// What is safe to do about them, each once. Nothing is signed or numbered by what somebody else has changed.
    public List<StoreRepair> repairs() {
        return findings.stream().flatMap(finding -> repair(finding).stream()).distinct().toList();
    }

    private Optional<StoreRepair> repair(StoreFinding finding) {
        var sealed = findings.stream().noneMatch(StoreFinding.OfSeal.class::isInstance);
        return finding.repair().filter(repair -> sealed || !repair.restsOnSeals());
    }

    /// The findings that this repair is for.
    public List<StoreFinding> mendedBy(StoreRepair repair) {
        return findings.stream().filter(finding -> repair(finding).filter(repair::equals).isPresent()).toList();
    }
}
