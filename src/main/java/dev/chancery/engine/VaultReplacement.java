package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
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

    /// What becomes of what they sign otherwise than asked for.
    enum Otherwise {
        /// It waits until somebody has decided.
        WAITS,
        /// It is kept.
        KEPT,
        /// It is revoked again.
        GIVEN_UP
    }

    private final Authorities authorities;
    private final VaultRenewals renewals;
    private final Otherwise otherwise;
    private final Map<AuthorityId, RuntimeException> away = new HashMap<>();
    private final List<VaultResult.Asks> waiting = new ArrayList<>();
    private final List<Publication> publications = new ArrayList<>();

    VaultReplacement(Authorities authorities, VaultRenewals renewals, Otherwise otherwise) {
        this.authorities = authorities;
        this.renewals = renewals;
        this.otherwise = otherwise;
    }

    boolean takes(Proposal proposal) {
        return authorities.inVault(proposal.order().terms().issuer()).isPresent();
    }

    /// The successor, unless it waits for a decision.
    ///
    /// @throws Failure when it is not replaced; a Vault that was away for one is not asked for the next
    Optional<Certificate> replace(Proposal proposal, Progress progress) {
        progress.checkCancelled();
        var issuer = proposal.order().terms().issuer();
        Optional.ofNullable(away.get(issuer)).ifPresent(why -> {
            throw why;
        });
        try {
            return hear(proposal, renewals.ask(proposal, progress), progress);
        } catch (VaultFailure.VaultUnreached | AccessFailure.VaultSignIn why) {
            away.put(issuer, why);
            throw why;
        }
    }

    private Optional<Certificate> hear(Proposal proposal, VaultResult result, Progress progress) {
        if (!(result instanceof VaultResult.Asks asks) || otherwise == Otherwise.GIVEN_UP) {
            var replaced = renewals.replaced(proposal, renewals.strictly(result, progress));
            publications.addAll(replaced.publications());
            return Optional.of(replaced.successor());
        }
        if (otherwise == Otherwise.KEPT) {
            return Optional.of(renewals.keep(asks.errand()));
        }
        waiting.add(asks);
        return Optional.empty();
    }

    List<VaultResult.Asks> waiting() {
        return waiting;
    }

    List<Publication> publications() {
        return publications;
    }
}
