package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Thing;
import dev.chancery.domain.VaultFailure;
import dev.chancery.store.Transaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Taking things out of the store again. What became of their certificates stays known: those are revoked, and kept with
/// the id of the thing that had them.
public final class Removals {

    /// What a removal would do: the things that would go, what becomes of their certificates, and how many things stay
    /// because something is being issued for them right now.
    public record Preview(List<Thing> things, Effects effects, int staying) {
        public Preview {
            things = List.copyOf(things);
        }
    }

    /// Things that were removed, with the sealed keys of those that never had a certificate, so that these can be put back
    /// as they were. `revocation` is what was done to the certificates of the others.
    public static final class Removed {
        private final Map<Thing, byte[]> sealedKeys;
        private final int count;
        private final Revocations.Done revocation;

        private Removed(Map<Thing, byte[]> sealedKeys, int count, Revocations.Done revocation) {
            this.sealedKeys = sealedKeys;
            this.count = count;
            this.revocation = revocation;
        }

        public int count() {
            return count;
        }

        public Revocations.Done revocation() {
            return revocation;
        }

        /// Whether [Removals#restore] would bring all of them back.
        public boolean canBeUndone() {
            return sealedKeys.size() == count;
        }
    }

    private final Desk desk;
    private final Revocations revocations;

    Removals(Desk desk, Revocations revocations) {
        this.desk = desk;
        this.revocations = revocations;
    }

    /// What [#remove] would do. Nothing is changed.
    public Preview preview(long[] numbers, Reason reason) {
        var now = desk.now();
        return desk.read(tx -> {
            var going = going(tx, numbers);
            var effects = Effects.of(tx.revocations().ofThings(numbersOf(going)), one -> Effect.ofRevoking(one, reason, now));
            return new Preview(going, effects, numbers.length - going.size());
        });
    }

    private static List<Thing> going(Transaction tx, long[] numbers) {
        var awaited = tx.intents().open().stream().flatMap(intent -> intent.reservation().thing().stream().boxed())
                .collect(Collectors.toSet());
        return tx.things().rows(numbers).stream().filter(thing -> !awaited.contains(thing.number())).toList();
    }

    private static long[] numbersOf(List<Thing> things) {
        return things.stream().mapToLong(Thing::number).toArray();
    }

    /// Removes the things and revokes what certificates they have, all in one step; then publishes the lists. What a Vault has
    /// issued is revoked there before.
    ///
    /// @throws dev.chancery.domain.VaultFailure when it does not do that; every thing is still there then
    public Removed remove(long[] numbers, Reason reason) {
        var now = desk.now();
        var there = revocations.there(tx -> tx.revocations().ofThings(numbersOf(going(tx, numbers))), reason, now);
        var gone = desk.change(tx -> remove(tx, going(tx, numbers), reason, now));
        return new Removed(gone.sealedKeys(), gone.count(), revocations.revoked(now, there.and(gone.effects())));
    }

    private record Gone(Map<Thing, byte[]> sealedKeys, int count, Effects effects) {}

    private Gone remove(Transaction tx, List<Thing> going, Reason reason, Instant now) {
        var candidates = tx.revocations().ofThings(numbersOf(going));
        var effects = revocations.revoke(tx, candidates, reason, now);
        var had = candidates.stream().flatMap(one -> one.thing().stream()).collect(Collectors.toSet());
        var sealedKeys = new LinkedHashMap<Thing, byte[]>();
        for (var thing : going) {
            if (!had.contains(thing.id())) {
                tx.things().sealedSecret(thing.number()).ifPresent(sealed -> sealedKeys.put(thing, sealed));
            }
            tx.certificates().detach(thing);
            tx.things().delete(thing.number());
            desk.note(tx, Act.THING_REMOVED, thing.id().value(), "");
        }
        return new Gone(sealedKeys, going.size(), effects);
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
