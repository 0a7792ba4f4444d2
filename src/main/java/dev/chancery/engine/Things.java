package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.ThingQuery.State;
import dev.chancery.domain.ThingSummary;
import dev.chancery.export.Delivery;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The things of a store: the devices that get certificates.
public final class Things {

    private static final int BATCH = 1_000;
    private static final int KEY_OCTETS = 32;

    private final Desk desk;
    private final Revocations revocations;

    Things(Desk desk, Revocations revocations) {
        this.desk = desk;
        this.revocations = revocations;
    }

    /// The numbers of everything the query matches, in its order. Rows are read in pages with [#rows].
    public long[] numbers(ThingQuery query) {
        return desk.read(tx -> tx.things().numbers(query, desk.now()));
    }

    /// The things with these numbers, in the same order.
    public List<ThingSummary> rows(long[] numbers) {
        return desk.read(tx -> tx.things().summaries(numbers));
    }

    public long count() {
        return desk.read(tx -> tx.things().count());
    }

    public Optional<Thing> find(ThingId id) {
        return desk.read(tx -> tx.things().byId(id));
    }

    /// Which of these ids are taken.
    public Set<ThingId> existing(Collection<ThingId> ids) {
        return desk.read(tx -> tx.things().existing(ids));
    }

    /// @throws Failure.Refused when the id is taken
    public Thing add(ThingId id, Thing.Description description) {
        return desk.change(tx -> {
            desk.note(tx, Act.THING_ADDED, id.value(), "");
            return insert(tx, new NewThing(id, description));
        });
    }

    /// Adds things in batches, each durable when `progress` hears of it; an id that is taken meanwhile is passed over.
    /// Returns how many were added.
    ///
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public int addAll(List<NewThing> entries, String source, Progress progress) {
        progress.expect(entries.size());
        int added = 0;
        for (int from = 0; from < entries.size(); from += BATCH) {
            progress.checkCancelled();
            var batch = entries.subList(from, Math.min(from + BATCH, entries.size()));
            added += desk.change(tx -> addBatch(tx, batch, source));
            progress.advance(batch.size());
        }
        return added;
    }

    /// A device list in a file, to be looked at, checked and imported.
    ///
    /// @throws FileFailure.CannotRead when the file is missing or cannot be read
    /// @throws Failure.UnfitList when it is too large, empty, or not a list
    public ThingImport list(Path file) {
        return ThingImport.open(this, file);
    }

    /// The writer of what belongs to the things and leaves the store.
    Delivery delivery() {
        return new Delivery(desk.surroundings().random());
    }

    private int addBatch(Transaction tx, List<NewThing> batch, String source) {
        var taken = tx.things().existing(batch.stream().map(NewThing::id).toList());
        var fresh = batch.stream().filter(entry -> !taken.contains(entry.id())).toList();
        fresh.forEach(entry -> insert(tx, entry));
        desk.note(tx, Act.THINGS_IMPORTED, source, fresh.size() + " things");
        return fresh.size();
    }

    Thing insert(Transaction tx, NewThing entry) {
        var thing = tx.things().insert(entry, desk.now());
        tx.things().putSealedSecret(thing.number(), sealedKey(thing.number()));
        return thing;
    }

    /// A thing's key is 256 random bits, in the letters that fit a password field.
    private byte[] sealedKey(long number) {
        var random = new byte[KEY_OCTETS];
        desk.surroundings().random().nextBytes(random);
        var key = Base64.getUrlEncoder().withoutPadding().encode(random);
        try {
            return desk.seal().seal(key, Filing.THING_TABLE, number, desk.surroundings().random());
        } finally {
            Arrays.fill(random, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    /// The thing's key (its secret), for the caller to show and wipe.
    public char[] key(Thing thing) {
        return key(desk, thing);
    }

    static char[] key(Desk desk, Thing thing) {
        var sealed = desk.read(tx -> tx.things().sealedSecret(thing.number()))
                .orElseThrow(() -> new Failure.Gone("key of thing " + thing.number()));
        var key = desk.seal().unseal(sealed, Filing.THING_TABLE, thing.number());
        try {
            var text = new char[key.length];
            for (int i = 0; i < key.length; i++) {
                text[i] = (char) key[i];
            }
            return text;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    public void describe(Thing thing, Thing.Description description) {
        desk.write(tx -> {
            tx.things().update(new Thing(thing.number(), thing.id(), description, thing.created()));
            desk.note(tx, Act.THING_CHANGED, thing.id().value(), "");
        });
    }

    /// How many things match the words of a query, in all and by state.
    public record Tally(long all, Map<State, Long> byState) {

        public static final Tally NONE = new Tally(0, Map.of());

        public long of(State state) {
            return byState.getOrDefault(state, 0L);
        }
    }

    public Tally tally(String text) {
        var query = ThingQuery.ALL.withText(text);
        return desk.read(tx -> new Tally(tx.things().numbers(query, desk.now()).length,
                Arrays.stream(State.values()).collect(Collectors.toMap(Function.identity(),
                        state -> (long) tx.things().numbers(query.withState(Optional.of(state)), desk.now()).length))));
    }

    /// The current certificates of those of these things that have one, in the order of the things.
    public List<CertificateId> currentCertificates(long[] numbers) {
        return batches(numbers).flatMap(batch -> rows(batch).stream())
                .flatMap(summary -> summary.current().stream()).map(Certificate::id).toList();
    }

    private static Stream<long[]> batches(long[] numbers) {
        return IntStream.iterate(0, from -> from < numbers.length, from -> from + BATCH)
                .mapToObj(from -> Arrays.copyOfRange(numbers, from, Math.min(from + BATCH, numbers.length)));
    }

    /// Taking things out of the store again.
    public Removals removals() {
        return new Removals(desk, revocations);
    }
}
