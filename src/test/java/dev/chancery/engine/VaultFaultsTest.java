package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.VaultFailure;
import dev.chancery.vault.PracticeVault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers are lost, cut and garbled and the program is killed, at random and again and again: afterwards both sides have the
/// same books, and nobody has two certificates. `-Dfaults.rounds=N` and `-Dfaults.seed=S` ask for more, and for others;
/// `target/vault-faults.txt` tells how many calls it came to.
class VaultFaultsTest {

    private static final int ROUNDS = Integer.getInteger("faults.rounds", 60);
    private static final int SEED = Integer.getInteger("faults.seed", 20_261_121);
    private static final List<Fault> FAULTS = List.of(Fault.GONE, Fault.LOST, Fault.CUT, Fault.BROKEN, Fault.NOT_JSON);
    private static final List<String> PLACES = List.of("sign/device", "pki_int/revoke", "certs", "pki_int/cert");

    @TempDir Path folder;

    @Test void whateverGoesWrongNothingIsOrphanedOrDoubled() throws Exception {
        var random = new Random(SEED);
        try (var lab = VaultLab.in(folder)) {
            for (int round = 0; round < ROUNDS; round++) {
                if (random.nextInt(3) == 0) {
                    lab.vault.once(PLACES.get(random.nextInt(PLACES.size())), FAULTS.get(random.nextInt(FAULTS.size())));
                }
                if (random.nextInt(12) == 0) {
                    lab.lab.kill();
                }
                act(lab, random);
            }
            settle(lab);
            Files.writeString(Path.of("target", "vault-faults.txt"), "%d rounds, %d calls, %d certificates, %d of them good%n".formatted(
                    ROUNDS, lab.vault.asked().size(), lab.here().size(), lab.here().stream().filter(one -> one.revoked().isEmpty()).count()));
            var good = lab.here().stream().filter(one -> one.revoked().isEmpty()).toList();
            assertThat(good.stream().map(one -> one.subject()).toList()).doesNotHaveDuplicates();
            assertThat(good).allMatch(one -> one.hasKey()).isNotEmpty();
            assertThat(new HashSet<>(lab.here())).hasSize(lab.vault.count("pki_int") - 1);
        }
    }

    private static void act(VaultLab lab, Random random) {
        var name = "press-" + random.nextInt(25) + ".lab.test";
        var mine = lab.here().stream().filter(one -> one.revoked().isEmpty() && one.label().equals(name)).findFirst();
        try {
            if (mine.isEmpty()) {
                lab.issue(name);
            } else {
                lab.lab.office.revocations().revoke(Scope.of(mine.get().id()), Reason.SUPERSEDED);
            }
        } catch (VaultFailure _) {
            assertThat(lab.vaults().issuing().waiting(lab.authority.id())).isEmpty();
        }
    }

    /// The faults that were ordered and not met yet come up now.
    private static void settle(VaultLab lab) {
        for (int tries = 0; ; tries++) {
            try {
                lab.lab.clock.advance(VaultAsking.GRACE.plusSeconds(1));
                var seen = lab.compare();
                seen = seen.agrees() ? seen : lab.vaults().inventory().adopt(lab.authority.id(), seen, Progress.NONE);
                assertThat(seen.agrees()).isTrue();
                assertThat(lab.vaults().issuing().unanswered(lab.authority.id())).isZero();
                return;
            } catch (VaultFailure again) {
                assertThat(tries).isLessThan(ROUNDS);
            }
        }
    }
}
