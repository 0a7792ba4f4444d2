package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThingTableTest {

    @TempDir Path folder;
    private Database store;

    @BeforeEach void create() {
        store = TestStore.create(folder);
    }

    @AfterEach void close() {
        store.close();
    }

    private Thing insert(NewThing thing) {
        return store.write(transaction -> transaction.things().insert(thing, TestStore.NOW));
    }

    private boolean delete(long number) {
        return store.write(transaction -> transaction.things().delete(number));
    }

    @Test void everyThingIsReadBackAsItWas() {
        store.write(transaction -> {
            Any.holdsFor(random -> TestStore.thing(random, random.nextInt()), thing -> {
                if (transaction.things().byId(thing.id()).isEmpty()) {
                    var stored = transaction.things().insert(thing, TestStore.NOW);
                    assertThat(stored).isEqualTo(new Thing(stored.number(), thing.id(), thing.description(), TestStore.NOW));
                    assertThat(transaction.things().byId(thing.id())).contains(stored);
                    assertThat(transaction.things().byNumber(stored.number())).contains(stored);
                }
            });
            return 0;
        });
    }

    @Test void anIdIsTakenOnce() {
        insert(TestStore.thing("press-1"));
        assertThatThrownBy(() -> store.write(transaction ->
                transaction.things().insertAll(List.of(TestStore.thing("press-0"), TestStore.thing("press-1")), TestStore.NOW)))
                .isInstanceOfSatisfying(Failure.Refused.class, refused -> assertThat(refused.violations())
                        .containsExactly(new TextViolation.Taken(Field.THING_ID, "press-1", 0)));
        store.read(transaction -> assertThat(transaction.things().count()).isOne());
    }

    @Test void anIdThatDiffersInCaseIsAnother() {
        insert(TestStore.thing("press-1"));
        insert(TestStore.thing("PRESS-1"));
        store.read(transaction -> assertThat(transaction.things().count()).isEqualTo(2));
    }

    @Test void aDescriptionCanBeChangedAndIsFoundByItsNewWords() {
        var thing = insert(TestStore.thing("press-1"));
        var described = new Thing(thing.number(), thing.id(),
                new Thing.Description("Große Presse", "Halle 9", List.of("hot", "wet"), "notes\nof two lines", "SN-7", "10.0.0.9"), thing.created());
        store.write(transaction -> {
            transaction.things().update(described);
            assertThat(transaction.things().byId(thing.id())).contains(described);
            for (var word : List.of("GROSSE", "halle 9", "Wet", "sn-7")) {
                assertThat(transaction.things().numbers(ThingQuery.ALL.withText(word), TestStore.NOW)).containsExactly(thing.number());
            }
            return 0;
        });
        assertThatThrownBy(() -> store.write(transaction -> {
            transaction.things().update(new Thing(99, thing.id(), Thing.Description.NONE, TestStore.NOW));
            return 0;
        })).isInstanceOf(Failure.Gone.class);
    }

    @Test void aThingWithoutCertificatesCanBeRemovedAndItsNumberIsNotGivenOutAgain() {
        var thing = insert(TestStore.thing("press-1"));
        assertThat(delete(thing.number())).isTrue();
        assertThatThrownBy(() -> delete(thing.number())).isInstanceOf(Failure.Gone.class);
        assertThat(insert(TestStore.thing("press-1")).number()).isGreaterThan(thing.number());
    }

    @Test void aThingWithACertificateStays() {
        var root = TestStore.root(store, "Root", new Random(1));
        var thing = insert(TestStore.thing("press-1"));
        store.write(transaction -> TestStore.issue(transaction, root.id(), Optional.of(thing), new Random(2)));
        assertThat(delete(thing.number())).isFalse();
        store.read(transaction -> assertThat(transaction.things().byId(thing.id())).contains(thing));
    }

    @Test void aThingForWhichASerialNumberIsReservedStays() {
        var root = TestStore.root(store, "Root", new Random(1));
        var thing = insert(TestStore.thing("press-1"));
        var wanted = new Reservation(Optional.of(root.id()), new SerialNumber(BigInteger.TEN), OptionalLong.of(thing.number()));
        var intent = store.write(transaction -> transaction.intents().reserve(List.of(wanted), TestStore.NOW)).getFirst();
        assertThat(delete(thing.number())).isFalse();
        store.write(transaction -> {
            transaction.intents().abandon(intent.id());
            return 0;
        });
        assertThat(delete(thing.number())).isTrue();
    }

    @Test void takenIdsAreFoundAmongMany() {
        var all = IntStream.range(0, 5000).mapToObj(i -> TestStore.thing("press-" + i)).toList();
        store.write(transaction -> transaction.things().insertAll(all.subList(1000, 2001), TestStore.NOW));
        Set<ThingId> taken = store.read(transaction -> transaction.things().existing(all.stream().map(NewThing::id).toList()));
        assertThat(taken).containsExactlyInAnyOrderElementsOf(all.subList(1000, 2001).stream().map(NewThing::id).toList());
        store.read(transaction -> assertThat(transaction.things().existing(List.of())).isEqualTo(Set.of()));
    }

    @Test void rowsComeInTheOrderInWhichTheyWereAskedFor() {
        var things = store.write(transaction -> transaction.things().insertAll(
                IntStream.range(0, 700).mapToObj(i -> TestStore.thing("press-" + i)).toList(), TestStore.NOW));
        var backwards = things.reversed().stream().mapToLong(Thing::number).toArray();
        store.read(transaction -> assertThat(transaction.things().rows(backwards)).isEqualTo(things.reversed()));
        store.read(transaction -> assertThat(transaction.things().rows(new long[] {-1, things.getFirst().number()})).containsExactly(things.getFirst()));
    }

    @Test void aSealedSecretIsKeptWithItsThing() {
        var thing = insert(TestStore.thing("press-1"));
        store.write(transaction -> {
            assertThat(transaction.things().sealedSecret(thing.number())).isEmpty();
            transaction.things().putSealedSecret(thing.number(), new byte[] {1, 2});
            return assertThat(transaction.things().sealedSecret(thing.number()).orElseThrow()).containsExactly(1, 2);
        });
        assertThatThrownBy(() -> store.read(transaction -> transaction.things().sealedSecret(99))).isInstanceOf(Failure.Gone.class);
        assertThatThrownBy(() -> store.write(transaction -> {
            transaction.things().putSealedSecret(99, new byte[1]);
            return 0;
        })).isInstanceOf(Failure.Gone.class);
    }
}
