package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultViolation;
import dev.chancery.domain.Violation;
import java.util.List;
import java.util.Optional;

/// One run of bulk issuing where a Vault signs, one after the other. What was asked is on disk before it is asked, and
/// what became of it is in the job's books in the transaction that stores the certificate ([BulkBooks]): a run that is cut
/// off anywhere goes on without asking for anything twice.
final class VaultBulk {

    private final Desk desk;
    private final Certificates certificates;
    private final Order.Terms terms;
    private final boolean asSigned;
    private final VaultPatience patience;

    /// With `asSigned` everything genuine is kept; without it the first that is otherwise than asked for is revoked again and
    /// stops the run.
    VaultBulk(Desk desk, Certificates certificates, Order.Terms terms, boolean asSigned) {
        this.desk = desk;
        this.certificates = certificates;
        this.terms = terms;
        this.asSigned = asSigned;
        this.patience = new VaultPatience(desk.surroundings().random());
    }

    /// @throws Failure.Refused when Vault signs otherwise than asked for; that is revoked there again, and nothing else asked
    /// @throws VaultFailure when it cannot be asked any more; what was issued until then stays
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled; what it was told is durable
    void run(BulkIssue.Round round, Progress progress) {
        var drafting = certificates.drafting(terms);
        for (var things = round.next(1); !things.isEmpty(); things = round.next(1)) {
            progress.checkCancelled();
            var thing = things.getFirst();
            switch (drafting.draft(thing, desk.newSerial(), desk.now())) {
                case Checked.Valid<?> _ -> issue(round, thing, drafting.order(thing).orRefuse(), progress);
                case Checked.Invalid<?>(var violations) -> refuse(round, thing, violations);
            }
            progress.advance(1);
        }
    }

    private void issue(BulkIssue.Round round, Thing thing, Order order, Progress progress) {
        asked(round, thing, order, progress).ifPresent(result -> round.durable(List.of(kept(result, progress))));
    }

    private Optional<VaultResult> asked(BulkIssue.Round round, Thing thing, Order order, Progress progress) {
        try {
            return Optional.of(patience.ask(() -> certificates.elsewhere().issue(order, progress), progress));
        } catch (VaultFailure.VaultRefused refused) {
            if (refused.why() != VaultFailure.VaultRefused.Why.RULE) {
                throw refused;
            }
            refuse(round, thing, List.of(new VaultViolation.AgainstVaultRole(refused.saying())));
            return Optional.empty();
        }
    }

    private Certificate kept(VaultResult result, Progress progress) {
        return asSigned && result instanceof VaultResult.Asks(var errand, _, _) ? certificates.elsewhere().keep(errand)
                : certificates.elsewhere().strictly(result, progress);
    }

    private void refuse(BulkIssue.Round round, Thing thing, List<Violation> violations) {
        desk.write(tx -> round.refused(tx, new Issued.Problem(thing.id(), violations)));
    }
}
