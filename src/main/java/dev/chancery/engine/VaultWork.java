package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultOutcome;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPlan;
import dev.chancery.domain.VaultStepStanding;
import dev.chancery.domain.VaultStep;
import dev.chancery.pki.Pem;
import dev.chancery.vault.SetupSteps;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Takes the steps of one plan, one after the other.
final class VaultWork {

    private final SetupSteps steps;
    private final VaultSetup.Here here;
    private final VaultPlan plan;
    private final Set<VaultPath> fresh = new HashSet<>();

    VaultWork(SetupSteps steps, VaultSetup.Here here, VaultPlan plan) {
        this.steps = steps;
        this.here = here;
        this.plan = plan;
    }

    VaultOutcome take(VaultStep step, boolean replacing) {
        var outcome = switch (new SetupLook(steps, here.authorities()).at(step)) {
            case VaultStepStanding.Missing _ -> {
                make(step);
                yield VaultOutcome.MADE;
            }
            case VaultStepStanding.Same _ -> VaultOutcome.KEPT;
            case VaultStepStanding.Different(_, var replaceable) when replaceable && replacing -> {
                replace(step);
                yield VaultOutcome.REPLACED;
            }
            case VaultStepStanding.Different _ -> VaultOutcome.LEFT;
        };
        note(step, outcome);
        return outcome;
    }

    private void note(VaultStep step, VaultOutcome outcome) {
        if (outcome == VaultOutcome.MADE || outcome == VaultOutcome.REPLACED) {
            here.desk().write(tx -> here.desk().note(tx, Act.VAULT_SET_UP, plan.place().toString(), "%s %s, %s".formatted(
                    step.getClass().getSimpleName().toLowerCase(Locale.ROOT), step.object(), outcome.name().toLowerCase(Locale.ROOT))));
        }
    }

    private void replace(VaultStep step) {
        if (step instanceof VaultStep.Mount mount) {
            steps.tune(mount);
        } else {
            steps.take(step);
        }
    }

    private void make(VaultStep step) {
        switch (step) {
            case VaultStep.Issuing issuing -> issuing(issuing);
            case VaultStep.Mount mount -> {
                steps.take(mount);
                fresh.add(mount.path());
            }
            case VaultStep.Root _, VaultStep.Urls _, VaultStep.Role _, VaultStep.Policy _, VaultStep.Login _, VaultStep.AppRole _ ->
                    steps.take(step);
        }
    }

    private void issuing(VaultStep.Issuing step) {
        switch (step.signer()) {
            case VaultStep.Signer.AtVault(var root) ->
                    steps.setSigned(step.mount(), steps.signed(step, root, Pem.request(steps.request(step).toArray())));
            case VaultStep.Signer.Ours(var root, _) -> {
                if (!takesWhatWasSigned(step, root)) {
                    steps.setSigned(step.mount(), chain(signed(step, root)));
                }
            }
        }
    }

    /// Signed in a run that was cut off before the server had the certificate: a second one for the same key helps nobody. A
    /// mount that was made just now has no such key.
    private boolean takesWhatWasSigned(VaultStep.Issuing step, AuthorityId root) {
        return !fresh.contains(step.mount()) && here.foreign().signed(root, step.subject()).stream().anyMatch(one -> taken(step, one));
    }

    private boolean taken(VaultStep.Issuing step, Authority signed) {
        try {
            steps.setSigned(step.mount(), chain(signed));
            return true;
        } catch (VaultRefused otherKey) {
            if (Set.of(VaultRefused.Why.RULE, VaultRefused.Why.FAULT, VaultRefused.Why.NO_AUTHORITY).contains(otherKey.why())) {
                return false;
            }
            throw otherKey;
        }
    }

    private Authority signed(VaultStep.Issuing step, AuthorityId root) {
        var name = here.foreign().free(step.subject().commonName().orElse(step.object()));
        return here.foreign().sign(new ForeignAuthority(root, name, step.subject(), step.life(), steps.request(step),
                plan.place() + ", " + step.mount()));
    }

    private List<Bytes> chain(Authority signed) {
        return here.authorities().chain(signed.id()).stream().map(one -> one.certificate().der()).toList();
    }

    /// The authority of this store that issues there now; empty where the store does not know it.
    Optional<AuthorityId> authority() {
        var there = steps.authority(plan.issuing().mount());
        return here.authorities().all().stream().filter(one -> Optional.of(one.certificate().der()).equals(there))
                .map(Authority::id).findFirst();
    }
}
