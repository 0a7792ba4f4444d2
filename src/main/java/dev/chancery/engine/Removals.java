package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.ThingQuery.State;
import dev.chancery.store.Transaction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/// Taking things out of the store again, as long as they never had a certificate: the history of one that had must not
/// be lost.
public final class Removals {

    /// What a removal would do: the things that may go, and how many stay.
    public record Removable(List<Thing> things, int staying) {
        public Removable {
            things = List.copyOf(things);
        }
    }

    /// Things that were removed, with their sealed keys, so that they can be put back as they were.
    public static final class Removed {
        private final Map<Thing, byte[]> sealedKeys;

        private Removed(Map<Thing, byte[]> sealedKeys) {
            this.sealedKeys = sealedKeys;
        }

        public int count() {
            return sealedKeys.size();
        }
    }

    private final Desk desk;

    Removals(Desk desk) {
        this.desk = desk;
    }

    /// Nothing is changed.
    public Removable preview(long[] numbers) {
        return desk.read(tx -> {
            var unused = unused(tx, numbers);
            return new Removable(unused, numbers.length - unused.size());
        });
    }

    // One query finds those without a certificate now; only they are asked about the past one by one.
    private List<Thing> unused(Transaction tx, long[] numbers) {
        var without = LongStream.of(tx.things().numbers(ThingQuery.ALL.withState(Optional.of(State.WITHOUT_CERTIFICATE)), desk.now()))
                .collect(HashSet<Long>::new, Set::add, Set::addAll);
        var candidates = Arrays.stream(numbers).filter(without::contains)
                .filter(number -> tx.certificates().ofThing(number).isEmpty()).toArray();
        return tx.things().rows(candidates);
    }

    /// Removes those of the things that never had a certificate, all in one step.
    public Removed removeUnused(long[] numbers) {
        return desk.change(tx -> {
            var removed = new LinkedHashMap<Thing, byte[]>();
            for (var thing : unused(tx, numbers)) {
                tx.things().sealedSecret(thing.number()).ifPresent(sealed -> removed.put(thing, sealed));
                tx.things().delete(thing.number());
                desk.note(tx, Act.THING_REMOVED, thing.id().value(), "");
            }
            return new Removed(removed);
        });
    }

    /// Puts things back with the keys they had, all in one step, and returns how many; one whose id has been given to
    /// another meanwhile stays away.
    public int restore(Removed removed) {
        return desk.change(tx -> {
            var taken = tx.things().existing(removed.sealedKeys.keySet().stream().map(Thing::id).toList());
            int restored = 0;
            for (var entry : removed.sealedKeys.entrySet()) {
                if (!taken.contains(entry.getKey().id())) {
                    put(tx, entry.getKey(), entry.getValue());
                    desk.note(tx, Act.THING_ADDED, entry.getKey().id().value(), "restored");
                    restored++;
                }
            }
            return restored;
        });
    }

    // A sealed key is bound to its row, and a number is never given twice.
    private void put(Transaction tx, Thing thing, byte[] sealed) {
        var back = tx.things().insert(new NewThing(thing.id(), thing.description()), thing.created());
        var key = desk.seal().unseal(sealed, Filing.THING_TABLE, thing.number());
        try {
            tx.things().putSealedSecret(back.number(),
                    desk.seal().seal(key, Filing.THING_TABLE, back.number(), desk.surroundings().random()));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
