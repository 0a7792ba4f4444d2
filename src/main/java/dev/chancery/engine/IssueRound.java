package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Thing;
import dev.chancery.store.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bulk issuing for things by their numbers, which remembers what it did.
final class IssueRound implements BulkIssue.Round {

    private final Desk desk;
    private final long[] things;
    private final List<CertificateId> issued = new ArrayList<>();
    private final List<Issued.Problem> problems = new ArrayList<>();
    private int taken;

    IssueRound(Desk desk, long[] things) {
        this.desk = desk;
        this.things = things;
    }

    @Override public List<Thing> next(int most) {
        var rows = List.<Thing>of();
        while (rows.isEmpty() && taken < things.length) {
            var end = Math.min(taken + most, things.length);
            var numbers = Arrays.copyOfRange(things, taken, end);
            rows = desk.read(tx -> tx.things().rows(numbers));
            taken = end;
        }
        return rows;
    }

    @Override public void refused(Transaction tx, Issued.Problem problem) {
        problems.add(problem);
    }

    @Override public void issued(Transaction tx, Certificate certificate) {}

    @Override public void durable(List<Certificate> certificates) {
        certificates.forEach(one -> issued.add(one.id()));
    }

    /// @throws Failure.Refused when nothing could be issued for anyone
    Issued done(int passedOver) {
        if (issued.isEmpty() && !problems.isEmpty()) {
            throw new Failure.Refused(problems.getFirst().violations());
        }
        return new Issued(issued, passedOver, problems);
    }
}
