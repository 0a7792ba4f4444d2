package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// That part of a run of replacements that Vaults sign, one after the other. What they sign otherwise than asked for waits
/// for a decision where somebody can be asked, and is revoked again where nobody can.
final class VaultReplacement {

    private final Authorities authorities;
    private final VaultRenewals renewals;
    private final boolean asking;
    private final Map<AuthorityId, RuntimeException> away = new HashMap<>();
    private final List<Replacements.Pair> done = new ArrayList<>();
    private final List<VaultResult.Asks> waiting = new ArrayList<>();
    private final List<Publication> publications = new ArrayList<>();

    VaultReplacement(Authorities authorities, VaultRenewals renewals, boolean asking) {
        this.authorities = authorities;
        this.renewals = renewals;
        this.asking = asking;
    }

    boolean takes(Proposal proposal) {
        return authorities.inVault(proposal.order().terms().issuer()).isPresent();
    }

    /// @throws Failure when it is not replaced; a Vault that was away for one is not asked for the next
    void replace(Proposal proposal, Progress progress) {
        progress.checkCancelled();
        var issuer = proposal.order().terms().issuer();
        Optional.ofNullable(away.get(issuer)).ifPresent(why -> {
            throw why;
        });
        try {
            hear(proposal, renewals.ask(proposal, progress), progress);
        } catch (VaultFailure.VaultUnreached | AccessFailure.VaultSignIn why) {
            away.put(issuer, why);
            throw why;
        }
    }

    private void hear(Proposal proposal, VaultResult result, Progress progress) {
        if (asking && result instanceof VaultResult.Asks asks) {
            waiting.add(asks);
        } else {
            var replaced = renewals.replaced(proposal, renewals.strictly(result, progress));
            done.add(new Replacements.Pair(proposal.old().id(), replaced.successor().id()));
            publications.addAll(replaced.publications());
        }
    }

    List<Replacements.Pair> done() {
        return done;
    }

    List<VaultResult.Asks> waiting() {
        return waiting;
    }

    List<Publication> publications() {
        return publications;
    }
}
