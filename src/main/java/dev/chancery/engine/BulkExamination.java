package dev.chancery.engine;

import dev.chancery.domain.BulkItem;
import dev.chancery.domain.Thing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tries for things of a bulk job, before they are in the store, whether they can have a certificate on its terms.
final class BulkExamination {

    private final Desk desk;
    private final Drafting drafting;

    BulkExamination(Desk desk, Drafting drafting) {
        this.desk = desk;
        this.drafting = drafting;
    }

    /// Those that cannot. A name that is the thing's own key cannot be tried before the thing is there.
    List<Issued.Problem> unfit(List<BulkItem> items) {
        if (drafting.terms().profile().naming().usesKey()) {
            return List.of();
        }
        var known = known(items);
        return items.stream().map(item -> problem(known.getOrDefault(item.position(),
                new Thing(0, item.entry().id(), item.entry().description(), desk.now())))).filter(problem -> !problem.violations().isEmpty()).toList();
    }

    private Issued.Problem problem(Thing thing) {
        return new Issued.Problem(thing.id(), drafting.draft(thing, desk.newSerial(), desk.now()).violations());
    }

    private Map<Long, Thing> known(List<BulkItem> items) {
        var positions = new HashMap<Long, Long>();
        items.forEach(item -> item.thing().ifPresent(number -> positions.put(number, item.position())));
        var numbers = positions.keySet().stream().mapToLong(Long::longValue).toArray();
        var known = new HashMap<Long, Thing>();
        desk.read(tx -> tx.things().rows(numbers)).forEach(thing -> known.put(positions.get(thing.number()), thing));
        return known;
    }
}
