package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.domain.SerialNumber;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentTableTest {

    @TempDir Path folder;
    private Database store;
    private Authority root;

    @BeforeEach void create() {
        store = TestStore.create(folder);
        root = TestStore.root(store, "Root", new Random(1));
    }

    @AfterEach void close() {
        store.close();
    }

    private Reservation of(long serial) {
        return new Reservation(Optional.of(root.id()), new SerialNumber(BigInteger.valueOf(serial)), OptionalLong.empty());
    }

    private List<Intent> reserve(Reservation... wanted) {
        return store.write(transaction -> transaction.intents().reserve(List.of(wanted), TestStore.NOW));
    }

    private List<Intent> open() {
        return store.read(transaction -> transaction.intents().open());
    }

    @Test void whatIsReservedIsOpenUntilItIsFulfilledOrAbandoned() {
        var thing = store.write(transaction -> transaction.things().insert(TestStore.thing("press-1"), TestStore.NOW));
        var ofThing = new Reservation(Optional.of(root.id()), new SerialNumber(BigInteger.TWO), OptionalLong.of(thing.number()));
        var ofARoot = new Reservation(Optional.empty(), new SerialNumber(BigInteger.TEN), OptionalLong.empty());
        var intents = reserve(of(1), ofThing, ofARoot);
        assertThat(intents).extracting(Intent::reservation).containsExactly(of(1), ofThing, ofARoot);
        assertThat(open()).isEqualTo(intents);
        store.write(transaction -> {
            transaction.intents().fulfil(intents.get(0).id());
            transaction.intents().abandon(intents.get(2).id());
            return 0;
        });
        assertThat(open()).containsExactly(intents.get(1));
    }

    @Test void anIdIsNeverGivenOutTwice() {
        var ids = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            var intent = reserve(of(100 + i)).getFirst();
            assertThat(ids.add(intent.id())).isTrue();
            store.write(transaction -> {
                transaction.intents().abandon(intent.id());
                return 0;
            });
        }
        assertThat(ids).doesNotContain(root.certificate().id());
    }

    @Test void aSerialNumberIsNotReservedTwice() {
        reserve(of(1));
        assertThatThrownBy(() -> reserve(of(2), of(1))).isInstanceOf(IllegalStateException.class);
        assertThat(open()).hasSize(1);
    }

    @Test void aSerialNumberThatACertificateHasIsNotReserved() {
        var certificate = store.write(transaction -> TestStore.issue(transaction, root.id(), Optional.empty(), new Random(2)));
        var again = new Reservation(Optional.of(root.id()), certificate.serial(), OptionalLong.empty());
        assertThatThrownBy(() -> reserve(again)).isInstanceOf(IllegalStateException.class);
        var other = TestStore.root(store, "Other", new Random(3));
        assertThat(reserve(new Reservation(Optional.of(other.id()), certificate.serial(), OptionalLong.empty()))).hasSize(1);
    }

    @Test void whatIsNotOpenCannotBeEnded() {
        var intent = reserve(of(1)).getFirst();
        store.write(transaction -> {
            transaction.intents().fulfil(intent.id());
            return 0;
        });
        assertThatThrownBy(() -> store.write(transaction -> {
            transaction.intents().fulfil(intent.id());
            return 0;
        })).isInstanceOf(Failure.Gone.class);
        assertThatThrownBy(() -> store.write(transaction -> {
            transaction.intents().abandon(intent.id());
            return 0;
        })).isInstanceOf(Failure.Gone.class);
    }
}
