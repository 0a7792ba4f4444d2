package dev.chancery.ui.issue;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Issuing by an authority in a Vault, one after the other, which can say afterwards what it left in the store although it was
/// cut short. Runs in the background.
final class VaultRun {

    private static final int PAGE = 1_000;

    private final Office office;
    private final Order.Terms terms;
    private final long[] things;
    private final Equipped equipped;
    private volatile long newestBefore = Long.MAX_VALUE;

    VaultRun(Office office, Order.Terms terms, long[] things, Equipped equipped) {
        this.office = office;
        this.terms = terms;
        this.things = things;
        this.equipped = equipped;
    }

    Outcome.Many run(Progress progress) {
        newestBefore = newest(terms.issuer());
        var issued = office.certificates().issueAll(terms, things, equipped, progress);
        return new Outcome.Many(issued.certificates(), issued.passedOver(), issued.problems().stream()
                .map(problem -> new Outcome.Problem(problem.thing(), problem.violations())).toList());
    }

    private long newest(AuthorityId issuer) {
        return LongStream.of(office.certificates().ids(CertificateQuery.ALL.withIssuer(Optional.of(issuer)))).max().orElse(0);
    }

    /// The certificates that are there and were not before.
    List<CertificateId> kept() {
        var kept = new ArrayList<CertificateId>();
        for (int from = 0; from < things.length; from += PAGE) {
            office.things().rows(Arrays.copyOfRange(things, from, Math.min(from + PAGE, things.length))).stream()
                    .flatMap(thing -> thing.current().stream())
                    .filter(one -> one.id().value() > newestBefore && one.issuer().equals(terms.issuer()))
                    .forEach(one -> kept.add(one.id()));
        }
        return kept;
    }

    int things() {
        return things.length;
    }
}
