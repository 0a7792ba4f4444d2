package dev.chancery.engine;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultHome;
import dev.chancery.domain.VaultViolation;
import dev.chancery.store.Candidate;
import dev.chancery.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Revoking where the key lives: Vault first, so that what is called revoked here is revoked there.
final class VaultRevoking {

    private final Desk desk;
    private final VaultLines lines;

    VaultRevoking(Desk desk, VaultLines lines) {
        this.desk = desk;
        this.lines = lines;
    }

    /// Those whose issuers live in a Vault; nobody is asked for candidates where none does.
    List<Candidate> there(Function<Transaction, List<Candidate>> candidates) {
        var homes = homes();
        return homes.isEmpty() ? List.of() : desk.read(candidates).stream().filter(one -> homes.containsKey(one.issuer()) && !one.isRoot()).toList();
    }

    private Map<AuthorityId, VaultHome> homes() {
        return desk.read(tx -> tx.vaults().homes()).stream().collect(Collectors.toMap(VaultHome::authority, Function.identity()));
    }

    /// @throws Failure.Refused for a hold, which Vault does not know
    void require(List<Candidate> there, Reason reason) {
        if (reason == Reason.CERTIFICATE_HOLD && !there.isEmpty()) {
            throw new Failure.Refused(new VaultViolation.NoHoldInVault(requireNonNull(homes().get(there.getFirst().issuer())).label()));
        }
    }

    /// Revokes it there. Again is no failure.
    ///
    /// @throws VaultFailure when Vault does not do it
    void revoke(Candidate one, Progress progress) {
        var line = lines.of(one.issuer(), progress);
        VaultLedger.revoke(line, one.serial());
        line.heard();
        desk.write(tx -> desk.note(tx, Act.VAULT_REVOKED, one.serial().hex(), line.home().label()));
    }
}
