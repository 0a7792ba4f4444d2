package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.VaultFinding;
import dev.chancery.domain.VaultFinding.Weight;
import java.util.List;

/// What was seen of an authority in a Vault. `chain` leads from its certificate upwards, and is empty where none could be
/// read.
public record VaultSurvey(List<VaultFinding> findings, List<Bytes> chain) {

    public VaultSurvey {
        findings = List.copyOf(findings);
        chain = List.copyOf(chain);
    }

    /// Whether it can issue.
    public boolean isReady() {
        return findings.stream().noneMatch(finding -> finding.weight() == Weight.STOPS);
    }
}
