package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultOutcome;
import dev.chancery.domain.VaultPlan;
import dev.chancery.domain.VaultStep;
import dev.chancery.domain.VaultStepStanding;
import dev.chancery.domain.Violation;
import dev.chancery.export.Delivery;
import dev.chancery.vault.Vault;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A connection to a Vault or OpenBao by which a PKI is set up there. It can be broken off and begun again: what is there
/// already is found, and what differs is never changed unasked. Closing it wipes its login.
public final class VaultSetup implements AutoCloseable {

    /// What it needs of the store.
    record Here(Desk desk, Authorities authorities, ForeignAuthorities foreign) {}

    /// How a run ended: what became of each step of the plan, the role id of the login, and the authority of this store that
    /// issues there, where one of its own has signed it.
    public record Result(List<VaultOutcome> outcomes, String roleId, Optional<AuthorityId> authority) {
        public Result {
            outcomes = List.copyOf(outcomes);
        }
    }

    private final Vault vault;
    private final Here here;

    VaultSetup(Vault vault, Here here) {
        this.vault = vault;
        this.here = here;
    }

    /// How each step of the plan stands there, in their order. Nothing is changed.
    ///
    /// @throws VaultFailure when it cannot be asked
    public List<VaultStepStanding> look(VaultPlan plan, Progress progress) {
        var look = new SetupLook(vault.watchedBy(progress).steps(), here.authorities());
        var found = new ArrayList<VaultStepStanding>();
        progress.expect(plan.steps().size());
        for (var step : plan.steps()) {
            found.add(look.at(step));
            progress.advance(1);
        }
        return found;
    }

    /// Takes the steps that are to be taken; each is looked at first. Of those that differ the ones in `replacing` are
    /// written anew, the others left. What was done before it is cancelled or fails stays, and another run goes on there.
    ///
    /// @throws Failure.Refused when something stands in the way that is never changed; nothing is done then
    /// @throws VaultFailure when the server does not do a step
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public Result run(VaultPlan plan, Set<VaultStep> replacing, Progress progress) {
        requireRoom(plan, look(plan, Progress.NONE));
        var work = new VaultWork(vault.watchedBy(progress).steps(), here, plan);
        var outcomes = new ArrayList<VaultOutcome>();
        progress.expect(plan.steps().size());
        for (var step : plan.steps()) {
            progress.checkCancelled();
            outcomes.add(work.take(step, replacing.contains(step)));
            progress.advance(1);
        }
        return new Result(outcomes, vault.steps().roleId(login(plan)), work.authority());
    }

    private static void requireRoom(VaultPlan plan, List<VaultStepStanding> found) {
        var violations = new ArrayList<Violation>();
        for (int step = 0; step < found.size(); step++) {
            if (found.get(step).blocks()) {
                violations.add(new TextViolation.Taken(Field.VAULT_MOUNT, plan.steps().get(step).object(), 0));
            }
        }
        if (!violations.isEmpty()) {
            throw new Failure.Refused(violations);
        }
    }

    /// Has a secret id made for the login of the plan: the caller's to show once and to close.
    ///
    /// @throws VaultFailure when the server does not do it
    public Secret secretId(VaultPlan plan, Progress progress) {
        return vault.watchedBy(progress).steps().secretId(login(plan));
    }

    /// Has a secret id made and writes it to a file for its owner alone.
    ///
    /// @throws FileFailure.AlreadyExists when there is such a file; none is made then
    /// @throws FileFailure when it cannot be written
    /// @throws VaultFailure when the server does not do it
    public void saveSecretId(VaultPlan plan, Path file, Progress progress) {
        if (Files.exists(file)) {
            throw new FileFailure.AlreadyExists(file);
        }
        try (var secret = secretId(plan, progress)) {
            var octets = secret.use(text -> StandardCharsets.UTF_8.encode(CharBuffer.wrap(text)));
            var content = Arrays.copyOf(octets.array(), octets.limit());
            Arrays.fill(octets.array(), (byte) 0);
            new Delivery(here.desk().surroundings().random()).makeSecret(file, content);
        }
    }

    private static VaultStep.AppRole login(VaultPlan plan) {
        return plan.steps().stream().filter(VaultStep.AppRole.class::isInstance).map(VaultStep.AppRole.class::cast).findFirst()
                .orElseThrow();
    }

    @Override public void close() {
        vault.close();
    }
}
