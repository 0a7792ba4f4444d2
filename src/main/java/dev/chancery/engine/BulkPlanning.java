package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkItem;
import dev.chancery.domain.Field;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Progress;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.intake.Row;
import dev.chancery.store.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;

/// The dry run of a bulk job: its things go into the store's books of the job, a batch at a time, and nowhere else.
final class BulkPlanning {

    private static final int BATCH = 1_000;

    /// `thing` is the number of one that is chosen in the store, else 0.
    private record Placed(long position, NewThing entry, long thing) {}

    private final Desk desk;
    private final BulkId id;
    private final AuthorityId issuer;
    private final BulkExamination examination;
    private final List<Placed> batch = new ArrayList<>();
    private final List<ThingImport.Problem> bad = new ArrayList<>();
    private final List<Issued.Problem> unfit = new ArrayList<>();
    private long badRows;
    private long unfitCount;
    private long lastBad;
    private long all;

    BulkPlanning(Desk desk, BulkId id, Drafting drafting) {
        this.desk = desk;
        this.id = id;
        this.issuer = drafting.terms().issuer();
        this.examination = new BulkExamination(desk, drafting);
    }

    BulkPlan plan(BulkSource source, Progress progress) {
        switch (source) {
            case BulkSource.OfList(var list, var meanings) -> list.each(meanings, this::take, this::refuse, progress);
            case BulkSource.OfPattern(var pattern) -> {
                progress.expect(pattern.count());
                for (int i = 0; i < pattern.count(); i++) {
                    add(new Placed(i + 1, new NewThing(pattern.id(i), Thing.Description.NONE), 0), progress);
                }
            }
            case BulkSource.OfThings(var numbers) -> takeAll(numbers, progress);
        }
        flush();
        bad.sort(Comparator.comparingInt(ThingImport.Problem::line));
        return desk.read(tx -> new BulkPlan(id, all, tx.bulkItems().countNew(id),
                tx.bulkItems().countEquipped(id, issuer, desk.now()), unfitCount, unfit, badRows, bad));
    }

    private void takeAll(long[] numbers, Progress progress) {
        progress.expect(numbers.length);
        long position = 0;
        for (int from = 0; from < numbers.length; from += BATCH) {
            var some = Arrays.copyOfRange(numbers, from, Math.min(from + BATCH, numbers.length));
            for (var thing : desk.read(tx -> tx.things().rows(some))) {
                add(new Placed(++position, new NewThing(thing.id(), thing.description()), thing.number()), progress);
            }
        }
    }

    private void add(Placed one, Progress progress) {
        batch.add(one);
        if (batch.size() == BATCH) {
            flush();
            progress.advance(BATCH);
        }
    }

    private void take(Row row) {
        batch.add(new Placed(row.line(), new NewThing(row.id(), row.description()), 0));
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void refuse(ThingImport.Problem problem) {
        badRows += problem.line() == lastBad ? 0 : 1;
        lastBad = problem.line();
        if (bad.size() < BulkPlan.MOST_TOLD) {
            bad.add(problem);
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        var before = batch.getFirst().position() - 1;
        var twice = desk.change(tx -> {
            var found = new HashMap<Placed, Long>();
            batch.forEach(one -> put(tx, one).ifPresent(first -> found.put(one, first)));
            return found;
        });
        twice.forEach((one, first) -> refuse(twice(one.position(), one.entry().id(), first)));
        all += batch.size() - twice.size();
        examine(desk.read(tx -> tx.bulkItems().waiting(id, before, BATCH)));
        batch.clear();
    }

    private OptionalLong put(Transaction tx, Placed one) {
        var first = tx.bulkItems().add(id, one.position(), one.entry());
        if (first.isEmpty() && one.thing() > 0) {
            tx.bulkItems().take(id, one.position(), one.thing());
        }
        return first;
    }

    static ThingImport.Problem twice(long line, ThingId id, long first) {
        return new ThingImport.Problem((int) line, 0, "", new TextViolation.Taken(Field.THING_ID, id.value(), (int) first), id.value());
    }

    private void examine(List<BulkItem> items) {
        for (var problem : examination.unfit(items)) {
            if (++unfitCount <= BulkPlan.MOST_TOLD) {
                unfit.add(problem);
            }
        }
    }
}
