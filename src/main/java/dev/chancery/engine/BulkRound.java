package dev.chancery.engine;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BulkItem;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Violation;
import dev.chancery.store.BulkRow;
import dev.chancery.store.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The issuing of a bulk job. What becomes of a thing is in the job's books in the same transaction as the thing, the
/// certificate and its key, so that a job that is cut off anywhere goes on exactly there.
final class BulkRound implements BulkIssue.Round {

    private final Desk desk;
    private final Things things;
    private final BulkRow job;
    private final BulkRow.Terms terms;
    private final Progress progress;
    private final Acknowledgement acknowledgement;
    private final Map<ThingId, Long> positions = new HashMap<>();
    private long cursor;

    BulkRound(Desk desk, Things things, BulkRow job, Progress progress, Acknowledgement acknowledgement) {
        this.desk = desk;
        this.things = things;
        this.job = job;
        this.terms = job.terms().orElseThrow();
        this.progress = progress;
        this.acknowledgement = acknowledgement;
    }

    @Override public List<Thing> next(int most) {
        while (true) {
            var items = desk.read(tx -> tx.bulkItems().waiting(job.id(), cursor, most));
            if (items.isEmpty()) {
                return List.of();
            }
            var admitted = desk.change(tx -> admit(tx, items));
            cursor = items.getLast().position();
            progress.advance(items.size() - admitted.size());
            if (!admitted.isEmpty()) {
                return admitted;
            }
        }
    }

    private List<Thing> admit(Transaction tx, List<BulkItem> items) {
        var known = new HashMap<ThingId, Thing>();
        tx.things().rows(items.stream().flatMapToLong(item -> item.thing().stream()).toArray()).forEach(one -> known.put(one.id(), one));
        var equipped = terms.again() ? Set.<Long>of() : tx.certificates().equipped(terms.issuer(),
                known.values().stream().mapToLong(Thing::number).toArray(), desk.now());
        var admitted = new ArrayList<Thing>();
        items.stream().filter(BulkItem::removed).forEach(item -> tx.bulkItems().refused(job.id(), item.position(), "removed from the store"));
        items.stream().filter(item -> !item.removed()).forEach(item -> {
            var thing = known.computeIfAbsent(item.entry().id(), _ -> things.insert(tx, item.entry()));
            tx.bulkItems().take(job.id(), item.position(), thing.number());
            if (equipped.contains(thing.number())) {
                tx.bulkItems().kept(job.id(), item.position(), terms.issuer());
            } else {
                positions.put(thing.id(), item.position());
                admitted.add(thing);
            }
        });
        var added = items.stream().filter(item -> item.thing().isEmpty() && !item.removed()).count();
        if (added > 0) {
            desk.note(tx, Act.THINGS_IMPORTED, job.source(), added + " things");
        }
        return admitted;
    }

    @Override public void refused(Transaction tx, Issued.Problem problem) {
        tx.bulkItems().refused(job.id(), requireNonNull(positions.remove(problem.thing())),
                problem.violations().stream().map(Violation::message).collect(Collectors.joining("; ")));
    }

    @Override public void issued(Transaction tx, Certificate certificate) {
        var position = requireNonNull(positions.get(certificate.thing().orElseThrow()));
        if (!tx.bulkItems().issued(job.id(), position, certificate.id())) {
            throw new IllegalStateException("issued twice in a job: " + certificate.serial().hex());
        }
    }

    @Override public void durable(List<Certificate> certificates) {
        for (var certificate : certificates) {
            var thing = certificate.thing().orElseThrow();
            positions.remove(thing);
            acknowledgement.durable(certificate.serial(), thing.value());
        }
    }
}
