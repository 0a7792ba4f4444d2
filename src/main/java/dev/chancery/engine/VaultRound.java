package dev.chancery.engine;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultViolation;
import java.util.ArrayList;
import java.util.List;

/// Certificates for several things from a Vault, one after the other.
final class VaultRound {

    private final Certificates certificates;
    private final VaultIssuing issuing;
    private final VaultPatience patience;
    private final List<CertificateId> issued = new ArrayList<>();
    private final List<Issued.Problem> problems = new ArrayList<>();

    VaultRound(Certificates certificates, VaultIssuing issuing, VaultPatience patience) {
        this.patience = patience;
        this.certificates = certificates;
        this.issuing = issuing;
    }

    /// @throws Failure.Refused when nothing could be issued for anyone
    /// @throws VaultFailure when it cannot be asked any more; what was issued until then stays
    Issued issue(Order.Terms terms, List<Thing> things, int passedOver, Progress progress) {
        progress.expect(things.size());
        for (var thing : things) {
            progress.checkCancelled();
            one(thing, terms, progress);
            progress.advance(1);
        }
        if (issued.isEmpty() && !problems.isEmpty()) {
            throw new Failure.Refused(problems.getFirst().violations());
        }
        return new Issued(issued, passedOver, problems);
    }

    private void one(Thing thing, Order.Terms terms, Progress progress) {
        try {
            issued.add(patience.ask(() -> issuing.issueStrictly(certificates.order(thing, terms).orRefuse(), progress), progress).id());
        } catch (Failure.Refused refused) {
            problems.add(new Issued.Problem(thing.id(), refused.violations()));
        } catch (VaultFailure.VaultRefused refused) {
            if (refused.why() != VaultFailure.VaultRefused.Why.RULE) {
                throw refused;
            }
            problems.add(new Issued.Problem(thing.id(), List.of(new VaultViolation.AgainstVaultRole(refused.saying()))));
        }
    }
}
