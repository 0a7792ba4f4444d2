package dev.chancery.vault;

import dev.chancery.TestClock;
import dev.chancery.domain.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PracticeVaultTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test void aLabIsSetUpAndIssuesReadsAndRevokesThroughIt() {
        try (var practice = PracticeVault.start(new TestClock(NOW));
                var root = Vault.open(practice.address(), List.of(), practice.rootLogin(), Progress.NONE)) {
            new VaultWalk(root, practice.address(), List.of(), "").walk();
        }
    }

    @Test void theSameThroughTls() {
        var tls = PracticeTls.of("localhost", Clock.systemUTC().instant());
        try (var practice = PracticeVault.start(new TestClock(NOW), tls);
                var root = Vault.open(practice.address(), List.of(tls.certificate()), practice.rootLogin(), Progress.NONE)) {
            new VaultWalk(root, practice.address(), List.of(tls.certificate()), "").walk();
        }
    }
}
